using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Documents;

[PublicAnswer(AnswerSource.Store, SiteLinks.FindingName)]
internal sealed class DocumentPageModel(DocumentQuery query) : PageModel
{
    public PageDetail Sheet { get; private set; } = null!;

    /// <summary>Reference of the finding to mark.</summary>
    [BindProperty(Name = SiteLinks.FindingName, SupportsGet = true)]
    public string? Asked { get; set; }

    public async Task<IActionResult> OnGetAsync(string sha256, int number, CancellationToken cancellation)
    {
        var canonical = sha256.ToLowerInvariant();
        if (await query.PageAsync(canonical, number, FindingReference.TryParse(Asked, out var reference) ? reference.Value : null, cancellation) is not { } sheet)
        {
            return NotFound();
        }

        if (sha256 != canonical)
        {
            return LocalRedirectPermanent("~" + SiteLinks.DocumentPage(canonical, number));
        }

        Sheet = sheet;
        Asked = string.IsNullOrWhiteSpace(Asked) ? null : Asked;
        return Page();
    }
}

using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Documents;

[PublicAnswer(AnswerSource.Store)]
internal sealed class DocumentPageModel(DocumentQuery query) : PageModel
{
    public PageDetail Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string sha256, int number, CancellationToken cancellation)
    {
        var canonical = sha256.ToLowerInvariant();
        if (await query.PageAsync(canonical, number, cancellation) is not { } sheet)
        {
            return NotFound();
        }

        if (sha256 != canonical)
        {
            return LocalRedirectPermanent("~" + SiteLinks.DocumentPage(canonical, number));
        }

        Sheet = sheet;
        return Page();
    }
}

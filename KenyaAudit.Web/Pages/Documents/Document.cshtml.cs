using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Documents;

[PublicAnswer(AnswerSource.Store, SearchAddress.PageName)]
internal sealed class DocumentModel(DocumentQuery query) : PageModel
{
    public DocumentDetail Document { get; private set; } = null!;

    [BindProperty(Name = SearchAddress.PageName, SupportsGet = true)]
    public string? ListPage { get; set; }

    public async Task<IActionResult> OnGetAsync(string sha256, CancellationToken cancellation)
    {
        var canonical = sha256.ToLowerInvariant();
        if (await query.RunAsync(canonical, PageLinks.Number(ListPage), cancellation) is not { } document)
        {
            return NotFound();
        }

        if (sha256 != canonical)
        {
            return LocalRedirectPermanent("~" + SiteLinks.Document(canonical));
        }

        Document = document;
        return Page();
    }
}

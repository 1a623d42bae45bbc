using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Entities;

[PublicAnswer(AnswerSource.Store, SearchAddress.TextName + " " + SearchAddress.PageName)]
internal sealed class IndexModel(EntityListQuery query) : PageModel
{
    private const int MaxLetters = 100;

    [BindProperty(Name = SearchAddress.TextName, SupportsGet = true)]
    public string? Letters { get; set; }

    [BindProperty(Name = SearchAddress.PageName, SupportsGet = true)]
    public string? PageWord { get; set; }

    public EntityList List { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var letters = (Letters ?? "").Replace('\0', ' ').Trim();
        List = await query.RunAsync(letters.Length > MaxLetters ? letters[..MaxLetters] : letters, PageLinks.Number(PageWord), cancellation);
    }
}

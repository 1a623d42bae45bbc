using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Home;

[PublicAnswer(AnswerSource.Store)]
internal sealed class IndexModel(HomeQuery query) : PageModel
{
    /// <summary>Words that occur in every national report.</summary>
    public static readonly IReadOnlyList<string> Examples = ["pending bills", "stalled projects", "unsupported expenditure"];

    public HomeOverview Overview { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation) => Overview = await query.RunAsync(cancellation);
}

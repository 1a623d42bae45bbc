using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.About;

[PublicAnswer(AnswerSource.Store)]
internal sealed class RemovalsModel(RemovalsQuery query) : PageModel
{
    public IReadOnlyList<Removal> Removals { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Removals = await query.RunAsync(cancellation);
}

using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Documents;

[PublicAnswer(AnswerSource.Store)]
internal sealed class IndexModel(DocumentListQuery query) : PageModel
{
    public IReadOnlyList<ReportItem> Reports { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Reports = await query.RunAsync(cancellation);
}

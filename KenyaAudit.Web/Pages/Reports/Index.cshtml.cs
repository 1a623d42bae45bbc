using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Reports;

[PublicAnswer(AnswerSource.Store)]
internal sealed class IndexModel(ReportQuery query) : PageModel
{
    public IReadOnlyList<ReportSummary> Reports { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Reports = await query.ListAsync(cancellation);
}

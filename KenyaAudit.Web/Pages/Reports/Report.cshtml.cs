using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Reports;

[PublicAnswer(AnswerSource.Store)]
internal sealed class ReportModel(ReportQuery query) : PageModel
{
    public ReportDetail Report { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? slug, CancellationToken cancellation)
    {
        // An address of blanks binds to nothing.
        slug ??= "";
        var canonical = slug.ToLowerInvariant();
        if (await query.RunAsync(canonical, cancellation) is not { } report)
        {
            return NotFound();
        }

        if (slug != canonical)
        {
            return LocalRedirectPermanent("~" + SiteLinks.Report(canonical));
        }

        Report = report;
        return Page();
    }
}

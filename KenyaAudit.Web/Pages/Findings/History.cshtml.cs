using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Findings;

[PublicAnswer(AnswerSource.Store)]
internal sealed class HistoryModel(HistoryQuery histories, FindingQuery findings, MissingFindingQuery neighbours) : PageModel
{
    public FindingHistory? History { get; private set; }

    public FindingDetail? Gone { get; private set; }

    public MissingFinding? Missing { get; private set; }

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken cancellation)
    {
        var parsed = FindingReference.TryParse(reference, out var found) ? found.Value : null;
        var history = parsed is null ? null : await histories.RunAsync(parsed, cancellation);
        if (history is null)
        {
            Missing = await neighbours.RunAsync(parsed, cancellation);
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        var address = SiteLinks.FindingHistory(history.Reference);
        if (!string.Equals(Request.Path.Value, address, StringComparison.Ordinal))
        {
            return LocalRedirectPermanent("~" + address);
        }

        if (history.Withdrawn)
        {
            Gone = await findings.RunAsync(history.Reference, null, cancellation);
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }

        History = history;
        return Page();
    }
}

using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Findings;

[PublicAnswer(AnswerSource.Index, Dated = true)]
internal sealed class FindingModel(FindingQuery findings, MissingFindingQuery neighbours, TimeProvider clock) : PageModel
{
    public FindingDetail? Finding { get; private set; }

    public MissingFinding? Missing { get; private set; }

    public DateOnly Today => Nairobi.Today(clock);

    public async Task<IActionResult> OnGetAsync(string reference, string? tail, CancellationToken cancellation)
    {
        var path = FindingPath.Of(reference, tail);
        var found = path.Reference is null ? null : await findings.RunAsync(path.Reference, path.Version, cancellation);
        if (found is null || path.Reserved)
        {
            return await MissingAsync(path, found, cancellation);
        }

        if (!string.Equals(Request.Path.Value, path.Canonical, StringComparison.Ordinal))
        {
            return LocalRedirectPermanent("~" + path.Canonical);
        }

        Finding = found;
        if (found.Withdrawn)
        {
            // The reason and the day are those of the withdrawal, whichever version was asked for.
            Finding = found.IsCurrent ? found : await findings.RunAsync(found.Reference, null, cancellation);
            Response.StatusCode = StatusCodes.Status410Gone;
        }

        return Page();
    }

    private async Task<PageResult> MissingAsync(FindingPath path, FindingDetail? found, CancellationToken cancellation)
    {
        var exists = found is not null
            || (path.Version is not null && await findings.RunAsync(path.Reference!, null, cancellation) is not null);
        Missing = exists
            ? new MissingFinding(path.Reference) { FindingExists = true }
            : await neighbours.RunAsync(path.Reference, cancellation);
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}

using System.Globalization;
using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Findings;

/// <summary>One part of two versions side by side.</summary>
internal sealed record PartDifference(string Label, TextDifference Difference);

[PublicAnswer(AnswerSource.Store, "from to")]
internal sealed class DiffModel(HistoryQuery histories, FindingQuery findings, MissingFindingQuery neighbours) : PageModel
{
    public FindingHistory? History { get; private set; }

    public FindingDetail? Gone { get; private set; }

    public MissingFinding? Missing { get; private set; }

    public VersionItem From { get; private set; } = null!;

    public VersionItem To { get; private set; } = null!;

    public string? Notice { get; private set; }

    /// <summary>Only parts that differ.</summary>
    public IReadOnlyList<PartDifference> Parts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken cancellation)
    {
        var parsed = FindingReference.TryParse(reference, out var found) ? found.Value : null;
        var history = parsed is null ? null : await histories.RunAsync(parsed, cancellation);
        if (history is null)
        {
            Missing = await neighbours.RunAsync(parsed, cancellation);
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (!string.Equals(Request.Path.Value, SiteLinks.FindingDiff(history.Reference), StringComparison.Ordinal))
        {
            return LocalRedirectPermanent("~" + SiteLinks.FindingDiff(history.Reference) + Request.QueryString);
        }
        else if (history.Withdrawn)
        {
            Gone = await findings.RunAsync(history.Reference, null, cancellation);
            Response.StatusCode = StatusCodes.Status410Gone;
        }
        else
        {
            Compare(history);
        }

        return Page();
    }

    private void Compare(FindingHistory history)
    {
        History = history;
        var (from, to) = (Asked("from", history), Asked("to", history));
        To = to ?? history.Version(history.Current)!;
        From = from ?? history.Version(Math.Max(1, To.Number - 1)) ?? To;
        Parts = [.. From.Parts.Zip(To.Parts).Where(pair => !VersionItem.Unkept(pair.First, pair.Second))
            .Select(pair => new PartDifference(pair.First.Label, WordDiff.Of(pair.First.Text, pair.Second.Text)))
            .Where(part => !part.Difference.Identical)];
    }

    private VersionItem? Asked(string name, FindingHistory history)
    {
        var asked = Request.Query[name].ToString();
        if (asked.Length == 0)
        {
            return null;
        }

        var version = int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? history.Version(number) : null;
        Notice = version is null ? "The address asked for a version that does not exist; the nearest sensible ones are compared." : Notice;
        return version;
    }
}

using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Pages.Findings;

/// <summary>The same matter in other years, along the links of the rules; a chain is as sure as its weakest link.</summary>
internal sealed class RepeatQuery(AuditDb db)
{
    private const int MostYears = 12;

    public async Task<IReadOnlyList<RepeatItem>> RunAsync(string reference, CancellationToken cancellation)
    {
        var found = new Dictionary<string, RepeatItem>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal) { reference };
        var edge = new Dictionary<string, (int Confidence, bool SameHeading)>(StringComparer.Ordinal) { [reference] = (100, false) };
        for (var hop = 0; hop < MostYears && edge.Count > 0; hop++)
        {
            var links = await LinksAsync([.. edge.Keys], cancellation);
            var next = new Dictionary<string, (int, bool)>(StringComparer.Ordinal);
            foreach (var link in links.Where(link => seen.Add(link.Item.Reference)))
            {
                var (confidence, heading) = edge[link.At];
                var item = link.Item with { Confidence = Math.Min(confidence, link.Item.Confidence), SameHeading = heading || link.Item.SameHeading };
                found[item.Reference] = item;
                next[item.Reference] = (item.Confidence, item.SameHeading);
            }

            edge = next;
        }

        return [.. found.Values.OrderBy(item => item.EndYear).ThenBy(item => item.Reference, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<(string At, RepeatItem Item)>> LinksAsync(List<string> references, CancellationToken cancellation)
    {
        var rows = await db.Repeats.AsNoTracking()
            .Where(row => (references.Contains(row.From.Reference) || references.Contains(row.To.Reference))
                && row.From.Status == FindingStatus.Published && row.To.Status == FindingStatus.Published)
            .OrderByDescending(row => row.Confidence).ThenBy(row => row.Id)
            .Select(row => new
            {
                From = new RepeatItem(row.From.Reference, row.From.Title, row.From.Report.FinancialYear, row.Confidence, row.SameHeading, row.Reasons),
                To = new RepeatItem(row.To.Reference, row.To.Title, row.To.Report.FinancialYear, row.Confidence, row.SameHeading, row.Reasons),
            })
            .ToListAsync(cancellation);
        return [.. rows.SelectMany(row => new[] { (row.From.Reference, row.To), (row.To.Reference, row.From) }).Where(pair => references.Contains(pair.Item1))];
    }
}

internal sealed record RepeatItem(string Reference, string Title, int? EndYear, int Confidence, bool SameHeading, string Reasons)
{
    public string? Year => EndYear is { } year ? new FinancialYear(year).ToString() : null;
}

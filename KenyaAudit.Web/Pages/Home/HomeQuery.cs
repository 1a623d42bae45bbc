using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Pages.Home;

/// <summary>What the first page shows: what was loaded last, counts, and the largest amounts.</summary>
internal sealed class HomeQuery(AuditDb db)
{
    private const int ReportsShown = 3;
    private const int LargestShown = 5;

    // One entity may hold several of the largest; enough rows to find five entities, and a bound.
    private const int LargestRead = 100;

    public async Task<HomeOverview> RunAsync(CancellationToken cancellation)
    {
        var opinions = await db.Opinions.AsNoTracking().GroupBy(row => row.Kind)
            .Select(group => new OpinionCount(group.Key, group.Count())).ToListAsync(cancellation);
        return new HomeOverview(
            await LoadedAsync(cancellation),
            await db.Findings.CountAsync(row => row.Status == FindingStatus.Published, cancellation),
            await db.Entities.CountAsync(cancellation),
            await db.CleanStatements.CountAsync(cancellation),
            [.. opinions.OrderBy(count => count.Opinion)],
            await LargestAsync(cancellation));
    }

    // A report without findings (a census, a register entry) is not what a reader means by loaded.
    private async Task<IReadOnlyList<LoadedReport>> LoadedAsync(CancellationToken cancellation)
    {
        var reports = await db.Reports.AsNoTracking()
            .Where(report => db.Findings.Any(finding => finding.ReportId == report.Id))
            .Select(report => new
            {
                report.Title,
                report.Publisher,
                report.FinancialYear,
                At = db.PublicationLog.Where(entry => entry.Kind == PublicationKind.Report && entry.Key == report.Slug).Max(entry => (DateTime?)entry.At),
            })
            .OrderByDescending(report => report.At).ThenByDescending(report => report.FinancialYear)
            .Take(ReportsShown)
            .ToListAsync(cancellation);
        return [.. reports.Select(report => new LoadedReport(
            report.Title, report.Publisher, report.FinancialYear is { } year ? new FinancialYear(year) : null, report.At))];
    }

    private async Task<IReadOnlyList<LargeFinding>> LargestAsync(CancellationToken cancellation)
    {
        var rows = await db.FindingVersions.AsNoTracking()
            .Where(version => version.Finding.CurrentVersion == version.Number
                && version.Finding.Status == FindingStatus.Published && version.AmountInQuestionCents != null)
            .OrderByDescending(version => version.AmountInQuestionCents).ThenBy(version => version.FindingId)
            .Take(LargestRead)
            .Select(version => new
            {
                version.Finding.EntityId,
                version.Finding.Reference,
                version.Title,
                version.Finding.Entity.Name,
                Year = version.Finding.Report.FinancialYear,
                version.Finding.Opinion,
                Cents = version.AmountInQuestionCents!.Value,
            })
            .ToListAsync(cancellation);
        return [.. rows.DistinctBy(row => row.EntityId).Take(LargestShown).Select(row => new LargeFinding(
            row.Reference, row.Title, row.Name, row.Year is { } year ? new FinancialYear(year).ToString() : "", row.Opinion, new Kes(row.Cents)))];
    }
}

internal sealed record LoadedReport(string Title, string Publisher, FinancialYear? Year, DateTime? PublishedAt);

internal sealed record OpinionCount(Opinion Opinion, int Count);

internal sealed record LargeFinding(string Reference, string Title, string EntityName, string Year, Opinion? Opinion, Kes Amount);

internal sealed record OpinionShare(Opinion Opinion, int Start, int Width);

internal sealed record HomeOverview(
    IReadOnlyList<LoadedReport> Reports,
    int Findings,
    int Entities,
    int CleanStatements,
    IReadOnlyList<OpinionCount> Opinions,
    IReadOnlyList<LargeFinding> Largest)
{
    private const int Whole = 1000;

    public int OpinionTotal => Opinions.Sum(count => count.Count);

    /// <summary>The opinions as parts of a bar of a thousand, without gaps.</summary>
    public IEnumerable<OpinionShare> Shares()
    {
        var before = 0;
        foreach (var count in Opinions)
        {
            var start = before * Whole / OpinionTotal;
            before += count.Count;
            yield return new OpinionShare(count.Opinion, start, (before * Whole / OpinionTotal) - start);
        }
    }
}

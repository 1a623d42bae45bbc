using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Pages.Shared;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Pages.Home;

/// <summary>What the first page shows: what was loaded last, counts, opinions, findings worth reading, the counties.</summary>
internal sealed class HomeQuery(AuditDb db)
{
    private const int ReportsShown = 3;
    private const int WorthShown = 5;

    // One entity or subject may hold several of the largest; enough rows to find five of each, and a bound.
    private const int WorthRead = 200;

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
            await WorthReadingAsync(cancellation),
            await db.Counties.AsNoTracking().OrderBy(row => row.Name).ThenBy(row => row.Code)
                .Select(row => new CountyLink(row.Slug, row.Name)).ToListAsync(cancellation));
    }

    // A report without findings (a census, a register entry) is not what a reader means by loaded.
    private async Task<IReadOnlyList<LoadedReport>> LoadedAsync(CancellationToken cancellation)
    {
        var reports = await db.Reports.AsNoTracking()
            .Where(report => db.Findings.Any(finding => finding.ReportId == report.Id))
            .Select(report => new
            {
                report.Slug,
                report.Title,
                report.Publisher,
                report.FinancialYear,
                At = db.PublicationLog.Where(entry => entry.Kind == PublicationKind.Report && entry.Key == report.Slug).Max(entry => (DateTime?)entry.At),
            })
            .OrderByDescending(report => report.At).ThenByDescending(report => report.FinancialYear).ThenBy(report => report.Slug)
            .Take(ReportsShown)
            .ToListAsync(cancellation);
        return [.. reports.Select(report => new LoadedReport(
            report.Slug, report.Title, report.Publisher, report.FinancialYear is { } year ? new FinancialYear(year) : null, report.At))];
    }

    // The rule is printed on the page: whoever changes one changes the other.
    private async Task<WorthReading?> WorthReadingAsync(CancellationToken cancellation)
    {
        var named = db.FindingVersions.AsNoTracking().Where(version => version.Finding.CurrentVersion == version.Number
            && version.Finding.Status == FindingStatus.Published && version.AmountInQuestionCents != null);
        if (await named.MaxAsync(version => version.Finding.Report.FinancialYear, cancellation) is not { } latest)
        {
            return null;
        }

        var rows = await named.Where(version => version.Finding.Report.FinancialYear == latest)
            .OrderByDescending(version => version.AmountInQuestionCents).ThenBy(version => version.FindingId)
            .Take(WorthRead)
            .Select(version => new WorthItem(
                version.Finding.EntityId, version.Finding.Reference, version.Title, version.Finding.Entity.Name,
                version.Category.Label, version.Finding.Opinion, version.AmountInQuestionCents!.Value))
            .ToListAsync(cancellation);
        return new WorthReading(new FinancialYear(latest), WorthReading.Choose(rows, WorthShown));
    }
}

internal sealed record LoadedReport(string Slug, string Title, string Publisher, FinancialYear? Year, DateTime? PublishedAt);

internal sealed record CountyLink(string Slug, string Name);

internal sealed record WorthItem(int EntityId, string Reference, string Title, string EntityName, string Subject, Opinion? Opinion, long Cents)
{
    public Kes Amount => new(Cents);
}

/// <summary>A few findings of the latest year with the largest amounts in question, no two of one entity or one subject.</summary>
internal sealed record WorthReading(FinancialYear Year, IReadOnlyList<WorthItem> Items)
{
    /// <summary>Walks down from the largest and takes what is of a new entity and a new subject.</summary>
    public static IReadOnlyList<WorthItem> Choose(IEnumerable<WorthItem> largestFirst, int most)
    {
        var entities = new HashSet<int>();
        var subjects = new HashSet<string>(StringComparer.Ordinal);
        var chosen = new List<WorthItem>();
        foreach (var item in largestFirst)
        {
            if (chosen.Count < most && !entities.Contains(item.EntityId) && subjects.Add(item.Subject))
            {
                entities.Add(item.EntityId);
                chosen.Add(item);
            }
        }

        return chosen;
    }
}

/// <param name="Worth">Null where no finding names an amount in question.</param>
internal sealed record HomeOverview(
    IReadOnlyList<LoadedReport> Reports,
    int Findings,
    int Entities,
    int CleanStatements,
    IReadOnlyList<OpinionCount> Opinions,
    WorthReading? Worth,
    IReadOnlyList<CountyLink> Counties)
{
    public int OpinionTotal => Opinions.Sum(count => count.Count);
}

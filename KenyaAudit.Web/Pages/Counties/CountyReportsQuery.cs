using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Pages.Counties;

/// <summary>The register of the reports that county money is read from, and what of it is loaded.</summary>
internal sealed class CountyReportsQuery(AuditDb db)
{
    /// <summary>The source of all county money.</summary>
    public const string Source = "cob-county-birr";

    public async Task<CountyReports> RunAsync(CancellationToken cancellation)
    {
        var held = await db.Documents.AsNoTracking().Where(row => row.Report.SourceId == Source)
            .OrderBy(row => row.FetchedAt).ThenBy(row => row.Id).Select(row => new { row.ReportId, row.Sha256 }).ToListAsync(cancellation);
        var documents = held.GroupBy(row => row.ReportId).ToDictionary(rows => rows.Key, rows => rows.Last().Sha256);
        var reports = await db.Reports.AsNoTracking().Where(row => row.SourceId == Source)
            .OrderBy(row => row.FinancialYear).ThenBy(row => row.Id)
            .Select(row => new MoneyReport(row.Id, row.Title, row.Publisher, row.FinancialYear, row.Url, null)).ToListAsync(cancellation);
        return new CountyReports(
            [.. reports.Select(report => report with { Sha256 = documents.GetValueOrDefault(report.Id) })],
            await Years(db.BudgetExecutions).ToListAsync(cancellation),
            await Years(db.PendingBills).ToListAsync(cancellation),
            await Years(db.RevenueArrears).ToListAsync(cancellation));
    }

    private static IQueryable<int> Years<T>(DbSet<T> rows) where T : CountyFigureRow =>
        rows.AsNoTracking().Select(row => row.FinancialYear).Distinct().OrderBy(year => year);
}

/// <summary>A report of the register; <paramref name="Sha256"/> names its document where one is held.</summary>
internal sealed record MoneyReport(int Id, string Title, string Publisher, int? EndYear, string? Url, string? Sha256);

/// <summary>Where a figure stands, as the store keeps it.</summary>
/// <param name="Note">What an editor mended of the row; null where nothing was.</param>
internal sealed record PlaceKey(int ReportId, string? Table, string? Page, PageKind Kind, string? Note = null);

/// <summary>Where a figure stands, for readers.</summary>
internal sealed record Place(MoneyReport Report, string? Table, string? Page, PageKind Kind, string? Note);

/// <summary>What is registered and what of it is loaded, by end year.</summary>
internal sealed record CountyReports(
    IReadOnlyList<MoneyReport> Registered, IReadOnlyList<int> BudgetYears, IReadOnlyList<int> PendingYears, IReadOnlyList<int> ArrearsYears)
{
    /// <summary>The latest year whose budgets and spending are loaded; null when none is.</summary>
    public int? LatestReported => BudgetYears.Count > 0 ? BudgetYears[^1] : null;

    /// <summary>Years of which anything is loaded, latest first.</summary>
    public IReadOnlyList<int> Loaded { get; } = [.. BudgetYears.Concat(PendingYears).Concat(ArrearsYears).Distinct().OrderDescending()];

    /// <summary>Registered years past the latest reported one: their budgets are not loaded.</summary>
    public IReadOnlyList<int> Awaited => [.. RegisteredYears.Where(year => year > (LatestReported ?? 0))];

    /// <summary>Registered years up to the latest reported one of which nothing is loaded.</summary>
    public IReadOnlyList<int> Unread => [.. RegisteredYears.Where(year => year <= LatestReported && !Loaded.Contains(year))];

    /// <summary>Every year of the register or of a figure, latest first.</summary>
    public IReadOnlyList<int> Years => [.. RegisteredYears.Concat(Loaded).Distinct().OrderDescending()];

    private IEnumerable<int> RegisteredYears => Registered.Select(report => report.EndYear).OfType<int>().Distinct();

    /// <summary>The loaded year to show: the one asked for, else the latest reported, else the latest of anything.</summary>
    public int? Shown(int? asked) => asked is { } year && Loaded.Contains(year) ? year : LatestReported ?? (Loaded.Count > 0 ? Loaded[0] : null);

    public Place Of(PlaceKey key) => new(Registered.First(report => report.Id == key.ReportId), key.Table, key.Page, key.Kind, key.Note);
}

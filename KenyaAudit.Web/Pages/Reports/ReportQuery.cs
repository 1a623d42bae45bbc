using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Pages.Shared;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Pages.Reports;

/// <summary>The register of reports, and one of them with what is loaded of it.</summary>
internal sealed class ReportQuery(AuditDb db)
{
    public const int MostShown = 500;

    public async Task<IReadOnlyList<ReportSummary>> ListAsync(CancellationToken cancellation)
    {
        var held = await db.Documents.AsNoTracking().OrderByDescending(row => row.FetchedAt).ThenBy(row => row.Id)
            .Select(row => new { row.ReportId, Held = new HeldDocument(row.Sha256, row.PageCount, row.FetchedAt, row.IsPartial, row.FirstParagraph, row.LastParagraph) }).ToListAsync(cancellation);
        var documents = held.ToLookup(row => row.ReportId, row => row.Held);
        var reports = await Summaries(db.Reports.AsNoTracking()
            .OrderByDescending(row => row.FinancialYear).ThenBy(row => row.Publisher).ThenBy(row => row.Title).ThenBy(row => row.Id)
            .Take(MostShown)).ToListAsync(cancellation);
        return [.. reports.Select(report => report with { Documents = [.. documents[report.Id]] })];
    }

    /// <summary>Null when the register has no such report.</summary>
    public async Task<ReportDetail?> RunAsync(string slug, CancellationToken cancellation)
    {
        var summary = await Summaries(db.Reports.AsNoTracking().Where(row => row.Slug == slug)).FirstOrDefaultAsync(cancellation);
        if (summary is null)
        {
            return null;
        }

        var opinions = await db.Opinions.AsNoTracking().Where(row => row.ReportId == summary.Id).GroupBy(row => row.Kind)
            .Select(group => new OpinionCount(group.Key, group.Count())).ToListAsync(cancellation);
        var sections = await db.Findings.AsNoTracking().Where(row => row.ReportId == summary.Id && row.Status == FindingStatus.Published)
            .GroupBy(row => row.Section).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellation);
        return new ReportDetail(
            summary with
            {
                Documents = await db.Documents.AsNoTracking().Where(row => row.ReportId == summary.Id)
                    .OrderByDescending(row => row.FetchedAt).ThenBy(row => row.Id)
                    .Select(row => new HeldDocument(row.Sha256, row.PageCount, row.FetchedAt, row.IsPartial, row.FirstParagraph, row.LastParagraph)).ToListAsync(cancellation),
            },
            [.. opinions.OrderBy(count => count.Opinion)],
            [.. sections.OrderBy(count => count.Key).Select(count => (count.Key, count.Count))],
            await db.FindingVersions.CountAsync(
                row => row.Finding.ReportId == summary.Id && row.Finding.Status == FindingStatus.Published
                    && row.Number == row.Finding.CurrentVersion && row.Body == null,
                cancellation));
    }

    private IQueryable<ReportSummary> Summaries(IQueryable<ReportRow> reports) => reports.Select(row => new ReportSummary
    {
        Id = row.Id,
        Slug = row.Slug,
        Series = row.Series,
        Title = row.Title,
        Publisher = row.Publisher,
        EndYear = row.FinancialYear,
        PublishedOn = row.PublishedOn,
        Url = row.Url,
        Findings = db.Findings.Count(finding => finding.ReportId == row.Id && finding.Status == FindingStatus.Published),
        Opinions = db.Opinions.Count(opinion => opinion.ReportId == row.Id),
        CleanStatements = db.CleanStatements.Count(clean => clean.ReportId == row.Id),
        CensusCounties = db.Counties.Count(county => county.CensusReportId == row.Id),
        Budgets = db.BudgetExecutions.Count(figure => figure.ReportId == row.Id),
        PendingBills = db.PendingBills.Count(figure => figure.ReportId == row.Id),
        Arrears = db.RevenueArrears.Where(figure => figure.ReportId == row.Id).Select(figure => figure.CountyCode).Distinct().Count(),
        StalledProjects = db.StalledProjects.Count(figure => figure.ReportId == row.Id),
    });
}

/// <summary>A report of the register as lists show it.</summary>
internal sealed record ReportSummary
{
    public required int Id { get; init; }
    public required string Slug { get; init; }
    public ReportSeries? Series { get; init; }
    public required string Title { get; init; }
    public required string Publisher { get; init; }
    public int? EndYear { get; init; }
    public DateOnly? PublishedOn { get; init; }
    public string? Url { get; init; }
    public required int Findings { get; init; }
    public required int Opinions { get; init; }
    public required int CleanStatements { get; init; }

    /// <summary>Counties whose census figures were read from it.</summary>
    public required int CensusCounties { get; init; }

    /// <summary>Counties whose budget and expenditure were read from it; likewise the next two.</summary>
    public required int Budgets { get; init; }
    public required int PendingBills { get; init; }
    public required int Arrears { get; init; }
    public required int StalledProjects { get; init; }
    public IReadOnlyList<HeldDocument> Documents { get; init; } = [];

    public FinancialYear? Year => EndYear is { } year ? new FinancialYear(year) : null;

    public bool AnythingLoaded => Findings + Opinions + CleanStatements + CensusCounties > 0 || HasMoney;

    public bool HasMoney => Budgets + PendingBills + Arrears + StalledProjects > 0;
}

internal sealed record HeldDocument(string Sha256, int Pages, DateTime FetchedAt, bool IsPartial, int? FirstParagraph, int? LastParagraph);

/// <param name="WithoutText">Findings known by their facts alone.</param>
internal sealed record ReportDetail(
    ReportSummary Summary, IReadOnlyList<OpinionCount> Opinions, IReadOnlyList<(ReportSection Section, int Count)> Sections, int WithoutText);

using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Pages.Documents;

/// <summary>The reports that are known, and which of their documents are held.</summary>
internal sealed class DocumentListQuery(AuditDb db)
{
    public const int MostShown = 200;

    public async Task<IReadOnlyList<ReportItem>> RunAsync(CancellationToken cancellation)
    {
        var documents = await db.Documents.AsNoTracking().OrderByDescending(row => row.FetchedAt).Take(MostShown)
            .Select(row => new HeldItem(row.ReportId, row.Sha256, row.PageCount, row.FetchedAt)).ToListAsync(cancellation);
        var reports = await db.Reports.AsNoTracking()
            .OrderByDescending(row => db.Findings.Any(finding => finding.ReportId == row.Id))
            .ThenByDescending(row => row.FinancialYear).ThenBy(row => row.Publisher).ThenBy(row => row.Title)
            .Take(MostShown)
            .Select(row => new ReportItem(
                row.Id, row.Title, row.Publisher, row.FinancialYear, row.Url,
                db.Findings.Count(finding => finding.ReportId == row.Id && finding.Status == FindingStatus.Published)))
            .ToListAsync(cancellation);
        return [.. reports.Select(report => report with { Held = [.. documents.Where(held => held.ReportId == report.Id)] })];
    }
}

internal sealed record ReportItem(int Id, string Title, string Publisher, int? EndYear, string? Url, int Findings)
{
    public IReadOnlyList<HeldItem> Held { get; init; } = [];

    public FinancialYear? Year => EndYear is { } year ? new FinancialYear(year) : null;
}

internal sealed record HeldItem(int ReportId, string Sha256, int Pages, DateTime FetchedAt);

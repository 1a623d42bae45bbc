using KenyaAudit.Etl.Normalise;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

/// <summary>Links a report's findings with those of the year before and the year after in the same series. Links of the pair are made anew each time.</summary>
internal sealed class RepeatFindings(AuditDb db)
{
    /// <summary>Inside the caller's transaction; the findings must be saved.</summary>
    public async Task LinkAsync(ReportRow report, CancellationToken cancellation)
    {
        if (report.FinancialYear is not { } year || report.Series is null)
        {
            return;
        }

        var neighbours = await db.Reports.AsNoTracking()
            .Where(row => row.Series == report.Series && (row.FinancialYear == year - 1 || row.FinancialYear == year + 1))
            .OrderBy(row => row.FinancialYear).ThenBy(row => row.Id)
            .Select(row => new { row.Id, Year = row.FinancialYear!.Value })
            .ToListAsync(cancellation);
        foreach (var neighbour in neighbours)
        {
            var (from, to) = neighbour.Year < year ? (neighbour.Id, report.Id) : (report.Id, neighbour.Id);
            await db.Repeats.Where(row => row.From.ReportId == from && row.To.ReportId == to).ExecuteDeleteAsync(cancellation);
            db.Repeats.AddRange(RepeatRule.Link(await CandidatesAsync(from, cancellation), await CandidatesAsync(to, cancellation)).Select(match => new FindingRepeatRow
            {
                FromId = match.From, ToId = match.To, Confidence = match.Confidence, SameHeading = match.SameHeading,
                Reasons = match.Reasons, RuleVersion = RepeatRule.Version,
            }));
        }

        db.ChangeTracker.DetectChanges();
        await db.SaveChangesAsync(cancellation);
    }

    private async Task<IReadOnlyList<RepeatCandidate>> CandidatesAsync(int reportId, CancellationToken cancellation)
    {
        var published = db.FindingVersions.AsNoTracking().Where(row =>
            row.Finding.ReportId == reportId && row.Finding.Status == FindingStatus.Published && row.Number == row.Finding.CurrentVersion);
        var amounts = (await published.SelectMany(row => row.Amounts).Where(row => row.Currency == "KES" && row.Cents != null)
            .Select(row => new { row.VersionId, Cents = row.Cents!.Value }).ToListAsync(cancellation)).ToLookup(row => row.VersionId, row => row.Cents);
        var rows = await published.OrderBy(row => row.FindingId)
            .Select(row => new { row.Id, row.FindingId, row.Finding.EntityId, row.Finding.Number, row.Title, row.Category.Slug }).ToListAsync(cancellation);
        return [.. rows.Select(row => new RepeatCandidate(row.FindingId, row.EntityId, row.Number, row.Title, row.Slug, [.. amounts[row.Id].Distinct()]))];
    }
}

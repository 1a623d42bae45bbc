using KenyaAudit.Etl.Bundle;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Web.Ingest.Sources;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

/// <summary>
/// All county money as one set: the tables that travel with the portal, with the rows that editors released in the place of those that were refused.
/// </summary>
internal sealed class CountyMoney(AuditDb db, IngestPaths paths, SourceDeclarations declarations)
{
    /// <summary>Reads and judges the set. Throws <see cref="DocumentRefusedException"/> naming a file that is no table.</summary>
    public async Task<CountyRecords> ReadAsync(CancellationToken cancellation)
    {
        var register = await db.Reports.Select(row => row.Slug).ToListAsync(cancellation);
        var released = await db.Quarantine.AsNoTracking()
            .Where(row => row.SourceId == SourceCatalog.CountyBudgets && row.Kind == QuarantineKind.CountyFigure && row.State == QuarantineState.Released)
            .OrderBy(row => row.Id).Select(row => new { row.Draft, row.Raw, row.Decision }).ToListAsync(cancellation);
        var folder = Path.Combine(paths.Bundle, SourceCatalog.CountyBudgets);
        return CountyFigures.Read(
            file => File.OpenText(Path.Combine(folder, file)),
            declarations.Find(SourceCatalog.CountyBudgets)?.Columns,
            register.ToHashSet(StringComparer.Ordinal),
            [.. released.Select(row => FigureDraft.Read(row.Draft) is { } cells ? new CorrectedRow(cells, row.Raw, row.Decision ?? "") : null).OfType<CorrectedRow>()]);
    }

    /// <summary>Puts the set in the place of the one before, inside the caller's transaction and turn.</summary>
    public async Task WriteAsync(CountyRecords records, PublicationSequence sequence, DateTime visible, CancellationToken cancellation)
    {
        var reports = await db.Reports.ToDictionaryAsync(row => row.Slug, row => row.Id, StringComparer.Ordinal, cancellation);
        await ClearAsync(cancellation);
        db.AddRange(CountyMoneyRows.Of(records, slug => reports[slug]));
        foreach (var slug in records.Reports())
        {
            sequence.Log(PublicationKind.Report, slug, visible);
        }
    }

    // The set comes whole: what it no longer holds must not stay.
    private async Task ClearAsync(CancellationToken cancellation)
    {
        await db.BudgetExecutions.ExecuteDeleteAsync(cancellation);
        await db.PendingBills.ExecuteDeleteAsync(cancellation);
        await db.RevenueArrears.ExecuteDeleteAsync(cancellation);
        await db.StalledProjects.ExecuteDeleteAsync(cancellation);
        await db.PrintedTotals.ExecuteDeleteAsync(cancellation);
    }
}

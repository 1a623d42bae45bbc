using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

/// <summary>Publishes all county money in one transaction; rows that may not be published go to quarantine with their reasons.</summary>
internal sealed class CountyMoneyPublisher(AuditDb db, TimeProvider clock)
{
    /// <summary>The number of figures published. Throws where the lease was lost or a record names a report that is not in the register.</summary>
    public async Task<int> PublishAsync(CountyRecords records, IngestRunRow run, SourceLease.Hold lease, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var sequence = await PublicationSequence.TakeTurnAsync(db, cancellation);
        if (!await lease.ConfirmAsync(db, cancellation))
        {
            throw new LeaseLostException(lease.SourceId);
        }

        var reports = await db.Reports.ToDictionaryAsync(row => row.Slug, StringComparer.Ordinal, cancellation);
        var (known, unknown) = Split(records, reports);
        await ClearAsync(cancellation);
        db.AddRange(CountyMoneyRows.Of(known, slug => reports[slug].Id));
        await new QuarantineWriter(db, run, run.StartedAt).CountyAsync(unknown, cancellation);
        db.AddRange(RunChecks.Rows(run.Id, records.Checks));

        var visible = clock.GetUtcNow().UtcDateTime;
        foreach (var slug in known.Reports())
        {
            sequence.Log(PublicationKind.Report, slug, visible);
        }

        await db.SaveChangesAsync(cancellation);
        await sequence.CloseAsync(cancellation);
        var state = unknown.Count > 0 ? RunState.PublishedWithQuarantine : RunState.Published;
        await db.IngestRuns.Where(row => row.Id == run.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, state), cancellation);
        await transaction.CommitAsync(cancellation);
        return known.Count;
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

    private static (CountyRecords Known, IReadOnlyList<RefusedRecord> Refused) Split(CountyRecords records, Dictionary<string, ReportRow> reports)
    {
        var refused = new List<RefusedRecord>(records.Refused);
        List<T> Registered<T>(IReadOnlyList<T> rows, Func<T, FigurePlace> place, Func<T, string> key) where T : notnull
        {
            refused.AddRange(rows.Where(row => !reports.ContainsKey(place(row).Report))
                .Select(row => new RefusedRecord(key(row), null, row.ToString()!, [$"the report {place(row).Report} is not in the register"])));
            return [.. rows.Where(row => reports.ContainsKey(place(row).Report))];
        }

        var known = new CountyRecords(
            Registered(records.Budgets, row => row.Place, row => $"budget:{row.County}:{row.Year}"),
            Registered(records.PendingBills, row => row.Place, row => $"pending-bills:{row.County}:{row.Year}"),
            Registered(records.Arrears, row => row.Place, row => $"arrears:{row.County}:{row.Year}"),
            Registered(records.StalledProjects, row => row.Place, row => $"stalled:{row.County}:{row.Year}:{row.Ordinal}"),
            Registered(records.Totals, row => row.Place, row => $"total:{row.Measure.Slug()}:{row.Year}"),
            []);
        return (known, refused);
    }
}

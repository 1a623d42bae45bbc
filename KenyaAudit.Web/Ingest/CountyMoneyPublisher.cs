using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

/// <summary>Publishes all county money in one transaction; rows that may not be published go to quarantine with their reasons.</summary>
internal sealed class CountyMoneyPublisher(AuditDb db, CountyMoney money, TimeProvider clock)
{
    /// <summary>What was published and what was set aside. Throws <see cref="LeaseLostException"/> where the lease was lost.</summary>
    public async Task<CountyRecords> PublishAsync(IngestRunRow run, SourceLease.Hold lease, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var sequence = await PublicationSequence.TakeTurnAsync(db, cancellation);
        if (!await lease.ConfirmAsync(db, cancellation))
        {
            throw new LeaseLostException(lease.SourceId);
        }

        // Read in this turn: what an editor releases meanwhile waits for it and comes after.
        var records = await money.ReadAsync(cancellation);
        await money.WriteAsync(records, sequence, clock.GetUtcNow().UtcDateTime, cancellation);
        await new QuarantineWriter(db, run, run.StartedAt).CountyAsync(records.Refused, cancellation);
        db.AddRange(RunChecks.Rows(run.Id, records.Checks));
        await db.SaveChangesAsync(cancellation);
        await sequence.CloseAsync(cancellation);
        var state = records.Refused.Count > 0 ? RunState.PublishedWithQuarantine : RunState.Published;
        await db.IngestRuns.Where(row => row.Id == run.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, state), cancellation);
        await transaction.CommitAsync(cancellation);
        return records;
    }
}

using KenyaAudit.Web.Search;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

/// <summary>A full rebuild of the index, asked of every follower or done at once.</summary>
internal sealed class IndexRebuild(AuditDb db, TimeProvider clock)
{
    /// <summary>Writes the log row that makes every follower rebuild; its sequence.</summary>
    public async Task<long> AskAsync(CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var sequence = await PublicationSequence.TakeTurnAsync(db, cancellation);
        sequence.Log(PublicationKind.Rebuild, "reindex", clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellation);
        await sequence.CloseAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return sequence.Last;
    }

    /// <summary>Builds <paramref name="index"/> from the store, here and now.</summary>
    public async Task BuildAsync(FindingIndex index, CancellationToken cancellation)
    {
        var head = await db.PublicationLog.MaxAsync(row => (long?)row.Sequence, cancellation) ?? 0;
        index.Rebuild(IndexedFindings.All(db), head);
    }
}

using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

/// <summary>Runs that somebody asked for and nobody has begun. The store is the truth of what is due; a scheduler only looks here.</summary>
internal sealed class DueRuns(AuditDb db, SourceCatalog catalog, TimeProvider clock)
{
    /// <summary>Asks for a run; null where the source reads no documents.</summary>
    public async Task<int?> AskAsync(string sourceId, CancellationToken cancellation)
    {
        if (catalog.Find(sourceId) is not { } source)
        {
            return null;
        }

        var run = new IngestRunRow
        {
            SourceId = sourceId, State = RunState.Due, Trigger = "admin", ExtractorVersion = source.ExtractorVersion,
            StartedAt = clock.GetUtcNow().UtcDateTime,
        };
        db.IngestRuns.Add(run);
        await db.SaveChangesAsync(cancellation);
        return run.Id;
    }

    /// <summary>The source of a run that is still due; null where it was carried out before.</summary>
    public Task<string?> SourceAsync(int runId, CancellationToken cancellation) =>
        db.IngestRuns.Where(run => run.Id == runId && run.State == RunState.Due).Select(run => (string?)run.SourceId).SingleOrDefaultAsync(cancellation);

    /// <summary>Closes a request. Documents that were read have runs of their own; the request stays only to say that there were none.</summary>
    public async Task CloseAsync(int runId, int documents, CancellationToken cancellation)
    {
        var request = db.IngestRuns.Where(run => run.Id == runId && run.State == RunState.Due);
        if (documents > 0)
        {
            await request.ExecuteDeleteAsync(cancellation);
            return;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        await request.ExecuteUpdateAsync(set => set
            .SetProperty(run => run.State, RunState.Unchanged)
            .SetProperty(run => run.EndedAt, now)
            .SetProperty(run => run.Error, "Nothing waited in the inbox."), cancellation);
    }

    /// <summary>Closes running rows whose lease has run out, and lists what is due.</summary>
    public async Task<IReadOnlyList<int>> SweepAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var silent = db.Sources.Where(source => source.LeaseOwner == null || source.LeaseExpiresAt < now).Select(source => source.SourceId);
        await db.IngestRuns
            .Where(run => run.State == RunState.Running && silent.Contains(run.SourceId))
            .ExecuteUpdateAsync(set => set
                .SetProperty(run => run.State, RunState.Abandoned)
                .SetProperty(run => run.EndedAt, now)
                .SetProperty(run => run.Error, "The process ended in the middle of this run."), cancellation);
        return await db.IngestRuns.Where(run => run.State == RunState.Due).OrderBy(run => run.Id).Select(run => run.Id).ToListAsync(cancellation);
    }
}

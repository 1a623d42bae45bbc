using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

/// <summary>Runs that somebody asked for and nobody has begun. The store is the truth of what is due; a scheduler only looks here.</summary>
internal sealed class DueRuns(AuditDb db, SourceCatalog catalog, DueRow rows, TimeProvider clock)
{
    /// <summary>Attempts of one order, the first included.</summary>
    public const int MostAttempts = 3;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Asks for a run; null where the source reads no documents. Asking again while the same request waits gives the same run.</summary>
    public async Task<int?> AskAsync(string sourceId, string trigger, string? askedBy, CancellationToken cancellation)
    {
        if (catalog.Find(sourceId) is null)
        {
            return null;
        }

        var waiting = await db.IngestRuns
            .Where(run => run.SourceId == sourceId && run.State == RunState.Due && run.Trigger == trigger && run.OfRunId == null)
            .OrderBy(run => run.Id).Select(run => (int?)run.Id).FirstOrDefaultAsync(cancellation);
        return waiting ?? await AddAsync(rows.Of(sourceId, trigger, Now), askedBy, cancellation);
    }

    /// <summary>Asks for the archived document of a past run to be read again; null where that run is unknown or reached no document.</summary>
    /// <param name="trigger"><see cref="RunTriggers.Again"/> or <see cref="RunTriggers.DryRun"/>.</param>
    public async Task<int?> AskAgainAsync(int runId, string trigger, string? askedBy, CancellationToken cancellation)
    {
        var past = await db.IngestRuns.AsNoTracking().SingleOrDefaultAsync(run => run.Id == runId, cancellation);
        if (past?.Sha256 is null || catalog.Find(past.SourceId) is null)
        {
            return null;
        }

        var run = rows.Of(past.SourceId, trigger, Now);
        (run.OfRunId, run.Sha256) = (past.Id, past.Sha256);
        return await AddAsync(run, askedBy, cancellation);
    }

    /// <summary>Asks for another attempt of an order that ended badly; false where it has had them all or was no order. One retry a run, whoever asks.</summary>
    public async Task<bool> RetryAsync(IngestRunRow failed, CancellationToken cancellation)
    {
        if (failed.DueAt is null || failed.Attempt >= MostAttempts)
        {
            return false;
        }

        // A run whose process died waits for nothing: its error was not the work's.
        var wait = failed.State == RunState.Abandoned ? TimeSpan.Zero : RetryDelay.After(failed.Attempt, Random.Shared.NextDouble());
        var next = rows.Of(failed.SourceId, failed.Trigger, Now + wait);
        (next.Attempt, next.RetryOfId, next.OfRunId) = (failed.Attempt + 1, failed.Id, failed.OfRunId);
        next.Sha256 = failed.OfRunId is null ? null : failed.Sha256;
        try
        {
            await AddAsync(next, failed.AskedBy, cancellation);
        }
        catch (DbUpdateException) when (db.Entry(next).State == EntityState.Added)
        {
            // Another node asked first: its row is the retry.
            db.Entry(next).State = EntityState.Detached;
        }

        return true;
    }

    /// <summary>The source of a run that is still due; null where it was begun before.</summary>
    public Task<string?> SourceAsync(int runId, CancellationToken cancellation) =>
        db.IngestRuns.Where(run => run.Id == runId && run.State == RunState.Due).Select(run => (string?)run.SourceId).SingleOrDefaultAsync(cancellation);

    /// <summary>Begins a due run, for the holder of its source's lease; null where another has begun or cancelled it.</summary>
    public async Task<RunOrder?> ClaimAsync(int runId, string owner, CancellationToken cancellation)
    {
        var now = Now;
        var due = db.IngestRuns.Where(run => run.Id == runId && run.State == RunState.Due);
        if (await due.Select(run => run.SourceId).SingleOrDefaultAsync(cancellation) is not { } sourceId)
        {
            return null;
        }

        await RunRecorder.CloseDeadAsync(db, clock, sourceId, cancellation);
        var claimed = await due.ExecuteUpdateAsync(set => set
            .SetProperty(run => run.State, RunState.Running)
            .SetProperty(run => run.Owner, owner)
            .SetProperty(run => run.HeartbeatAt, now)
            .SetProperty(run => run.StartedAt, now), cancellation);
        return claimed == 0 ? null : await db.IngestRuns.Where(run => run.Id == runId).Select(run => new RunOrder(
            run.SourceId, run.Trigger, run.Id, run.DueAt, run.EndBy, run.Attempt, run.AskedBy, run.OfRunId, run.Sha256)).SingleAsync(cancellation);
    }

    /// <summary>Ends a claimed row that no document has used. Nothing happens where the row has ended by itself.</summary>
    /// <returns>Whether it was ended here.</returns>
    public async Task<bool> EndAsync(int runId, RunState state, string sentence, string? trace, CancellationToken cancellation)
    {
        var now = Now;
        return await db.IngestRuns.Where(run => run.Id == runId && run.State == RunState.Running).ExecuteUpdateAsync(set => set
            .SetProperty(run => run.State, state)
            .SetProperty(run => run.EndedAt, now)
            .SetProperty(run => run.Error, sentence)
            .SetProperty(run => run.Trace, trace), cancellation) == 1;
    }

    /// <summary>Ends a claimed row by the error that stopped it before a document was reached, and asks for another attempt where that can heal it.</summary>
    public async Task EndClaimedAsync(int runId, RunEnding ending)
    {
        if (await EndAsync(runId, ending.State, ending.Sentence, ending.Trace, CancellationToken.None) && ending.Heals)
        {
            await RetryAsync(await db.IngestRuns.AsNoTracking().SingleAsync(run => run.Id == runId), CancellationToken.None);
        }
    }

    /// <summary>Cancels what is due at once and asks what is running to stop; false where the run has ended.</summary>
    public async Task<bool> CancelAsync(int runId, string? askedBy, CancellationToken cancellation)
    {
        var now = Now;
        var open = db.IngestRuns.Where(run => run.Id == runId && run.CancelRequestedAt == null);
        var stopped = await open.Where(run => run.State == RunState.Due).ExecuteUpdateAsync(set => set
            .SetProperty(run => run.State, RunState.Cancelled)
            .SetProperty(run => run.EndedAt, now)
            .SetProperty(run => run.Error, "Stopped before it began, because it was asked for.")
            .SetProperty(run => run.CancelRequestedAt, now)
            .SetProperty(run => run.CancelRequestedBy, askedBy), cancellation);
        return stopped == 1 || await open.Where(run => run.State == RunState.Running).ExecuteUpdateAsync(set => set
            .SetProperty(run => run.CancelRequestedAt, now)
            .SetProperty(run => run.CancelRequestedBy, askedBy), cancellation) == 1;
    }

    /// <summary>Closes running rows whose owner no longer holds a living lease.</summary>
    public Task<int> AbandonAsync(CancellationToken cancellation)
    {
        var now = Now;
        var alive = db.Sources.Where(source => source.LeaseOwner != null && source.LeaseExpiresAt >= now);
        return db.IngestRuns
            .Where(run => run.State == RunState.Running
                && !alive.Any(source => source.SourceId == run.SourceId && (run.Owner == null || run.Owner == source.LeaseOwner)))
            .ExecuteUpdateAsync(set => set
                .SetProperty(run => run.State, RunState.Abandoned)
                .SetProperty(run => run.EndedAt, now)
                .SetProperty(run => run.Error, RunEnding.Stopped), cancellation);
    }

    /// <summary>What may begin now. A paused source is run for people only, not for its schedule.</summary>
    public Task<List<int>> ReadyAsync(CancellationToken cancellation)
    {
        var now = Now;
        var paused = db.Sources.Where(source => source.PausedAt != null).Select(source => source.SourceId);
        return db.IngestRuns
            .Where(run => run.State == RunState.Due && (run.DueAt == null || run.DueAt <= now)
                && (run.Trigger != RunTriggers.Schedule || !paused.Contains(run.SourceId)))
            .OrderBy(run => run.Id).Select(run => run.Id).ToListAsync(cancellation);
    }

    private async Task<int> AddAsync(IngestRunRow run, string? askedBy, CancellationToken cancellation)
    {
        run.AskedBy = askedBy;
        db.IngestRuns.Add(run);
        await db.SaveChangesAsync(cancellation);
        return run.Id;
    }
}

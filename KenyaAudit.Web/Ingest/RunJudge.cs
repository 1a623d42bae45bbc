using System.Globalization;
using KenyaAudit.Web.Alerts;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Ingest;

/// <summary>Judges every run once after it has ended, whoever ran it: raises what a person should know, resolves what it healed, pauses, asks for retries.</summary>
internal sealed class RunJudge(
    AuditDb db, AlertDesk desk, SourceCalendar calendar, DueRuns due, IOptions<WatchdogOptions> options, TimeProvider clock)
{
    private const int AtOnce = 200;

    public async Task JudgeAsync(CancellationToken cancellation)
    {
        var ended = await db.IngestRuns
            .Where(run => run.WatchedAt == null && run.EndedAt != null && run.State != RunState.Due && run.State != RunState.Running)
            .OrderBy(run => run.Id).Select(run => run.Id).Take(AtOnce).ToListAsync(cancellation);
        foreach (var id in ended)
        {
            await JudgeAsync(id, cancellation);
        }
    }

    private async Task JudgeAsync(int id, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var now = clock.GetUtcNow().UtcDateTime;

        // First of all nodes, or not at all; what follows stands or falls with it.
        var mine = await db.IngestRuns.Where(run => run.Id == id && run.WatchedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(run => run.WatchedAt, now), cancellation) == 1;
        if (mine)
        {
            await JudgeAsync(await db.IngestRuns.AsNoTracking().SingleAsync(run => run.Id == id, cancellation), cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    private Task JudgeAsync(IngestRunRow run, CancellationToken cancellation) => run.State switch
    {
        RunState.Published or RunState.PublishedWithQuarantine => PublishedAsync(run, cancellation),
        RunState.Unchanged => HealAsync(run, cancellation),
        RunState.Refused => RefusedAsync(run, cancellation),
        RunState.Failed => FailedAsync(run, cancellation),
        RunState.Abandoned => AbandonedAsync(run, cancellation),
        _ => Task.CompletedTask,
    };

    private async Task PublishedAsync(IngestRunRow run, CancellationToken cancellation)
    {
        await HealAsync(run, cancellation);
        if (run.State == RunState.PublishedWithQuarantine)
        {
            var open = await db.Quarantine.CountAsync(row => row.SourceId == run.SourceId && row.State == QuarantineState.Open, cancellation);
            await RaiseAsync(
                run, AlertSeverity.Warning, AlertCauses.Quarantine(run.SourceId), "Records were set aside",
                string.Create(CultureInfo.InvariantCulture, $"{open} records of {run.SourceId} wait in quarantine after run {run.Id}."), cancellation, AlertCauses.QuarantinePage);
        }

        await VolumeAsync(run, cancellation);
    }

    private async Task VolumeAsync(IngestRunRow run, CancellationToken cancellation)
    {
        if (run.RecordsOut == 0)
        {
            await RaiseAsync(
                run, AlertSeverity.Error, AlertCauses.ZeroRows(run.SourceId), "A run brought no record",
                $"Run {run.Id} of {run.SourceId} ended well and published nothing.", cancellation);
            return;
        }

        await desk.ResolveAsync(db, AlertCauses.ZeroRows(run.SourceId), cancellation);
        var before = await db.IngestRuns
            .Where(past => past.SourceId == run.SourceId && past.Id < run.Id && past.RecordsOut > 0
                && (past.State == RunState.Published || past.State == RunState.PublishedWithQuarantine))
            .OrderByDescending(past => past.Id).Select(past => past.RecordsOut).FirstOrDefaultAsync(cancellation);
        if (before is not { } last || run.RecordsOut is not { } count)
        {
            return;
        }

        var (percent, limits) = (100L * count / last, options.Value);
        if (percent >= limits.FewestPercent && percent <= limits.MostPercent)
        {
            await desk.ResolveAsync(db, AlertCauses.Volume(run.SourceId), cancellation);
            return;
        }

        await RaiseAsync(
            run, AlertSeverity.Warning, AlertCauses.Volume(run.SourceId), "A run brought far more or fewer records than the one before",
            string.Create(CultureInfo.InvariantCulture, $"Run {run.Id} of {run.SourceId} published {count} records; the last good run published {last}."), cancellation);
    }

    private async Task RefusedAsync(IngestRunRow run, CancellationToken cancellation)
    {
        await RaiseAsync(
            run, AlertSeverity.Warning, AlertCauses.RunRefused(run.SourceId), "A document was refused", $"Run {run.Id} of {run.SourceId}: {run.Error}", cancellation);
        var most = options.Value.RefusalsBeforePause;
        var since = await db.Sources.Where(source => source.SourceId == run.SourceId).Select(source => source.ResumedAt).SingleOrDefaultAsync(cancellation);

        // A look into an empty inbox is neither a refusal nor a good document.
        var latest = await db.IngestRuns
            .Where(past => past.SourceId == run.SourceId && past.Id <= run.Id && (since == null || past.StartedAt >= since)
                && (past.State == RunState.Refused || (past.Sha256 != null
                    && (past.State == RunState.Published || past.State == RunState.PublishedWithQuarantine || past.State == RunState.Unchanged))))
            .OrderByDescending(past => past.Id).Select(past => past.State).Take(most).ToListAsync(cancellation);
        if (latest.Count < most || latest.Exists(state => state != RunState.Refused))
        {
            return;
        }

        var reason = string.Create(CultureInfo.InvariantCulture, $"{most} documents in a row were refused; the last: {run.Error}");
        if (await calendar.PauseAsync(db, run.SourceId, reason, cancellation))
        {
            await RaiseAsync(run, AlertSeverity.Error, AlertCauses.Paused(run.SourceId), "A source is paused", $"{run.SourceId}: {reason}", cancellation);
        }
    }

    private async Task FailedAsync(IngestRunRow run, CancellationToken cancellation)
    {
        if (!await db.IngestRuns.AnyAsync(next => next.RetryOfId == run.Id, cancellation))
        {
            await RaiseAsync(
                run, AlertSeverity.Error, AlertCauses.RunFailed(run.SourceId), "A run failed",
                string.Create(CultureInfo.InvariantCulture, $"Run {run.Id} of {run.SourceId} failed at attempt {run.Attempt}: {run.Error}"), cancellation);
        }
    }

    private async Task AbandonedAsync(IngestRunRow run, CancellationToken cancellation)
    {
        await RaiseAsync(
            run, AlertSeverity.Warning, AlertCauses.RunStuck(run.SourceId), "A run fell silent",
            string.Create(CultureInfo.InvariantCulture, $"Run {run.Id} of {run.SourceId} stopped giving a sign of life at attempt {run.Attempt}."), cancellation);
        if (await due.RetryAsync(run, cancellation) || run.DueAt is null)
        {
            return;
        }

        run.Error = string.Create(CultureInfo.InvariantCulture, $"The process ended in the middle of this run {run.Attempt} times; it is not tried again.");
        await db.IngestRuns.Where(row => row.Id == run.Id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, RunState.Failed).SetProperty(row => row.Error, run.Error), cancellation);
        await FailedAsync(run, cancellation);
    }

    private async Task HealAsync(IngestRunRow run, CancellationToken cancellation)
    {
        foreach (var fingerprint in AlertCauses.HealedBySuccess(run.SourceId))
        {
            await desk.ResolveAsync(db, fingerprint, cancellation);
        }
    }

    private Task RaiseAsync(
        IngestRunRow run, AlertSeverity severity, string fingerprint, string title, string detail, CancellationToken cancellation, string? link = null) =>
        desk.RaiseAsync(db, new AlertSignal(severity, fingerprint, title, detail, run.SourceId, link ?? AlertCauses.RunPage(run.Id)), cancellation);
}

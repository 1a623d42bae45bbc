using System.Globalization;
using KenyaAudit.Web.Alerts;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Ingest;

/// <summary>Notices what does not happen: a run that is due and not begun, one that goes on too long, a source without success. Each is told once while it lasts.</summary>
internal sealed class Watchdog(AuditDb db, AlertDesk desk, RunJudge judge, IOptions<WatchdogOptions> options, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task LookAsync(IReadOnlyDictionary<string, SourceSchedule> schedules, CancellationToken cancellation)
    {
        await judge.JudgeAsync(cancellation);
        await LateAsync(cancellation);
        await StaleAsync(schedules, cancellation);
        await QuarantineAsync(cancellation);
    }

    private async Task LateAsync(CancellationToken cancellation)
    {
        var now = Now;
        var paused = db.Sources.Where(source => source.PausedAt != null).Select(source => source.SourceId);
        var late = await db.IngestRuns.AsNoTracking()
            .Where(run => run.LateAt == null && !paused.Contains(run.SourceId)
                && ((run.State == RunState.Due && run.StartBy < now) || (run.State == RunState.Running && run.EndBy < now)))
            .OrderBy(run => run.Id).Select(run => new { run.Id, run.SourceId, run.State }).ToListAsync(cancellation);
        foreach (var run in late)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            var first = await db.IngestRuns.Where(row => row.Id == run.Id && row.LateAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.LateAt, now), cancellation) == 1;
            if (first)
            {
                var what = run.State == RunState.Due ? "was due and has not begun in time" : "has gone on past its allowed time";
                await desk.RaiseAsync(db, new AlertSignal(
                    AlertSeverity.Warning, AlertCauses.RunLate(run.SourceId), "A run missed its deadline",
                    string.Create(CultureInfo.InvariantCulture, $"Run {run.Id} of {run.SourceId} {what}."), run.SourceId, AlertCauses.RunPage(run.Id)), cancellation);
            }

            await transaction.CommitAsync(cancellation);
        }
    }

    private async Task StaleAsync(IReadOnlyDictionary<string, SourceSchedule> schedules, CancellationToken cancellation)
    {
        var now = Now;
        var sources = await db.Sources.AsNoTracking().Where(source => source.WatchedSince != null && source.PausedAt == null)
            .OrderBy(source => source.SourceId)
            .Select(source => new { source.SourceId, Since = source.WatchedSince!.Value })
            .ToListAsync(cancellation);
        foreach (var source in sources.Where(source => schedules.ContainsKey(source.SourceId)))
        {
            var success = await RunStates.Successful(db.IngestRuns.Where(run => run.SourceId == source.SourceId)).MaxAsync(run => run.EndedAt, cancellation);
            var last = success ?? source.Since;
            if (StaleAt(last, schedules[source.SourceId]) < now && !await IsOpenAsync(AlertCauses.Stale(source.SourceId), cancellation))
            {
                await desk.RaiseAsync(db, new AlertSignal(
                    AlertSeverity.Error, AlertCauses.Stale(source.SourceId), "A source has not been checked for too long",
                    $"No run of {source.SourceId} has gone well since {last.ToString("u", CultureInfo.InvariantCulture)}.", source.SourceId, AlertCauses.PipelinePage), cancellation);
            }
        }
    }

    /// <summary>From when on a source counts as stale.</summary>
    /// <param name="last">Its last success, or since when it is watched.</param>
    public DateTime StaleAt(DateTime last, SourceSchedule schedule) => last + schedule.Cadence + TimeSpan.FromHours(options.Value.StaleGraceHours);

    private async Task QuarantineAsync(CancellationToken cancellation)
    {
        var open = await db.Alerts.AsNoTracking()
            .Where(alert => alert.State != AlertState.Resolved && alert.Fingerprint.StartsWith(AlertCauses.QuarantinePrefix))
            .OrderBy(alert => alert.Id).Select(alert => new { alert.Fingerprint, alert.SourceId }).ToListAsync(cancellation);
        foreach (var alert in open)
        {
            if (!await db.Quarantine.AnyAsync(row => row.SourceId == alert.SourceId && row.State == QuarantineState.Open, cancellation))
            {
                await desk.ResolveAsync(db, alert.Fingerprint, cancellation);
            }
        }
    }

    private Task<bool> IsOpenAsync(string fingerprint, CancellationToken cancellation) =>
        db.Alerts.AnyAsync(alert => alert.Fingerprint == fingerprint && alert.State != AlertState.Resolved, cancellation);
}

using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

/// <summary>When each source is next due, as the store knows it and /status shows it. Times are UTC.</summary>
internal sealed class SourceCalendar(IServiceScopeFactory scopes, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>
    /// At start: gives every source with a schedule its next time, and takes it from those that have none.
    /// A time that has passed stays: it was missed while nobody worked, and the next sweep makes up for it.
    /// </summary>
    public async Task PrepareAsync(IReadOnlyDictionary<string, SourceSchedule> schedules, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AuditDb>();
        var now = Now;
        foreach (var source in await db.Sources.OrderBy(source => source.SourceId).ToListAsync(cancellation))
        {
            var schedule = schedules.GetValueOrDefault(source.SourceId);
            source.WatchedSince = schedule is null ? null : source.WatchedSince ?? now;
            if (schedule is null || source.NextDueAt is null || source.NextDueAt > now)
            {
                source.NextDueAt = schedule?.Next(now);
            }
        }

        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>One due run for every source whose time has come, however often it was missed; whichever node is first.</summary>
    public async Task AskForDueAsync(IReadOnlyDictionary<string, SourceSchedule> schedules, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, rows) = (scope.ServiceProvider.GetRequiredService<AuditDb>(), scope.ServiceProvider.GetRequiredService<DueRow>());
        var now = Now;
        var passed = await db.Sources.AsNoTracking().Where(source => source.NextDueAt <= now && source.PausedAt == null)
            .OrderBy(source => source.SourceId).Select(source => new { source.SourceId, Slot = source.NextDueAt!.Value }).ToListAsync(cancellation);
        foreach (var source in passed.Where(source => schedules.ContainsKey(source.SourceId)))
        {
            var next = schedules[source.SourceId].Next(now);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            var first = await db.Sources.Where(row => row.SourceId == source.SourceId && row.NextDueAt == source.Slot)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.NextDueAt, next), cancellation) == 1;
            if (first)
            {
                var run = rows.Of(source.SourceId, RunTriggers.Schedule, source.Slot);
                run.Slot = source.Slot;
                db.IngestRuns.Add(run);
                await db.SaveChangesAsync(cancellation);
            }

            await transaction.CommitAsync(cancellation);
        }
    }

    /// <summary>Stops the schedule of a source; false where it is paused already or unknown.</summary>
    public async Task<bool> PauseAsync(AuditDb db, string sourceId, string reason, CancellationToken cancellation)
    {
        var now = Now;
        return await db.Sources.Where(source => source.SourceId == sourceId && source.PausedAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(source => source.PausedAt, now).SetProperty(source => source.PausedReason, reason), cancellation) == 1;
    }

    /// <summary>Takes up the schedule again, from its next time on; false where the source is not paused.</summary>
    public async Task<bool> ResumeAsync(
        AuditDb db, string sourceId, IReadOnlyDictionary<string, SourceSchedule> schedules, CancellationToken cancellation)
    {
        var now = Now;
        var next = schedules.GetValueOrDefault(sourceId)?.Next(now);
        return await db.Sources.Where(source => source.SourceId == sourceId && source.PausedAt != null).ExecuteUpdateAsync(
            set => set.SetProperty(source => source.PausedAt, (DateTime?)null).SetProperty(source => source.PausedReason, (string?)null)
                .SetProperty(source => source.ResumedAt, now).SetProperty(source => source.NextDueAt, next), cancellation) == 1;
    }
}

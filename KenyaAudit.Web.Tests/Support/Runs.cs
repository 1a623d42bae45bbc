using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Tests.Support;

/// <summary>What tests of the runner ask of a corridor.</summary>
internal static class Runs
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Drops a document into the inbox of the composed source, long ago by the corridor's clock.</summary>
    public static void Drop(this Corridor corridor, string bytes, RecordsBuilder? records = null, string name = "a.pdf")
    {
        if (records is not null)
        {
            corridor.Source.Add(bytes, records);
        }

        var path = Path.Combine(corridor.Get<Inbox>().Folder(RecordsBuilder.Source), name);
        File.WriteAllText(path, bytes);
        File.SetLastWriteTimeUtc(path, corridor.Clock.GetUtcNow().UtcDateTime.AddHours(-1));
    }

    public static async Task<int> AskAsync(this Corridor corridor, string trigger = RunTriggers.Admin) =>
        (await corridor.AskAsync<DueRuns, int?>(due => due.AskAsync(RecordsBuilder.Source, trigger, "amina", Cancellation)))!.Value;

    /// <summary>Carries out a due run, turning the clock while the inbox waits for files to settle.</summary>
    public static Task<IReadOnlyList<RunOutcome>?> CarryOutAsync(this Corridor corridor, int runId) =>
        corridor.TurnUntilAsync(corridor.Get<Ingestion>().DueAsync(runId, Cancellation));

    public static Task<List<int>> ReadyAsync(this Corridor corridor) => corridor.AskAsync<DueRuns, List<int>>(due => due.ReadyAsync(Cancellation));

    /// <summary>What the sweep does before it hands out work.</summary>
    public static async Task SweepAsync(this Corridor corridor)
    {
        await corridor.Get<SourceCalendar>().AskForDueAsync(SourceSchedule.All, Cancellation);
        await corridor.InScopeAsync<DueRuns>(due => due.AbandonAsync(Cancellation));
        await corridor.WatchAsync();
    }

    public static Task WatchAsync(this Corridor corridor) => corridor.InScopeAsync<Watchdog>(dog => dog.LookAsync(SourceSchedule.All, Cancellation));

    public static Task<List<IngestRunRow>> RunsAsync(this Corridor corridor) =>
        corridor.ReadAsync(db => db.IngestRuns.AsNoTracking().OrderBy(run => run.Id).ToListAsync(Cancellation));

    public static Task<SourceRow> SourceAsync(this Corridor corridor) =>
        corridor.ReadAsync(db => db.Sources.AsNoTracking().SingleAsync(row => row.SourceId == RecordsBuilder.Source, Cancellation));

    /// <summary>Fingerprints of alerts that are not resolved, in order.</summary>
    public static Task<List<string>> AlertsAsync(this Corridor corridor) => corridor.ReadAsync(db =>
        db.Alerts.AsNoTracking().Where(alert => alert.State != AlertState.Resolved).Select(alert => alert.Fingerprint).Order().ToListAsync(Cancellation));

    /// <summary>A run that has ended, as another process left it.</summary>
    public static Task EndedAsync(this Corridor corridor, RunState state, int? records = null, string? sha256 = TestData.Sha256) => corridor.StoreAsync(db =>
    {
        var run = corridor.Run(RecordsBuilder.Source, "composed/1", state);
        (run.EndedAt, run.RecordsOut, run.Sha256, run.Error) = (run.StartedAt, records, sha256, state is RunState.Refused ? "It is another year's." : null);
        db.IngestRuns.Add(run);
    });
}

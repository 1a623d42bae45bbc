using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Tests.Ingest;

public sealed class WatchdogTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_that_is_due_and_not_begun_in_time_is_told_once_and_the_next_good_run_resolves_it()
    {
        await using var corridor = await Corridor.OpenAsync();
        var id = await corridor.AskAsync();
        corridor.Clock.Advance(TimeSpan.FromMinutes(9));
        await corridor.WatchAsync();
        Assert.Empty(await corridor.AlertsAsync());

        corridor.Clock.Advance(TimeSpan.FromMinutes(2));
        await corridor.WatchAsync();
        await corridor.WatchAsync();

        var alert = await AlertAsync(corridor, "run-late:oag-national");
        Assert.Equal((1, AlertState.Open, $"Run {id} of oag-national was due and has not begun in time."), (alert.Count, alert.State, alert.Detail));
        Assert.Equal($"/admin/pipeline/runs/{id}", alert.Link);
        await corridor.CarryOutAsync(id);
        await corridor.WatchAsync();
        Assert.Empty(await corridor.AlertsAsync());
    }

    [Fact]
    public async Task A_run_that_goes_on_past_its_time_is_late()
    {
        await using var corridor = await Corridor.OpenAsync();
        await using var held = await corridor.HoldAsync();
        var id = await corridor.AskAsync();
        await corridor.AskAsync<DueRuns, RunOrder?>(due => due.ClaimAsync(id, held.Owner, Cancellation));
        corridor.Clock.Advance(TimeSpan.FromMinutes(89));
        await corridor.WatchAsync();
        Assert.Empty(await corridor.AlertsAsync());

        corridor.Clock.Advance(TimeSpan.FromMinutes(2));
        await corridor.WatchAsync();

        Assert.Contains("gone on past its allowed time", (await AlertAsync(corridor, "run-late:oag-national")).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_without_success_for_a_schedule_and_its_grace_is_stale_until_a_run_goes_well()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.Get<SourceCalendar>().PrepareAsync(SourceSchedule.All, Cancellation);
        await corridor.EndedAsync(RunState.Unchanged);
        corridor.Clock.Advance(TimeSpan.FromHours(36));
        await corridor.WatchAsync();
        Assert.Empty(await corridor.AlertsAsync());

        corridor.Clock.Advance(TimeSpan.FromMinutes(1));
        await corridor.WatchAsync();
        await corridor.WatchAsync();
        Assert.Equal(1, (await AlertAsync(corridor, "stale:oag-national")).Count);

        await corridor.EndedAsync(RunState.Unchanged);
        await corridor.WatchAsync();
        Assert.Empty(await corridor.AlertsAsync());
    }

    [Fact]
    public async Task A_source_that_never_succeeded_grows_stale_from_its_first_schedule_on_and_a_paused_one_does_not()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.Get<SourceCalendar>().PrepareAsync(SourceSchedule.All, Cancellation);
        corridor.Clock.Advance(TimeSpan.FromHours(37));
        await corridor.ReadAsync(db => corridor.Get<SourceCalendar>().PauseAsync(db, RecordsBuilder.Source, "Wait.", Cancellation));
        await corridor.WatchAsync();
        Assert.Empty(await corridor.AlertsAsync());

        await corridor.ReadAsync(db => corridor.Get<SourceCalendar>().ResumeAsync(db, RecordsBuilder.Source, SourceSchedule.All, Cancellation));
        await corridor.WatchAsync();

        Assert.Equal(["stale:oag-national"], await corridor.AlertsAsync());
    }

    [Theory]
    [InlineData(100, 49, "volume:oag-national", AlertSeverity.Warning)]
    [InlineData(100, 201, "volume:oag-national", AlertSeverity.Warning)]
    [InlineData(100, 0, "zero-rows:oag-national", AlertSeverity.Error)]
    internal async Task Far_fewer_far_more_or_no_records_are_noticed_and_a_usual_number_resolves_it(int before, int now, string cause, AlertSeverity severity)
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.EndedAsync(RunState.Published, before);
        await corridor.EndedAsync(RunState.Published, now);
        await corridor.WatchAsync();

        Assert.Equal(severity, (await AlertAsync(corridor, cause)).Severity);
        Assert.Equal([cause], await corridor.AlertsAsync());
        await corridor.EndedAsync(RunState.Published, Math.Max(now, 60));
        await corridor.WatchAsync();
        Assert.Empty(await corridor.AlertsAsync());
    }

    [Theory]
    [InlineData(50)]
    [InlineData(200)]
    public async Task Half_and_double_are_usual(int now)
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.EndedAsync(RunState.Published, 100);
        await corridor.EndedAsync(RunState.Published, now);

        await corridor.WatchAsync();

        Assert.Empty(await corridor.AlertsAsync());
    }

    [Fact]
    public async Task A_source_that_is_refused_three_times_in_a_row_is_paused_with_an_alert_and_starts_anew_when_resumed()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.EndedAsync(RunState.Refused);
        await corridor.EndedAsync(RunState.Refused);
        await corridor.EndedAsync(RunState.Unchanged, sha256: null);
        await corridor.WatchAsync();
        Assert.Null((await corridor.SourceAsync()).PausedAt);
        await corridor.EndedAsync(RunState.Refused);
        await corridor.WatchAsync();

        Assert.Equal("3 documents in a row were refused; the last: It is another year's.", (await corridor.SourceAsync()).PausedReason);
        Assert.Contains("paused:oag-national", await corridor.AlertsAsync());
        corridor.Clock.Advance(TimeSpan.FromSeconds(1));
        await corridor.ReadAsync(db => corridor.Get<SourceCalendar>().ResumeAsync(db, RecordsBuilder.Source, SourceSchedule.All, Cancellation));
        await corridor.EndedAsync(RunState.Refused);
        await corridor.WatchAsync();
        Assert.Null((await corridor.SourceAsync()).PausedAt);
    }

    [Fact]
    public async Task A_good_document_between_refusals_starts_the_count_anew()
    {
        await using var corridor = await Corridor.OpenAsync();
        foreach (var state in (RunState[])[RunState.Refused, RunState.Refused, RunState.Published, RunState.Refused])
        {
            await corridor.EndedAsync(state, 4);
        }

        await corridor.WatchAsync();

        Assert.Null((await corridor.SourceAsync()).PausedAt);
        Assert.Equal(["run-refused:oag-national"], await corridor.AlertsAsync());
    }

    [Fact]
    public async Task Quarantine_is_told_and_resolved_when_nothing_waits_in_it_any_more()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small.WithRefused("no. 7", "Its page is unknown."));
        await corridor.WatchAsync();
        Assert.Equal(["quarantine:oag-national"], await corridor.AlertsAsync());

        await corridor.InScopeAsync<AuditDb>(db => db.Quarantine.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, QuarantineState.Rejected), Cancellation));
        await corridor.WatchAsync();

        Assert.Empty(await corridor.AlertsAsync());
    }

    [Fact]
    public async Task Two_nodes_judge_a_run_once()
    {
        await using var one = await Corridor.OpenAsync();
        await using var two = await Corridor.OpenAsync(beside: one);
        await one.EndedAsync(RunState.Failed);

        await Task.WhenAll(Task.Run(one.WatchAsync, Cancellation), Task.Run(two.WatchAsync, Cancellation));

        Assert.Equal(1, (await AlertAsync(one, "run-failed:oag-national")).Count);
    }

    private static Task<AlertRow> AlertAsync(Corridor corridor, string fingerprint) =>
        corridor.ReadAsync(db => db.Alerts.AsNoTracking().SingleAsync(alert => alert.Fingerprint == fingerprint, Cancellation));
}

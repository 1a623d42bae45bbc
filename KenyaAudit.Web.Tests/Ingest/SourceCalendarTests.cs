using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Ingest;

public sealed class SourceCalendarTests
{
    private static readonly DateTime FirstSlot = new(2026, 3, 4, 23, 15, 0, DateTimeKind.Utc);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_slot_that_comes_makes_one_due_run_and_the_next_time_is_set()
    {
        await using var corridor = await OpenAsync();
        await AskForDueAsync(corridor);
        Assert.Empty(await corridor.RunsAsync());

        corridor.Clock.SetUtcNow(FirstSlot);
        await AskForDueAsync(corridor);
        await AskForDueAsync(corridor);

        var run = Assert.Single(await corridor.RunsAsync());
        Assert.Equal((RunState.Due, "schedule", FirstSlot, FirstSlot), (run.State, run.Trigger, run.Slot!.Value, run.DueAt!.Value));
        Assert.Equal(FirstSlot.AddDays(1), (await corridor.SourceAsync()).NextDueAt);
    }

    [Fact]
    public async Task Nights_that_were_missed_while_nobody_worked_are_made_up_for_once_and_a_restart_forgets_none()
    {
        await using var corridor = await OpenAsync();
        corridor.Clock.SetUtcNow(FirstSlot.AddDays(5).AddHours(1));

        await PrepareAsync(corridor);
        Assert.Equal(FirstSlot, (await corridor.SourceAsync()).NextDueAt);
        await AskForDueAsync(corridor);

        Assert.Equal(FirstSlot, Assert.Single(await corridor.RunsAsync()).Slot);
        Assert.Equal(FirstSlot.AddDays(6), (await corridor.SourceAsync()).NextDueAt);
    }

    [Fact]
    public async Task Two_nodes_that_see_the_same_slot_ask_once()
    {
        await using var one = await OpenAsync();
        await using var two = await Corridor.OpenAsync(beside: one);
        one.Clock.SetUtcNow(FirstSlot);

        await Task.WhenAll(Task.Run(() => AskForDueAsync(one), Cancellation), Task.Run(() => AskForDueAsync(two), Cancellation));

        Assert.Single(await one.RunsAsync());
    }

    [Fact]
    public async Task A_paused_source_is_not_asked_until_it_is_resumed_and_then_from_its_next_time_on()
    {
        await using var corridor = await OpenAsync();
        Assert.True(await corridor.ReadAsync(db => corridor.Get<SourceCalendar>().PauseAsync(db, RecordsBuilder.Source, "The publisher moves.", Cancellation)));
        Assert.False(await corridor.ReadAsync(db => corridor.Get<SourceCalendar>().PauseAsync(db, RecordsBuilder.Source, "Again.", Cancellation)));
        corridor.Clock.SetUtcNow(FirstSlot.AddDays(2).AddHours(1));
        await AskForDueAsync(corridor);
        Assert.Empty(await corridor.RunsAsync());
        Assert.Equal("The publisher moves.", (await corridor.SourceAsync()).PausedReason);

        Assert.True(await corridor.ReadAsync(db => corridor.Get<SourceCalendar>().ResumeAsync(db, RecordsBuilder.Source, SourceSchedule.All, Cancellation)));
        await AskForDueAsync(corridor);

        Assert.Empty(await corridor.RunsAsync());
        var source = await corridor.SourceAsync();
        Assert.Equal((null, FirstSlot.AddDays(3)), (source.PausedAt, source.NextDueAt!.Value));
    }

    [Fact]
    public async Task The_schedule_of_a_paused_source_waits_and_a_person_may_still_run_it()
    {
        await using var corridor = await OpenAsync();
        corridor.Clock.SetUtcNow(FirstSlot);
        await AskForDueAsync(corridor);
        await corridor.ReadAsync(db => corridor.Get<SourceCalendar>().PauseAsync(db, RecordsBuilder.Source, "Wait.", Cancellation));
        Assert.Empty(await corridor.ReadyAsync());

        var id = await corridor.AskAsync();

        Assert.Equal([id], await corridor.ReadyAsync());
    }

    [Theory]
    [InlineData("2026-03-04T23:14:59", 1, "2026-03-04T23:15:00")]
    [InlineData("2026-03-04T23:15:00", 1, "2026-03-05T23:15:00")]
    [InlineData("2026-03-04T21:30:00", 1, "2026-03-04T23:15:00")]
    [InlineData("2026-03-04T09:30:00", 7, "2026-03-08T23:15:00")]
    public void The_next_time_is_the_first_after_now_by_the_clock_of_Nairobi(string now, int everyDays, string next) =>
        Assert.Equal(Utc(next), new SourceSchedule(new TimeOnly(2, 15), everyDays).Next(Utc(now)));

    private static DateTime Utc(string text) => DateTime.SpecifyKind(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);

    private static async Task<Corridor> OpenAsync()
    {
        var corridor = await Corridor.OpenAsync();
        await PrepareAsync(corridor);
        return corridor;
    }

    private static Task PrepareAsync(Corridor corridor) => corridor.Get<SourceCalendar>().PrepareAsync(SourceSchedule.All, Cancellation);

    private static Task AskForDueAsync(Corridor corridor) => corridor.Get<SourceCalendar>().AskForDueAsync(SourceSchedule.All, Cancellation);
}

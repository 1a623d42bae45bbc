using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Ingest;

public sealed class CancelTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_that_is_due_is_cancelled_at_once()
    {
        await using var corridor = await Corridor.OpenAsync();
        corridor.Drop("report", RecordsBuilder.Small);
        var id = await corridor.AskAsync();

        Assert.True(await CancelAsync(corridor, id));

        Assert.Empty(await corridor.ReadyAsync());
        Assert.Null(await corridor.CarryOutAsync(id));
        var run = Assert.Single(await corridor.RunsAsync());
        Assert.Equal((RunState.Cancelled, "juma"), (run.State, run.CancelRequestedBy));
        Assert.False(await CancelAsync(corridor, id));
    }

    [Fact]
    public async Task A_running_run_sees_within_two_seconds_that_it_shall_stop_and_publishes_nothing()
    {
        await using var corridor = await Corridor.OpenAsync();
        corridor.Drop("report", RecordsBuilder.Small);
        var nothing = await corridor.VisibleAsync();
        var id = await corridor.AskAsync();
        using var reached = new ManualResetEventSlim();
        using var go = new ManualResetEventSlim();
        corridor.Source.BeforePublishing = () =>
        {
            reached.Set();
            go.Wait(Cancellation);
        };
        var running = corridor.Get<Ingestion>().DueAsync(id, Cancellation);
        await corridor.TurnUntilAsync(() => Task.FromResult(reached.IsSet));

        Assert.True(await CancelAsync(corridor, id));
        var asked = corridor.Clock.GetUtcNow().UtcDateTime;
        await corridor.TurnUntilAsync(async () => (await corridor.RunsAsync())[0].HeartbeatAt >= asked.AddSeconds(4));
        go.Set();
        var outcomes = await corridor.TurnUntilAsync(running);

        Assert.Equal(RunState.Cancelled, Assert.Single(outcomes!).State);
        Assert.Equal(nothing, await corridor.VisibleAsync());
        Assert.Equal(RunState.Cancelled, Assert.Single(await corridor.RunsAsync()).State);
        Assert.True(File.Exists(Path.Combine(corridor.Get<Inbox>().Folder(RecordsBuilder.Source), "a.pdf")));
        await corridor.WatchAsync();
        Assert.Empty(await corridor.AlertsAsync());
        Assert.Empty(await corridor.ReadyAsync());
    }

    [Fact]
    public async Task What_has_ended_cannot_be_cancelled()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small);
        var run = Assert.Single(await corridor.RunsAsync());

        Assert.False(await CancelAsync(corridor, run.Id));

        Assert.Equal(RunState.Published, Assert.Single(await corridor.RunsAsync()).State);
    }

    private static Task<bool> CancelAsync(Corridor corridor, int id) => corridor.AskAsync<DueRuns, bool>(due => due.CancelAsync(id, "juma", Cancellation));
}

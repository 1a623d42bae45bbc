using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Ingest;

public sealed class DueRunsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_that_is_asked_for_is_due_until_it_is_carried_out_and_says_when_nothing_waited()
    {
        await using var corridor = await Corridor.OpenAsync();
        var id = await corridor.AskAsync();
        Assert.Equal([id], await corridor.ReadyAsync());
        Assert.Equal(id, await corridor.AskAsync());

        Assert.Empty((await corridor.CarryOutAsync(id))!);

        Assert.Empty(await corridor.ReadyAsync());
        var run = Assert.Single(await corridor.RunsAsync());
        Assert.Equal((RunState.Unchanged, "Nothing waited in the inbox.", "amina"), (run.State, run.Error, run.AskedBy));
        Assert.NotNull(run.EndedAt);
        Assert.Null(await corridor.CarryOutAsync(id));
    }

    [Fact]
    public async Task The_first_document_is_read_on_the_row_that_was_asked_for_and_the_second_on_its_own()
    {
        await using var corridor = await Corridor.OpenAsync();
        corridor.Drop("one", RecordsBuilder.Small, "a.pdf");
        corridor.Drop("not a report", null, "b.pdf");
        var id = await corridor.AskAsync();

        await corridor.CarryOutAsync(id);

        var runs = await corridor.RunsAsync();
        Assert.Equal([(RunState.Published, "admin", "amina"), (RunState.Refused, "admin", "amina")], runs.Select(run => (run.State, run.Trigger, run.AskedBy)));
        Assert.Equal(id, runs[0].Id);
        Assert.Equal((3L, 4, 4), (runs[0].Bytes, runs[0].RecordsIn, runs[0].RecordsOut));
        // oag-national declares 60 minutes and 30 of grace.
        Assert.Equal((TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(90)), (runs[0].StartBy - runs[0].DueAt, runs[0].EndBy - runs[0].DueAt));
    }

    [Theory]
    [InlineData(SourceCatalog.Bundled)]
    [InlineData("no-such-source")]
    public async Task Nobody_can_ask_for_a_source_that_reads_no_documents(string source)
    {
        await using var corridor = await Corridor.OpenAsync();

        Assert.Null(await corridor.AskAsync<DueRuns, int?>(due => due.AskAsync(source, RunTriggers.Admin, null, Cancellation)));
        Assert.Empty(await corridor.RunsAsync());
    }

    [Fact]
    public async Task Two_nodes_that_take_the_same_due_run_carry_it_out_once()
    {
        await using var one = await Corridor.OpenAsync();
        await using var two = await Corridor.OpenAsync(beside: one);
        one.Drop("report", RecordsBuilder.Small);
        var id = await one.AskAsync();

        var both = Task.WhenAll(one.Get<Ingestion>().DueAsync(id, Cancellation), two.Get<Ingestion>().DueAsync(id, Cancellation));
        var outcomes = await one.TurnUntilAsync(both);

        Assert.Single(outcomes, outcome => outcome is not null);
        Assert.Equal(RunState.Published, Assert.Single(await one.RunsAsync()).State);
    }

    [Fact]
    public async Task A_due_run_is_claimed_by_one_owner()
    {
        await using var corridor = await Corridor.OpenAsync();
        var id = await corridor.AskAsync();

        var first = await ClaimAsync(corridor, id, "one");
        var second = await ClaimAsync(corridor, id, "two");

        Assert.Equal((id, 1), (first!.RunId!.Value, first.Attempt));
        Assert.Null(second);
        var run = Assert.Single(await corridor.RunsAsync());
        Assert.Equal(("one", RunState.Running, corridor.Clock.GetUtcNow().UtcDateTime), (run.Owner, run.State, run.HeartbeatAt));
    }

    [Fact]
    public async Task A_run_of_a_dead_node_is_abandoned_and_due_again_until_it_has_had_its_attempts()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.AskAsync();
        for (var attempt = 1; attempt <= DueRuns.MostAttempts; attempt++)
        {
            Assert.NotNull(await ClaimAsync(corridor, Assert.Single(await corridor.ReadyAsync()), "a dead node"));
            await corridor.SweepAsync();
        }

        var runs = await corridor.RunsAsync();
        Assert.Equal([RunState.Abandoned, RunState.Abandoned, RunState.Failed], runs.Select(run => run.State));
        Assert.Equal([1, 2, 3], runs.Select(run => run.Attempt));
        Assert.Equal([null, runs[0].Id, runs[1].Id], runs.Select(run => run.RetryOfId));
        Assert.Equal("The process ended in the middle of this run 3 times; it is not tried again.", runs[2].Error);
        Assert.Equal(["run-failed:oag-national", "run-stuck:oag-national"], await corridor.AlertsAsync());
    }

    [Fact]
    public async Task The_other_node_finishes_what_a_dead_one_began()
    {
        await using var dead = await Corridor.OpenAsync();
        await using var other = await Corridor.OpenAsync(beside: dead);
        dead.Drop("report", RecordsBuilder.Small);
        var id = await dead.AskAsync();
        await dead.ClaimAsync("a dead node", dead.Clock.GetUtcNow().UtcDateTime.AddSeconds(15));
        await ClaimAsync(dead, id, "a dead node");

        await other.SweepAsync();
        Assert.Empty(await other.ReadyAsync());
        other.Clock.Advance(TimeSpan.FromSeconds(16));
        await other.SweepAsync();
        await other.CarryOutAsync(Assert.Single(await other.ReadyAsync()));
        await other.SweepAsync();

        Assert.Equal([RunState.Abandoned, RunState.Published], (await other.RunsAsync()).Select(run => run.State));
        Assert.Empty(await other.AlertsAsync());
    }

    [Fact]
    public async Task The_sweep_closes_runs_without_a_living_lease_and_no_other()
    {
        await using var corridor = await Corridor.OpenAsync();
        await using var held = await corridor.HoldAsync(SourceCatalog.Bundled);
        await corridor.ClaimAsync("a dead process", corridor.Clock.GetUtcNow().UtcDateTime.AddSeconds(-1));
        await corridor.StoreAsync(db => db.IngestRuns.AddRange(
            corridor.Run(RecordsBuilder.Source, "x"), corridor.Run(SourceCatalog.Bundled, "x"), corridor.Run(SourceCatalog.Census, "x")));

        await corridor.SweepAsync();

        Assert.Equal([RunState.Abandoned, RunState.Running, RunState.Abandoned], (await corridor.RunsAsync()).Select(run => run.State));
    }

    [Fact]
    public async Task What_can_heal_is_tried_again_later_and_later_and_then_raises_an_alert()
    {
        await using var corridor = await Corridor.OpenAsync();
        corridor.Drop("report", RecordsBuilder.Small);
        corridor.Source.BeforePublishing = () => throw new IOException("No space left on device: /home/amina/data");
        await corridor.AskAsync();
        var waits = new List<double>();
        for (var attempt = 1; attempt <= DueRuns.MostAttempts; attempt++)
        {
            var id = Assert.Single(await corridor.ReadyAsync());
            await Assert.ThrowsAsync<RunFailedException>(() => corridor.CarryOutAsync(id));
            await corridor.WatchAsync();
            var next = (await corridor.RunsAsync())[^1];
            waits.Add(((next.DueAt - (await corridor.RunsAsync())[attempt - 1].EndedAt) ?? TimeSpan.Zero).TotalSeconds);
            corridor.Clock.Advance(TimeSpan.FromMinutes(3));
        }

        Assert.InRange(waits[0], 30, 37.5);
        Assert.InRange(waits[1], 120, 150);
        var runs = await corridor.RunsAsync();
        Assert.Equal([RunState.Failed, RunState.Failed, RunState.Failed], runs.Select(run => run.State));
        Assert.All(runs, run => Assert.Equal("No space left on device: ~/data", run.Error));
        Assert.All(runs, run => Assert.StartsWith("System.IO.IOException", run.Trace, StringComparison.Ordinal));
        Assert.Equal(["run-failed:oag-national"], await corridor.AlertsAsync());
    }

    [Fact]
    public async Task A_retry_is_not_ready_before_its_time_and_there_is_one_whoever_asks()
    {
        await using var corridor = await Corridor.OpenAsync();
        var failed = corridor.Run(RecordsBuilder.Source, "x", RunState.Failed);
        (failed.DueAt, failed.EndedAt) = (failed.StartedAt, failed.StartedAt);
        await corridor.StoreAsync(db => db.IngestRuns.Add(failed));

        Assert.True(await corridor.AskAsync<DueRuns, bool>(due => due.RetryAsync(failed, Cancellation)));
        Assert.True(await corridor.AskAsync<DueRuns, bool>(due => due.RetryAsync(failed, Cancellation)));

        Assert.Empty(await corridor.ReadyAsync());
        corridor.Clock.Advance(TimeSpan.FromSeconds(38));
        Assert.Single(await corridor.ReadyAsync());
    }

    [Fact]
    public async Task An_error_of_ours_is_not_tried_again_and_the_other_documents_get_their_turn()
    {
        await using var corridor = await Corridor.OpenAsync();
        corridor.Drop("one", RecordsBuilder.Small, "a.pdf");
        corridor.Drop("two", RecordsBuilder.Small, "b.pdf");
        var documents = 0;
        corridor.Source.BeforePublishing = () => _ = ++documents == 1 ? throw new ArgumentException("A bug.") : documents;

        await Assert.ThrowsAsync<RunFailedException>(async () => await corridor.CarryOutAsync(await corridor.AskAsync()));

        Assert.Equal([RunState.Failed, RunState.Published], (await corridor.RunsAsync()).Select(run => run.State));
        Assert.Equal(["a.pdf"], Directory.GetFiles(corridor.Get<Inbox>().Folder(RecordsBuilder.Source)).Select(Path.GetFileName));
    }

    private static Task<RunOrder?> ClaimAsync(Corridor corridor, int id, string owner) =>
        corridor.AskAsync<DueRuns, RunOrder?>(due => due.ClaimAsync(id, owner, Cancellation));
}

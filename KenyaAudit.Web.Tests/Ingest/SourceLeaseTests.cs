using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Tests.Ingest;

public sealed class SourceLeaseTests
{
    private const string Source = RecordsBuilder.Source;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_taker_gets_nothing_while_the_first_holds()
    {
        await using var corridor = await Corridor.OpenAsync();
        await using var first = await corridor.HoldAsync();

        Assert.Null(await corridor.Get<SourceLease>().TakeAsync(Source, TimeSpan.Zero, Cancellation));
        Assert.NotNull(await corridor.HoldAsync(SourceCatalog.Bundled));
    }

    [Fact]
    public async Task A_released_lease_goes_to_who_waits_for_it()
    {
        await using var corridor = await Corridor.OpenAsync();
        var first = await corridor.HoldAsync();
        var waiting = corridor.Get<SourceLease>().TakeAsync(Source, TimeSpan.FromSeconds(30), Cancellation);

        await first.DisposeAsync();
        await using var second = await corridor.TurnUntilAsync(waiting);

        Assert.NotNull(second);
        Assert.NotEqual(first.Owner, second.Owner);
    }

    [Fact]
    public async Task Who_waits_in_vain_gets_nothing()
    {
        await using var corridor = await Corridor.OpenAsync();
        await using var first = await corridor.HoldAsync();

        Assert.Null(await corridor.TurnUntilAsync(corridor.Get<SourceLease>().TakeAsync(Source, TimeSpan.FromSeconds(30), Cancellation)));
    }

    [Fact]
    public async Task A_lease_past_its_time_is_taken_over()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.ClaimAsync("a dead process", corridor.Clock.GetUtcNow().UtcDateTime.AddSeconds(-1));

        await using var hold = await corridor.HoldAsync();

        Assert.Equal(hold.Owner, (await RowAsync(corridor)).LeaseOwner);
    }

    [Fact]
    public async Task A_heartbeat_keeps_the_lease_beyond_its_first_time()
    {
        await using var corridor = await Corridor.OpenAsync();
        var taken = corridor.Clock.GetUtcNow().UtcDateTime;
        await using var hold = await corridor.HoldAsync();

        await corridor.TurnUntilAsync(async () => (await RowAsync(corridor)).LeaseExpiresAt > taken.AddSeconds(60));

        Assert.Null(await corridor.Get<SourceLease>().TakeAsync(Source, TimeSpan.Zero, Cancellation));
        Assert.False(hold.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task The_holder_is_told_when_another_has_taken_over()
    {
        await using var corridor = await Corridor.OpenAsync();
        await using var hold = await corridor.HoldAsync();

        await corridor.ClaimAsync("another", corridor.Clock.GetUtcNow().UtcDateTime.AddHours(1));
        await corridor.TurnUntilAsync(() => Task.FromResult(hold.Lost.IsCancellationRequested));

        Assert.False(await corridor.ReadAsync(db => hold.ConfirmAsync(db, Cancellation)));
    }

    [Fact]
    public async Task Who_lost_the_lease_publishes_nothing_and_leaves_it_to_the_other()
    {
        await using var corridor = await Corridor.OpenAsync();
        var nothing = await corridor.VisibleAsync();
        corridor.Source.BeforePublishing = () => corridor.ClaimAsync("another", corridor.Clock.GetUtcNow().UtcDateTime.AddHours(1)).GetAwaiter().GetResult();

        var error = await Assert.ThrowsAsync<LeaseLostException>(() => corridor.LoadAsync("a", RecordsBuilder.Small));

        Assert.Equal("The lease of oag-national was taken over by another run; nothing was published.", error.Message);
        Assert.Equal(nothing, await corridor.VisibleAsync());
        Assert.Equal("another", (await RowAsync(corridor)).LeaseOwner);
        Assert.Equal(RunState.Failed, await corridor.ReadAsync(db => db.IngestRuns.Select(run => run.State).SingleAsync(Cancellation)));
    }

    [Fact]
    public async Task A_run_frees_its_lease_also_when_it_fails()
    {
        await using var corridor = await Corridor.OpenAsync();
        corridor.Source.BeforePublishing = () => throw new IOException("The disk is full.");

        await Assert.ThrowsAsync<IOException>(() => corridor.LoadAsync("a", RecordsBuilder.Small));

        Assert.Null((await RowAsync(corridor)).LeaseOwner);
    }

    [Fact]
    public async Task A_run_that_finds_a_dead_one_marks_it_abandoned()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.StoreAsync(db => db.IngestRuns.AddRange(corridor.Run(Source, "composed/1"), corridor.Run(SourceCatalog.Bundled, "bundle/1")));

        await corridor.LoadAsync("a", RecordsBuilder.Small);

        var runs = await corridor.ReadAsync(db => db.IngestRuns.OrderBy(run => run.Id).ToListAsync(Cancellation));
        Assert.Equal([RunState.Abandoned, RunState.Running, RunState.Published], runs.Select(run => run.State));
        Assert.Equal("The process ended in the middle of this run.", runs[0].Error);
        Assert.NotNull(runs[0].EndedAt);
    }

    private static Task<SourceRow> RowAsync(Corridor corridor) =>
        corridor.ReadAsync(db => db.Sources.AsNoTracking().SingleAsync(row => row.SourceId == Source, Cancellation));
}

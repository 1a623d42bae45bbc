using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Tests.Ingest;

public sealed class DueRunsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_that_is_asked_for_is_due_until_it_is_closed()
    {
        await using var corridor = await Corridor.OpenAsync();
        var id = await AskAsync(corridor, RecordsBuilder.Source);

        Assert.Equal([id!.Value], await SweepAsync(corridor));
        Assert.Equal(RecordsBuilder.Source, await SourceAsync(corridor, id.Value));

        await CloseAsync(corridor, id.Value, documents: 0);

        Assert.Empty(await SweepAsync(corridor));
        Assert.Null(await SourceAsync(corridor, id.Value));
        var closed = Assert.Single(await RunsAsync(corridor));
        Assert.Equal((RunState.Unchanged, "Nothing waited in the inbox."), (closed.State, closed.Error));
    }

    [Fact]
    public async Task A_request_goes_when_documents_have_runs_of_their_own()
    {
        await using var corridor = await Corridor.OpenAsync();
        var id = await AskAsync(corridor, RecordsBuilder.Source);

        await CloseAsync(corridor, id!.Value, documents: 1);

        Assert.Empty(await RunsAsync(corridor));
    }

    [Fact]
    public async Task A_run_that_is_no_request_is_never_closed_or_removed()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small);
        var run = Assert.Single(await RunsAsync(corridor));

        await CloseAsync(corridor, run.Id, documents: 1);
        await CloseAsync(corridor, run.Id, documents: 0);

        Assert.Equal(RunState.Published, Assert.Single(await RunsAsync(corridor)).State);
    }

    [Theory]
    [InlineData(SourceCatalog.Bundled)]
    [InlineData("no-such-source")]
    public async Task Nobody_can_ask_for_a_source_that_reads_no_documents(string source)
    {
        await using var corridor = await Corridor.OpenAsync();

        Assert.Null(await AskAsync(corridor, source));
        Assert.Empty(await RunsAsync(corridor));
    }

    [Fact]
    public async Task The_sweep_closes_runs_without_a_living_lease_and_no_other()
    {
        await using var corridor = await Corridor.OpenAsync();
        await using var held = await corridor.HoldAsync(SourceCatalog.Bundled);
        await corridor.ClaimAsync("a dead process", corridor.Clock.GetUtcNow().UtcDateTime.AddSeconds(-1));
        await corridor.StoreAsync(db => db.IngestRuns.AddRange(
            corridor.Run(RecordsBuilder.Source, "x"), corridor.Run(SourceCatalog.Bundled, "x"), corridor.Run(SourceCatalog.Census, "x")));

        await SweepAsync(corridor);

        Assert.Equal([RunState.Abandoned, RunState.Running, RunState.Abandoned], (await RunsAsync(corridor)).Select(run => run.State));
    }

    private static Task<int?> AskAsync(Corridor corridor, string source) => corridor.AskAsync<DueRuns, int?>(due => due.AskAsync(source, Cancellation));

    private static Task<string?> SourceAsync(Corridor corridor, int id) => corridor.AskAsync<DueRuns, string?>(due => due.SourceAsync(id, Cancellation));

    private static Task CloseAsync(Corridor corridor, int id, int documents) => corridor.InScopeAsync<DueRuns>(due => due.CloseAsync(id, documents, Cancellation));

    private static Task<IReadOnlyList<int>> SweepAsync(Corridor corridor) => corridor.AskAsync<DueRuns, IReadOnlyList<int>>(due => due.SweepAsync(Cancellation));

    private static Task<List<IngestRunRow>> RunsAsync(Corridor corridor) =>
        corridor.ReadAsync(db => db.IngestRuns.AsNoTracking().OrderBy(run => run.Id).ToListAsync(Cancellation));
}

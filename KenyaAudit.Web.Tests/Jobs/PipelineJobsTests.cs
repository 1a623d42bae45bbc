using Hangfire;
using Hangfire.InMemory;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Jobs;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KenyaAudit.Web.Tests.Jobs;

[Collection(HangfireTests.Name)]
public sealed class PipelineJobsTests : IDisposable
{
    private readonly InMemoryStorage _storage = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _storage.Dispose();

    [Fact]
    public async Task The_recurring_job_loads_what_lies_in_the_inbox()
    {
        await using var corridor = await OpenAsync();
        Drop(corridor, "report");

        await LoadAsync(corridor);

        var run = Assert.Single(await RunsAsync(corridor));
        Assert.Equal((RunState.Published, "job"), (run.State, run.Trigger));
    }

    [Fact]
    public async Task A_refused_document_is_an_outcome_and_no_error_to_try_again()
    {
        await using var corridor = await OpenAsync();
        Drop(corridor, "not a report");

        await LoadAsync(corridor);

        Assert.Equal(RunState.Refused, Assert.Single(await RunsAsync(corridor)).State);
    }

    [Fact]
    public async Task A_run_that_was_asked_for_gives_way_to_the_runs_of_its_documents()
    {
        await using var corridor = await OpenAsync();
        Drop(corridor, "report");
        var id = await AskAsync(corridor);

        await RunAsync(corridor, id);

        var run = Assert.Single(await RunsAsync(corridor));
        Assert.Equal((RunState.Published, "admin"), (run.State, run.Trigger));
    }

    [Fact]
    public async Task A_run_that_was_asked_for_says_when_nothing_waited_and_is_carried_out_once()
    {
        await using var corridor = await OpenAsync();
        var id = await AskAsync(corridor);

        await RunAsync(corridor, id);
        Drop(corridor, "report");
        await RunAsync(corridor, id);

        Assert.Equal(RunState.Unchanged, Assert.Single(await RunsAsync(corridor)).State);
    }

    [Fact]
    public async Task A_request_stays_due_while_another_run_holds_the_source_and_the_sweep_hands_it_on()
    {
        await using var corridor = await OpenAsync();
        var id = await AskAsync(corridor);
        await using (await corridor.HoldAsync())
        {
            await RunAsync(corridor, id);
        }

        Assert.Equal(RunState.Due, Assert.Single(await RunsAsync(corridor)).State);
        await corridor.InScopeAsync<PipelineJobs>(jobs => jobs.SweepAsync(Cancellation));

        var queued = Assert.Single(_storage.GetMonitoringApi().EnqueuedJobs("default", 0, 10));
        Assert.Equal(nameof(PipelineJobs.RunAsync), queued.Value.Job.Method.Name);
        Assert.Equal(id, queued.Value.Job.Args[0]);
    }

    private Task<Corridor> OpenAsync() => Corridor.OpenAsync(services => services
        .AddScoped<PipelineJobs>().AddSingleton<IBackgroundJobClient>(new BackgroundJobClient(_storage)));

    private static void Drop(Corridor corridor, string bytes)
    {
        corridor.Source.Add("report", RecordsBuilder.Small);
        var path = Path.Combine(corridor.Get<Inbox>().Folder(RecordsBuilder.Source), "a.pdf");
        File.WriteAllText(path, bytes);
        File.SetLastWriteTimeUtc(path, corridor.Clock.GetUtcNow().UtcDateTime.AddHours(-1));
    }

    private static async Task<int> AskAsync(Corridor corridor) =>
        (await corridor.AskAsync<DueRuns, int?>(due => due.AskAsync(RecordsBuilder.Source, Cancellation)))!.Value;

    private static Task LoadAsync(Corridor corridor) => WorkAsync(corridor, jobs => jobs.IngestAsync(RecordsBuilder.Source, Cancellation));

    private static Task RunAsync(Corridor corridor, int id) => WorkAsync(corridor, jobs => jobs.RunAsync(id, Cancellation));

    // The inbox watches the clock until a file has settled.
    private static async Task WorkAsync(Corridor corridor, Func<PipelineJobs, Task> work)
    {
        var working = corridor.InScopeAsync(work);
        await corridor.TurnUntilAsync(() => Task.FromResult(working.IsCompleted));
        await working;
    }

    private static Task<List<IngestRunRow>> RunsAsync(Corridor corridor) => corridor.ReadAsync(db => db.IngestRuns.AsNoTracking().ToListAsync(Cancellation));
}

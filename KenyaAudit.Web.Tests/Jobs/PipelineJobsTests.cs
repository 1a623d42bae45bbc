using Hangfire;
using Hangfire.InMemory;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Jobs;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace KenyaAudit.Web.Tests.Jobs;

[Collection(HangfireTests.Name)]
public sealed class PipelineJobsTests : IDisposable
{
    private readonly InMemoryStorage _storage = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _storage.Dispose();

    [Fact]
    public async Task The_job_for_the_hand_asks_for_a_run_and_hands_it_to_the_workers_of_ingest()
    {
        await using var corridor = await OpenAsync();

        await corridor.InScopeAsync<PipelineJobs>(jobs => jobs.AskAsync(RecordsBuilder.Source, Cancellation));

        var run = Assert.Single(await corridor.RunsAsync());
        Assert.Equal((RunState.Due, "job"), (run.State, run.Trigger));
        Assert.Equal([(nameof(PipelineJobs.RunAsync), run.Id)], Queued("ingest"));
    }

    [Fact]
    public async Task A_refused_document_is_an_outcome_and_no_error_to_try_again()
    {
        await using var corridor = await OpenAsync();
        corridor.Drop("not a report");

        await RunAsync(corridor, await corridor.AskAsync());

        Assert.Equal(RunState.Refused, Assert.Single(await corridor.RunsAsync()).State);
        Assert.Equal(["run-refused:oag-national"], await corridor.AlertsAsync());
    }

    [Fact]
    public async Task A_run_that_failed_fails_its_job_and_its_alert_does_not_wait_for_the_sweep()
    {
        await using var corridor = await OpenAsync();
        corridor.Drop("report", RecordsBuilder.Small);
        corridor.Source.BeforePublishing = () => throw new ArgumentException("A bug.");
        var id = await corridor.AskAsync();

        await Assert.ThrowsAsync<RunFailedException>(() => RunAsync(corridor, id));

        Assert.Equal(["run-failed:oag-national"], await corridor.AlertsAsync());
    }

    [Fact]
    public async Task A_request_stays_due_while_another_run_holds_the_source_and_the_sweep_hands_it_on()
    {
        await using var corridor = await OpenAsync();
        var id = await corridor.AskAsync();
        await using (await corridor.HoldAsync())
        {
            await RunAsync(corridor, id);
        }

        Assert.Equal(RunState.Due, Assert.Single(await corridor.RunsAsync()).State);
        await corridor.InScopeAsync<PipelineJobs>(jobs => jobs.SweepAsync(Cancellation));

        Assert.Equal([(nameof(PipelineJobs.RunAsync), id)], Queued("ingest"));
    }

    [Fact]
    public async Task A_night_that_has_come_is_asked_for_and_handed_out_by_one_sweep()
    {
        await using var corridor = await OpenAsync();
        await corridor.Get<SourceCalendar>().PrepareAsync(SourceSchedule.All, Cancellation);
        corridor.Clock.Advance(TimeSpan.FromDays(3));

        await corridor.InScopeAsync<PipelineJobs>(jobs => jobs.SweepAsync(Cancellation));

        var run = Assert.Single(await corridor.RunsAsync());
        Assert.Equal([(nameof(PipelineJobs.RunAsync), run.Id)], Queued("ingest"));
        await RunAsync(corridor, run.Id);
        Assert.Equal((RunState.Unchanged, "schedule"), ((await corridor.RunsAsync())[0].State, run.Trigger));
    }

    private List<(string Method, object Run)> Queued(string queue) =>
        [.. _storage.GetMonitoringApi().EnqueuedJobs(queue, 0, 10).Select(job => (job.Value.Job.Method.Name, job.Value.Job.Args[0]))];

    private Task<Corridor> OpenAsync() => Corridor.OpenAsync(services => services
        .AddScoped<PipelineJobs>().AddSingleton<IBackgroundJobClient>(new BackgroundJobClient(_storage)));

    // The inbox watches the clock until a file has settled.
    private static async Task RunAsync(Corridor corridor, int id)
    {
        var working = corridor.InScopeAsync<PipelineJobs>(jobs => jobs.RunAsync(id, Cancellation));
        await corridor.TurnUntilAsync(() => Task.FromResult(working.IsCompleted));
        await working;
    }
}

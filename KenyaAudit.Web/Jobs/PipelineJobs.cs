using Hangfire;
using KenyaAudit.Web.Ingest;

namespace KenyaAudit.Web.Jobs;

/// <summary>What Hangfire runs. The work and its truth are elsewhere: here is only the clock's end of it.</summary>
internal sealed class PipelineJobs(Ingestion ingestion, DueRuns due, IBackgroundJobClient jobs)
{
    /// <summary>Loads what lies in the source's inbox. A refused document is an outcome, not an error: only what can heal is retried.</summary>
    [AutomaticRetry(Attempts = 5, DelaysInSeconds = [30, 120, 600, 1800, 7200])]
    [JobDisplayName("Load the inbox of {0}")]
    public Task IngestAsync(string sourceId, CancellationToken cancellation) => ingestion.InboxAsync(sourceId, "job", cancellation);

    /// <summary>Carries out a run somebody asked for. While another run holds the source the request stays due for the next sweep.</summary>
    [AutomaticRetry(Attempts = 5, DelaysInSeconds = [30, 120, 600, 1800, 7200])]
    [JobDisplayName("Run {0}")]
    public async Task RunAsync(int runId, CancellationToken cancellation)
    {
        if (await due.SourceAsync(runId, cancellation) is { } sourceId
            && await ingestion.InboxAsync(sourceId, "admin", cancellation) is { } outcomes)
        {
            await due.CloseAsync(runId, outcomes.Count, cancellation);
        }
    }

    /// <summary>Each minute: hands every due run to a worker, and closes runs whose process is dead.</summary>
    [AutomaticRetry(Attempts = 0)]
    [JobDisplayName("Sweep due and abandoned runs")]
    public async Task SweepAsync(CancellationToken cancellation)
    {
        foreach (var runId in await due.SweepAsync(cancellation))
        {
            jobs.Enqueue<PipelineJobs>(job => job.RunAsync(runId, CancellationToken.None));
        }
    }
}

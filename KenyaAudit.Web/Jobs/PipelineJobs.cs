using Hangfire;
using KenyaAudit.Web.Ingest;

namespace KenyaAudit.Web.Jobs;

/// <summary>What Hangfire runs. The work and its truth are elsewhere: here is only the clock's end of it.</summary>
internal sealed class PipelineJobs(Ingestion ingestion, DueRuns due, SourceCalendar calendar, Watchdog watchdog, IBackgroundJobClient jobs)
{
    /// <summary>Asks for a run of a source, as the schedule would; for whoever triggers it at the dashboard of the jobs.</summary>
    [JobDisplayName("Ask for a run of {0}")]
    public async Task AskAsync(string sourceId, CancellationToken cancellation)
    {
        if (await due.AskAsync(sourceId, RunTriggers.Job, null, cancellation) is { } runId)
        {
            jobs.Enqueue<PipelineJobs>(job => job.RunAsync(runId, CancellationToken.None));
        }
    }

    /// <summary>
    /// Carries out a run that is due. While another run holds the source it stays due for the next sweep. A refused document is an outcome, not an
    /// error; a run that failed stands in the store with its retry, if there is one.
    /// </summary>
    [Queue(Queues.Ingest)]
    [JobDisplayName("Run {0}")]
    public async Task RunAsync(int runId, CancellationToken cancellation)
    {
        try
        {
            await ingestion.DueAsync(runId, cancellation);
        }
        finally
        {
            await watchdog.LookAsync(SourceSchedule.All, CancellationToken.None);
            jobs.Enqueue<AlertJobs>(job => job.HandOutAsync(CancellationToken.None));
        }
    }

    /// <summary>Each minute: asks for what the schedule says, closes runs whose process is dead, judges what has ended, hands what is due to workers.</summary>
    [JobDisplayName("Sweep due and abandoned runs")]
    public async Task SweepAsync(CancellationToken cancellation)
    {
        await calendar.AskForDueAsync(SourceSchedule.All, cancellation);
        await due.AbandonAsync(cancellation);
        await watchdog.LookAsync(SourceSchedule.All, cancellation);
        foreach (var runId in await due.ReadyAsync(cancellation))
        {
            jobs.Enqueue<PipelineJobs>(job => job.RunAsync(runId, CancellationToken.None));
        }
    }
}

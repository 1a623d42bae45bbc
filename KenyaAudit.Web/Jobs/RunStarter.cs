using Hangfire;

namespace KenyaAudit.Web.Jobs;

/// <summary>Hands a due run to a worker at once; without it the sweep would, within a minute.</summary>
internal sealed class RunStarter(IBackgroundJobClient jobs)
{
    public void Start(int runId) => jobs.Enqueue<PipelineJobs>(job => job.RunAsync(runId, CancellationToken.None));
}

using Hangfire;

namespace KenyaAudit.Web.Jobs;

/// <summary>Has alerts handed out at once; without it the sweep would, within a minute.</summary>
internal sealed class AlertStarter(IBackgroundJobClient jobs)
{
    public void Start() => jobs.Enqueue<AlertJobs>(job => job.HandOutAsync(CancellationToken.None));
}

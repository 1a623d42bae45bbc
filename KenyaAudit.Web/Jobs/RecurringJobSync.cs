using Hangfire;
using Hangfire.Storage;
using KenyaAudit.Web.Ingest;

namespace KenyaAudit.Web.Jobs;

/// <summary>Makes Hangfire's stored schedule equal to <see cref="RecurringJobs.All"/>, removes strays, and tells the store when each source is due.</summary>
internal sealed class RecurringJobSync(IRecurringJobManager manager, JobStorage storage, SourceCalendar calendar) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var entry in RecurringJobs.All)
        {
            manager.AddOrUpdate(entry.Id, entry.Call, entry.Schedule, new RecurringJobOptions { TimeZone = RecurringJobs.Zone });
        }

        using var connection = storage.GetConnection();
        var stored = connection.GetRecurringJobs();
        foreach (var stray in stored.Where(job => RecurringJobs.All.All(entry => entry.Id != job.Id)))
        {
            manager.RemoveIfExists(stray.Id);
        }

        foreach (var entry in RecurringJobs.All.Where(entry => entry.SourceId is not null))
        {
            await calendar.SetNextDueAsync(entry.SourceId!, stored.Single(job => job.Id == entry.Id).NextExecution, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using Hangfire;
using Hangfire.Storage;
using KenyaAudit.Web.Ingest;

namespace KenyaAudit.Web.Jobs;

/// <summary>Makes Hangfire's stored schedule equal to <see cref="RecurringJobs.All"/>, removes strays, gives each source its next time, and sweeps once.</summary>
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

        await calendar.PrepareAsync(SourceSchedule.All, cancellationToken);

        // What was missed or left unfinished while nobody worked is not kept waiting for the minute.
        manager.Trigger("sweep");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

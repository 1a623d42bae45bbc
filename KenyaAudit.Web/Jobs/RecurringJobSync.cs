using Hangfire;
using Hangfire.Storage;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Jobs;

/// <summary>Makes Hangfire's stored schedule equal to <see cref="RecurringJobs.All"/>, removes strays, and tells the store when each source is due.</summary>
internal sealed class RecurringJobSync(IRecurringJobManager manager, JobStorage storage, IServiceScopeFactory scopes) : IHostedService
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

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AuditDb>();
        foreach (var entry in RecurringJobs.All.Where(entry => entry.SourceId is not null))
        {
            var next = stored.Single(job => job.Id == entry.Id).NextExecution;
            await db.Sources.Where(source => source.SourceId == entry.SourceId)
                .ExecuteUpdateAsync(set => set.SetProperty(source => source.NextDueAt, next), cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

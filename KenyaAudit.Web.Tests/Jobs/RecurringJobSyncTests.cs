using Hangfire;
using Hangfire.InMemory;
using Hangfire.Storage;
using KenyaAudit.Etl.Sources;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Ingest.Sources;
using KenyaAudit.Web.Jobs;
using KenyaAudit.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Tests.Jobs;

[Collection(HangfireTests.Name)]
public sealed class RecurringJobSyncTests : IDisposable
{
    private readonly InMemoryStorage _storage = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _storage.Dispose();

    [Fact]
    public async Task The_stored_schedule_becomes_the_table_and_strays_go()
    {
        await using var corridor = await Corridor.OpenAsync();
        var manager = new RecurringJobManager(_storage);
        manager.AddOrUpdate<PipelineJobs>("of-an-older-build", job => job.SweepAsync(CancellationToken.None), Cron.Daily());
        manager.AddOrUpdate<PipelineJobs>("sweep", job => job.SweepAsync(CancellationToken.None), Cron.Yearly());

        await SyncAsync(corridor);
        await SyncAsync(corridor);

        Assert.Equal(
            RecurringJobs.All.Select(entry => (entry.Id, entry.Schedule, "Africa/Nairobi")).Order(),
            Stored().Select(job => (job.Id, job.Cron, job.TimeZoneId)).Order());
    }

    [Fact]
    public async Task The_store_is_told_when_each_scheduled_source_is_next_due_and_the_sweep_does_not_wait_for_the_minute()
    {
        await using var corridor = await Corridor.OpenAsync();

        await SyncAsync(corridor);

        var due = await corridor.ReadAsync(db => db.Sources.AsNoTracking().ToDictionaryAsync(row => row.SourceId, row => row.NextDueAt, Cancellation));
        Assert.Equal(new DateTime(2026, 3, 4, 23, 15, 0, DateTimeKind.Utc), due[RecordsBuilder.Source]);
        Assert.Null(due[SourceCatalog.Bundled]);
        var queued = Assert.Single(_storage.GetMonitoringApi().EnqueuedJobs("default", 0, 10));
        Assert.Equal(nameof(PipelineJobs.SweepAsync), queued.Value.Job.Method.Name);
    }

    [Fact]
    public void Every_scheduled_source_reads_documents_and_has_a_job_for_the_hand()
    {
        Assert.Subset(new[] { OagVolumeSource.National, OagVolumeSource.CountyExecutives, OagVolumeSource.CountyAssemblies }.Select(source => source.Id).ToHashSet(), SourceSchedule.All.Keys.ToHashSet());
        Assert.Subset(RecurringJobs.All.Select(entry => entry.Id).ToHashSet(), SourceSchedule.All.Keys.Select(id => $"ingest-{id}").ToHashSet());
        Assert.Equal(RecurringJobs.All.Count, RecurringJobs.All.Select(entry => entry.Id).Distinct().Count());
    }

    [Fact]
    public async Task Every_source_is_asked_when_its_declaration_says()
    {
        await using var corridor = await Corridor.OpenAsync();

        var declared = corridor.Get<SourceDeclarations>().All.Where(source => source.Schedule is not null).ToDictionary(source => source.Id, source => source.Schedule!);
        Assert.Equal(declared.OrderBy(pair => pair.Key, StringComparer.Ordinal), SourceSchedule.All.ToDictionary(pair => pair.Key, pair => pair.Value.Cron).OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    private Task SyncAsync(Corridor corridor) =>
        new RecurringJobSync(new RecurringJobManager(_storage), _storage, corridor.Get<SourceCalendar>()).StartAsync(Cancellation);

    private List<RecurringJobDto> Stored()
    {
        using var connection = _storage.GetConnection();
        return connection.GetRecurringJobs();
    }
}

using Hangfire;
using Hangfire.InMemory;
using Hangfire.Storage;
using KenyaAudit.Web.Ingest;
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
    public async Task The_store_is_told_when_each_scheduled_source_is_next_due_and_only_those()
    {
        await using var corridor = await Corridor.OpenAsync();

        await SyncAsync(corridor);

        var due = await corridor.ReadAsync(db => db.Sources.AsNoTracking().ToDictionaryAsync(row => row.SourceId, row => row.NextDueAt, Cancellation));
        var job = Stored().Single(stored => stored.Id == "ingest-oag-national");
        Assert.Equal(job.NextExecution, due[RecordsBuilder.Source]);
        Assert.Equal((23, 15), (due[RecordsBuilder.Source]!.Value.Hour, due[RecordsBuilder.Source]!.Value.Minute));
        Assert.Equal(DateTimeKind.Utc, due[RecordsBuilder.Source]!.Value.Kind);
        Assert.Null(due[SourceCatalog.Bundled]);
        Assert.Null(due[SourceCatalog.Census]);
    }

    [Fact]
    public async Task Every_scheduled_source_exists()
    {
        await using var corridor = await Corridor.OpenAsync();

        Assert.All(RecurringJobs.All.Select(entry => entry.SourceId).OfType<string>(), id => Assert.NotNull(corridor.Get<SourceCatalog>().Find(id)));
        Assert.Equal(RecurringJobs.All.Count, RecurringJobs.All.Select(entry => entry.Id).Distinct().Count());
    }

    private Task SyncAsync(Corridor corridor) =>
        new RecurringJobSync(new RecurringJobManager(_storage), _storage, corridor.Get<SourceCalendar>()).StartAsync(Cancellation);

    private List<RecurringJobDto> Stored()
    {
        using var connection = _storage.GetConnection();
        return connection.GetRecurringJobs();
    }
}

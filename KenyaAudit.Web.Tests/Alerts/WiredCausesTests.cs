using System.Diagnostics.Metrics;
using Hangfire;
using Hangfire.Common;
using Hangfire.InMemory;
using Hangfire.States;
using KenyaAudit.Web.Alerts;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Jobs;
using KenyaAudit.Web.Search;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Search;
using KenyaAudit.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KenyaAudit.Web.Tests.Alerts;

/// <summary>What raises alerts beside the runs, and what ends them.</summary>
[Collection(HangfireTests.Name)]
public sealed class WiredCausesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_job_that_is_not_tried_again_raises_an_alert_and_its_next_success_ends_it()
    {
        await using var corridor = await Corridor.OpenAsync();
        using var storage = new InMemoryStorage();
        var jobs = new BackgroundJobClient(storage, new JobFilterProviderCollection(new JobFilterCollection
        {
            new HealingRetry(), ActivatorUtilities.CreateInstance<FailedJobAlert>(corridor.Services),
        }));

        jobs.ChangeState(jobs.Enqueue<AlertJobs>(job => job.HandOutAsync(CancellationToken.None)), new FailedState(new ArgumentException("token=planted-secret broke")));
        await Until.TrueAsync(async () => (await corridor.AlertsAsync()).Count == 1);

        var alert = await corridor.ReadAsync(db => db.Alerts.AsNoTracking().SingleAsync(Cancellation));
        Assert.Equal(("job-failed:AlertJobs.HandOutAsync", AlertSeverity.Error), (alert.Fingerprint, alert.Severity));
        Assert.DoesNotContain("planted-secret", alert.Detail, StringComparison.Ordinal);
        jobs.ChangeState(jobs.Enqueue<AlertJobs>(job => job.HandOutAsync(CancellationToken.None)), new SucceededState(null, 1, 1));
        await Until.TrueAsync(async () => (await corridor.AlertsAsync()).Count == 0);
    }

    [Fact]
    public void A_job_that_is_tried_again_and_a_run_that_its_rows_judge_raise_nothing()
    {
        Assert.Null(FailedJobAlert.Signal("1", "A.B", new ScheduledState(TimeSpan.FromMinutes(1))));
        Assert.Null(FailedJobAlert.Signal("1", "A.B", new FailedState(new RunFailedException("It stands in the store.", new IOException("Full.")))));
        Assert.Equal("job-failed:A.B", FailedJobAlert.Signal("1", "A.B", new FailedState(new IOException("Full.")))!.Fingerprint);
    }

    [Fact]
    public async Task A_disk_that_fills_up_raises_an_alert_until_there_is_room_again()
    {
        await using var corridor = await Corridor.OpenAsync();
        var free = 2000L;
        using var watch = ActivatorUtilities.CreateInstance<DiskWatch>(corridor.Services, (Func<long>)(() => free * 1024 * 1024));
        await watch.LookAsync();
        Assert.Empty(await corridor.AlertsAsync());

        free = 1000;
        await watch.LookAsync();
        await watch.LookAsync();
        Assert.Equal([SystemCauses.Disk(Environment.MachineName)], await corridor.AlertsAsync());
        free = 1100;
        await watch.LookAsync();
        Assert.Single(await corridor.AlertsAsync());
        free = 1200;
        await watch.LookAsync();

        Assert.Empty(await corridor.AlertsAsync());
        Assert.True(DiskWatch.Of(corridor.Folder)() > 0);
    }

    [Fact]
    public async Task Damage_of_the_index_is_told_although_it_is_mended_at_once_and_ends_when_it_stays_whole()
    {
        await using var corridor = await Corridor.OpenAsync();
        var follower = ActivatorUtilities.CreateInstance<IndexFollower>(corridor.Services);
        await corridor.LoadAsync("a", RecordsBuilder.Small);
        await follower.CatchUpAsync(Cancellation);
        Assert.Empty(await corridor.AlertsAsync());
        var index = corridor.Get<FindingIndex>();
        foreach (var file in Directory.GetFiles(index.Folder).Where(file => !file.EndsWith(IndexFolder.LockName, StringComparison.Ordinal)))
        {
            File.Delete(file);
            await File.WriteAllBytesAsync(file, [1, 2, 3], Cancellation);
        }

        Assert.ThrowsAny<Exception>(() => index.Apply([Some.Finding(1)], [], index.Sequence));
        await follower.CatchUpAsync(Cancellation);

        Assert.False(index.IsDamaged);
        Assert.Equal([SystemCauses.Index(Environment.MachineName)], await corridor.AlertsAsync());
        corridor.Clock.Advance(TimeSpan.FromMinutes(6));
        await follower.CatchUpAsync(Cancellation);
        Assert.Empty(await corridor.AlertsAsync());
    }

    [Fact]
    public async Task Every_attempt_is_counted_by_channel_and_outcome()
    {
        var counted = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await using var house = await AlertHouse.OpenAsync(options => options.Routes.Error = "slack");
        using var listener = new MeterListener { InstrumentPublished = (instrument, self) => Enable(instrument, self) };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => counted.Enqueue($"{value} {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}"));
        listener.Start();
        house.Hooks.SlackFaults.Enqueue((500, 0));
        await house.RaiseAsync(AlertSeverity.Error);

        await house.PassAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(["1 channel=slack outcome=retried", "1 channel=slack outcome=sent"], counted.Where(line => line[0] != '0'));

        void Enable(Instrument instrument, MeterListener self)
        {
            if (instrument.Name == "kenyaaudit.alert.deliveries" && instrument.Meter.Scope == house.Corridor.Get<IMeterFactory>())
            {
                self.EnableMeasurementEvents(instrument);
            }
        }
    }

    [Fact]
    public void What_signs_in_by_force_or_breaks_the_trail_is_ready_to_be_raised()
    {
        var signals = new[] { SystemCauses.SignInAttack("Forty attempts in a minute."), SystemCauses.AuditChainBroken("From entry 7 on.") };

        Assert.All(signals, signal => Assert.Equal((AlertSeverity.Critical, "/admin/audit"), (signal.Severity, signal.Link)));
        Assert.Equal([SystemCauses.SignIn, SystemCauses.AuditChain], signals.Select(signal => signal.Fingerprint));
    }
}

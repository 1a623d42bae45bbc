using Hangfire;
using Hangfire.Common;
using Hangfire.InMemory;
using Hangfire.States;
using Hangfire.Storage.Monitoring;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Jobs;
using KenyaAudit.Web.Tests.Access;
using KenyaAudit.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace KenyaAudit.Web.Tests.Jobs;

[Collection(HangfireTests.Name)]
public sealed class HealingRetryTests : IDisposable
{
    private static readonly TimeSpan KeepSucceeded = TimeSpan.FromHours(2);
    private static readonly TimeSpan KeepFailed = TimeSpan.FromHours(5);
    private readonly InMemoryStorage _storage = new(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromDays(1) });
    private readonly BackgroundJobClient _jobs;

    public HealingRetryTests() => _jobs = new BackgroundJobClient(_storage, new JobFilterProviderCollection(
        new JobFilterCollection { { new JobExpiry(KeepSucceeded, KeepFailed), JobExpiry.Order }, new HealingRetry() }, new JobFilterAttributeFilterProvider()));

    public static TheoryData<Exception, string> Errors => new()
    {
        { new IOException("The disk is full."), ScheduledState.StateName },
        { new HttpRequestException("No route."), ScheduledState.StateName },
        { new DocumentRefusedException("Another year's."), FailedState.StateName },
        { new ArgumentException("A bug."), FailedState.StateName },
        { new RunFailedException("It stands in the store.", new IOException("The disk is full.")), FailedState.StateName },
    };

    public void Dispose() => _storage.Dispose();

    [Theory]
    [MemberData(nameof(Errors))]
    public void A_job_is_tried_again_only_where_that_can_heal(Exception error, string state)
    {
        var id = Enqueue();

        Fail(id, error);

        Assert.Equal(state, StateOf(id));
    }

    [Fact]
    public void Retries_are_bounded_and_come_later_and_later()
    {
        var id = Enqueue();
        var waits = new List<TimeSpan>();
        for (var retry = 1; retry <= HealingRetry.MostRetries; retry++)
        {
            Fail(id, new IOException("The disk is full."));
            Assert.Equal(ScheduledState.StateName, StateOf(id));
            var scheduled = _storage.GetMonitoringApi().ScheduledJobs(0, 10).Single().Value;
            waits.Add(scheduled.EnqueueAt - scheduled.ScheduledAt!.Value);
        }

        Fail(id, new IOException("The disk is full."));

        Assert.Equal(FailedState.StateName, StateOf(id));
        Assert.Equal(waits.Order(), waits);
        Assert.InRange(waits[0].TotalSeconds, 29, 38);
    }

    [Fact]
    public void Jobs_that_ended_are_forgotten_after_their_time_failed_ones_too()
    {
        var (good, bad) = (Enqueue(), Enqueue());
        _jobs.ChangeState(good, new SucceededState(null, 1, 1));
        Fail(bad, new ArgumentException("A bug."));

        Assert.InRange(ExpiresIn(good), KeepSucceeded - TimeSpan.FromMinutes(5), KeepSucceeded + TimeSpan.FromMinutes(5));
        Assert.InRange(ExpiresIn(bad), KeepFailed - TimeSpan.FromMinutes(5), KeepFailed + TimeSpan.FromMinutes(5));
        _jobs.Requeue(bad);
        Assert.Null(Details(bad).ExpireAt);
    }

    [Fact]
    public void The_site_hands_its_jobs_to_these_filters_and_not_to_those_of_the_framework()
    {
        using var site = new DevelopersSite();
        var job = Job.FromExpression<PipelineJobs>(jobs => jobs.RunAsync(1, CancellationToken.None));

        var filters = site.Services.GetRequiredService<IJobFilterProvider>().GetFilters(job).Select(filter => filter.Instance.GetType()).ToList();

        Assert.Subset(filters.ToHashSet(), new HashSet<Type> { typeof(HealingRetry), typeof(JobExpiry), typeof(QueueAttribute) });
        Assert.DoesNotContain(typeof(AutomaticRetryAttribute), filters);
        var client = site.Services.GetRequiredService<IBackgroundJobClient>();
        var id = client.Create(job, new EnqueuedState());
        client.ChangeState(id, new FailedState(new IOException("The disk is full.")));
        Assert.Equal(ScheduledState.StateName, site.Services.GetRequiredService<JobStorage>().GetMonitoringApi().JobDetails(id).History[0].StateName);
    }

    private string Enqueue() => _jobs.Enqueue<PipelineJobs>(job => job.RunAsync(1, CancellationToken.None));

    private void Fail(string id, Exception error) => _jobs.ChangeState(id, new FailedState(error));

    private string StateOf(string id) => Details(id).History[0].StateName;

    private TimeSpan ExpiresIn(string id) => Details(id).ExpireAt!.Value - Details(id).CreatedAt!.Value;

    private JobDetailsDto Details(string id) => _storage.GetMonitoringApi().JobDetails(id);
}

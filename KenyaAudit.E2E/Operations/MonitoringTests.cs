using KenyaAudit.E2E.Support;

namespace KenyaAudit.E2E.Operations;

/// <summary>From a Redis that dies to the people who are called, and back, through the real programs on our own rules and routes.</summary>
public sealed class MonitoringTests
{
    private const string Alert = "RateLimitFallback";
    private const string OwnAlerts = "kenyaaudit_alerts_open{severity=\"warning\"}";
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(30);

    /// <summary>The frozen names, as Prometheus has them; a histogram is named by its count.</summary>
    private static readonly string[] Promised =
    [
        "http_server_request_duration_seconds_count", "kenyaaudit_ingest_runs_total", "kenyaaudit_ingest_last_success_timestamp_seconds",
        "kenyaaudit_ingest_run_duration_seconds", "kenyaaudit_ingest_records_total", "kenyaaudit_ingest_deadline_missed", "kenyaaudit_quarantine_open",
        "kenyaaudit_search_duration_seconds_count", "kenyaaudit_search_zero_results_total", "kenyaaudit_index_lag_seconds", "kenyaaudit_index_documents",
        "kenyaaudit_ratelimit_rejected_total", "kenyaaudit_ratelimit_fallback_active", "kenyaaudit_alerts_open", "kenyaaudit_alert_deliveries_total",
        "kenyaaudit_jobs", "kenyaaudit_job_servers", "kenyaaudit_secrets_refresh_failures_total", "kenyaaudit_db_up",
    ];

    /// <summary>What the requests of this test must move.</summary>
    private static readonly string[] Moved =
        ["kenyaaudit_search_duration_seconds_count", "kenyaaudit_search_zero_results_total", "kenyaaudit_ratelimit_rejected_total{policy=\"export\"}"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_metric_is_scraped_and_a_Redis_that_dies_is_told_to_people_with_its_runbook_until_it_is_back()
    {
        var port = SiteProcess.FreePort();
        var redis = await StartRedisAsync(port);
        await using var receiver = new AlertReceiver();
        try
        {
            await using var site = await SiteProcess.StartAsync(
                Cancellation, null, ("REDIS_URL", $"redis://127.0.0.1:{Daemon.Number(port)}"), ("Telemetry__SampleSeconds", "1"),
                ("RateLimits__Export__Permits", "1"));
            using var reader = new HttpClient { BaseAddress = site.Address };
            await using var stack = await MonitoringStack.StartAsync(site.Address, receiver, Cancellation);

            foreach (var path in (string[])["search?q=water", "search?q=qqqxxxzzz", "data/findings.csv", "data/findings.csv"])
            {
                using var answer = await reader.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
            }

            await UntilAsync(async () => Promised.All((await stack.NamesAsync(Cancellation)).Contains), "every promised metric is scraped");
            foreach (var moved in Moved)
            {
                await UntilAsync(async () => await stack.ValueAsync(moved, Cancellation) > 0, $"{moved} has moved");
            }

            await UntilAsync(async () => await stack.ValueAsync("kenyaaudit_ratelimit_fallback_active", Cancellation) == 0, "requests are counted in Redis");
            await UntilAsync(() => Task.FromResult(receiver.Taken.Any(told => told is { Receiver: "heartbeat", Name: "DeadMansSwitch" })), "the heartbeat beats");
            Assert.DoesNotContain(receiver.Taken, told => told.Name == Alert);

            await redis.DisposeAsync();
            await AskingUntilAsync(reader, () => Told(receiver, "firing"), "the alert is told");

            var fired = receiver.Taken.First(told => told.Name == Alert);
            Assert.Equal(("mail", "warning"), (fired.Receiver, fired.Severity));
            Assert.EndsWith("/RUNBOOK.md#redis", fired.RunbookUrl, StringComparison.Ordinal);
            await UntilAsync(async () => await stack.ValueAsync(OwnAlerts, Cancellation) == 1, "the site has opened its own alert");

            redis = await StartRedisAsync(port);
            await AskingUntilAsync(reader, () => Told(receiver, "resolved"), "its end is told");
            await UntilAsync(async () => await stack.ValueAsync(OwnAlerts, Cancellation) == 0, "the site has ended its own alert");

            Assert.All(await stack.RulesAsync(Cancellation), rule => Assert.Equal((rule.Name, "ok"), rule));
            Assert.Equal(["firing", "resolved"], receiver.Taken.Where(told => told.Name == Alert).Select(told => told.Status).Distinct());
        }
        finally
        {
            await redis.DisposeAsync();
        }
    }

    private static bool Told(AlertReceiver receiver, string status) => receiver.Taken.Any(told => told.Name == Alert && told.Status == status);

    private static Task<Daemon> StartRedisAsync(int port) =>
        Daemon.StartAsync("redis-server", port, Cancellation, "--port", Daemon.Number(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no");

    private static Task UntilAsync(Func<Task<bool>> isSo, string what) => Until.TrueAsync(isSo, Within, what, Cancellation);

    // A node notices by its readers' requests, and asks Redis again beside them.
    private static Task AskingUntilAsync(HttpClient reader, Func<bool> isSo, string what) => UntilAsync(
        async () =>
        {
            using var answer = await reader.GetAsync(new Uri("entities", UriKind.Relative), Cancellation);
            Assert.True(answer.IsSuccessStatusCode, $"A reader got {(int)answer.StatusCode} until {what}.");
            return isSo();
        },
        what);
}

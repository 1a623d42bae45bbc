using System.Net;
using System.Text.RegularExpressions;
using KenyaAudit.Web.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace KenyaAudit.Web.Tests.Telemetry;

[Collection(HangfireTests.Name)]
public sealed class MetricsTests(ScrapedSite site) : IClassFixture<ScrapedSite>
{
    /// <summary>The frozen names; counters of deliveries are told with the first delivery at the latest.</summary>
    private static readonly string[] Promised =
    [
        "http_server_request_duration_seconds_count", "kenyaaudit_ingest_runs_total", "kenyaaudit_ingest_records_total", "kenyaaudit_ingest_deadline_missed",
        "kenyaaudit_quarantine_open", "kenyaaudit_search_duration_seconds_count", "kenyaaudit_search_zero_results_total", "kenyaaudit_index_lag_seconds",
        "kenyaaudit_index_documents", "kenyaaudit_ratelimit_rejected_total", "kenyaaudit_ratelimit_fallback_active", "kenyaaudit_alerts_open", "kenyaaudit_jobs",
        "kenyaaudit_job_servers", "kenyaaudit_secrets_refresh_failures_total", "kenyaaudit_db_up",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_promised_metric_is_there() => Assert.Empty(Promised.Except(await site.MetricsAsync()));

    [Fact]
    public async Task What_a_source_did_is_told_with_its_name()
    {
        using var own = new ScrapedSite();

        Assert.Contains(await own.LinesAsync(), line => Regex.IsMatch(line, "^kenyaaudit_ingest_last_success_timestamp_seconds\\{.*source=\"oag-national\"\\} 1\\.?\\d+"));
        Assert.Contains(await own.LinesAsync(), line => Regex.IsMatch(line, "^kenyaaudit_ingest_run_duration_seconds\\{.*source=\"oag-national\"\\} \\d"));
    }

    [Fact]
    public async Task Labels_are_templates_and_names_that_are_known_never_what_somebody_typed()
    {
        var lines = await site.LinesAsync();

        Assert.Contains(lines, line => line.Contains("http_route=\"findings/{reference}/{**tail}\"", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("nothing", StringComparison.Ordinal) && line.Contains("at+all", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("no-such-place", StringComparison.Ordinal));
        Assert.True(lines.Count < 1500, $"{lines.Count} lines");
    }

    [Theory]
    [InlineData("192.0.2.7", null, null, HttpStatusCode.NotFound)]
    [InlineData("127.0.0.1", "X-Forwarded-For", "198.51.100.1", HttpStatusCode.NotFound)]
    [InlineData("10.1.2.3", null, null, HttpStatusCode.OK)]
    public async Task Only_named_networks_and_the_machine_itself_read_the_metrics(string from, string? header, string? value, HttpStatusCode expected)
    {
        using var other = site.WithWebHostBuilder(builder =>
        {
            if (from.StartsWith("10.", StringComparison.Ordinal))
            {
                builder.UseSetting("Telemetry:MetricsNetworks:0", "10.0.0.0/8");
            }

            builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(new Caller(IPAddress.Parse(from))));
        });

        var answer = await other.CreateClient().AskAsync("/metrics", header is null ? [] : [(header, value!)]);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task With_a_management_port_no_other_port_answers()
    {
        using var other = site.WithWebHostBuilder(builder => builder.UseSetting("Telemetry:ManagementPort", "9464"));

        Assert.Equal(HttpStatusCode.NotFound, (await other.CreateClient().AskAsync("/metrics")).StatusCode);
    }

    [Fact]
    public async Task Ready_says_what_is_wrong_and_live_says_that_it_lives()
    {
        using var own = new ScrapedSite();
        await own.PublishAsync(new TestData());
        var reader = own.Reader();

        Assert.Equal(HttpStatusCode.OK, (await reader.AskAsync("/health/live")).StatusCode);
        Assert.Contains("\"database\":\"ok\"", await (await reader.AskAsync("/health/ready")).Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);

        await own.StoreAsync((db, cancellation) => Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(db.Database, "ALTER TABLE PublicationCounter RENAME TO Elsewhere", cancellation));
        var broken = await reader.AskAsync("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, broken.StatusCode);
        Assert.Contains("\"database\":\"down\"", await broken.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await reader.AskAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task A_store_that_does_not_answer_is_told_as_down_and_the_last_figures_stay()
    {
        using var own = new ScrapedSite();
        Assert.Contains(await own.LinesAsync(), line => Regex.IsMatch(line, "^kenyaaudit_db_up.* 1$"));

        await own.StoreAsync((db, cancellation) => Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(db.Database, "ALTER TABLE Alert RENAME TO Elsewhere", cancellation));
        var lines = await own.LinesAsync();

        Assert.Contains(lines, line => Regex.IsMatch(line, "^kenyaaudit_db_up.* 0$"));
        Assert.Contains(lines, line => line.StartsWith("kenyaaudit_ingest_runs_total", StringComparison.Ordinal));
    }
}

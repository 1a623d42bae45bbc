using System.Net;
using KenyaAudit.Web.Hosting.Verbs;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Jobs;
using KenyaAudit.Web.Tests.Support;
using KenyaAudit.Web.Tests.Telemetry;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Tests.Operations;

/// <summary>A node that only works, and the verb that asks a node for its health.</summary>
[Collection(HangfireTests.Name)]
public sealed class WorkerTests
{
    [Fact]
    public async Task A_worker_answers_for_its_health_and_metrics_works_and_shows_no_page()
    {
        await using var worker = new OnlyWorks();
        var client = worker.Reader();
        foreach (var path in (string[])["/", "/search?q=water", "/status.json", "/admin", "/admin/jobs", "/account", "/data", "/healthy"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await client.AskAsync(path)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await client.AskAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.AskAsync("/metrics")).StatusCode);
        var services = worker.Services.GetServices<IHostedService>().Select(service => service.GetType().Name).ToList();
        Assert.Contains(nameof(RecurringJobSync), services);
        Assert.DoesNotContain(nameof(DownloadFollower), services);
    }

    [Fact]
    public void A_node_that_would_neither_serve_nor_work_does_not_start()
    {
        var refusal = Assert.Throws<OptionsValidationException>(() => Composed.Validate([("Jobs__Only", "true"), ("Jobs__Enabled", "false"), ("SECRET_KEY", "a secret of tests, long enough for it"), ("KENYAAUDIT_DATA", Path.GetTempPath())]));
        Assert.Contains("Jobs:Only", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "http://localhost:5080/")]
    [InlineData("", "http://localhost:5080/")]
    [InlineData("http://+:8080;http://+:9464", "http://localhost:8080/")]
    [InlineData("http://*:80", "http://localhost/")]
    [InlineData("http://0.0.0.0:81", "http://localhost:81/")]
    [InlineData("http://[::]:82", "http://localhost:82/")]
    [InlineData("http://127.0.0.1:5081/", "http://127.0.0.1:5081/")]
    [InlineData("5081", null)]
    public void The_health_of_a_node_is_asked_where_it_listens(string? urls, string? asked) => Assert.Equal(asked, HealthVerb.Address(urls)?.ToString());

    private sealed class OnlyWorks : ScrapedSite
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Jobs:Only", "true");
        }
    }
}

using System.Net;
using KenyaAudit.Web.Telemetry;
using KenyaAudit.Web.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Exporter;

namespace KenyaAudit.Web.Tests.Telemetry;

/// <summary>The real site with limits and jobs, asked from the machine itself.</summary>
public class ScrapedSite : SiteFixture
{
    private bool _isPublished;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("RateLimits:Enabled", "true").UseSetting("Jobs:Enabled", "true");
        builder.ConfigureTestServices(services =>
        {
            HangfireTests.OutliveTheSite(services);
            services.Configure<PrometheusAspNetCoreOptions>(options => options.ScrapeResponseCacheDurationMilliseconds = 0);
            services.AddSingleton<IStartupFilter>(new Caller(IPAddress.Loopback));
        });
    }

    /// <summary>Names of all that is emitted once a few pages were asked for and the store was looked at.</summary>
    internal async Task<HashSet<string>> MetricsAsync() => [.. (await LinesAsync()).Select(line => line.Split('{', ' ')[0])];

    internal async Task<List<string>> LinesAsync()
    {
        if (!_isPublished)
        {
            _isPublished = true;
            await PublishAsync(new TestData());
        }

        var reader = Reader();
        foreach (var path in (string[])["/", "/search?q=nothing+at+all", "/findings/ng-2020-21-1", "/entities/no-such-place"])
        {
            await reader.AskAsync(path);
        }

        await Services.GetRequiredService<StoreSampler>().SampleAsync(TestContext.Current.CancellationToken);
        var text = await (await reader.AskAsync("/metrics")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return [.. text.Split('\n').Where(line => line.Length > 0 && line[0] != '#')];
    }
}

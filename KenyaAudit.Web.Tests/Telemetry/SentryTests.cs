using System.IO.Compression;
using System.Net;
using System.Text;
using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using KenyaAudit.Web.Hosting;
using KenyaAudit.Web.Telemetry;
using KenyaAudit.Web.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KenyaAudit.Web.Tests.Telemetry;

/// <summary>An endpoint that takes envelopes as Sentry's does, and keeps them as text.</summary>
internal sealed class EnvelopeServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _taken = new();

    public EnvelopeServer()
    {
        using (var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Port = ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        _listener.Prefixes.Add($"http://127.0.0.1:{Port}/");
        _listener.Start();
        _ = TakeAsync();
    }

    public int Port { get; }

    public string Dsn => $"http://abc@127.0.0.1:{Port}/1";

    public IEnumerable<string> Events => _taken.Where(text => text.Contains("\"type\":\"event\"", StringComparison.Ordinal));

    public void Dispose() => _listener.Close();

    private async Task TakeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                await using var body = context.Request.Headers["Content-Encoding"] == "gzip" ? new GZipStream(context.Request.InputStream, CompressionMode.Decompress) : context.Request.InputStream;
                using var reader = new StreamReader(body, Encoding.UTF8);
                _taken.Enqueue(await reader.ReadToEndAsync());
                context.Response.Close();
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}

/// <summary>A job that no second try heals.</summary>
public sealed class BrokenJob
{
    private readonly string _how = "It broke";

    public void Run(string source) => throw new InvalidOperationException($"{_how}, whatever {source.Length} is.");
}

[Collection(HangfireTests.Name)]
public sealed class SentryTests : IDisposable
{
    private const string Planted = "planted-word-of-a-reader";
    private readonly EnvelopeServer _server = new();
    private readonly ScrapedSite _site = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _site.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task A_page_that_breaks_is_told_by_its_route_without_what_was_asked_or_who_asked()
    {
        using var site = Reporting();
        var reader = site.CreateClient();
        await SiteFixture.StoreAsync(site.Services, (db, cancellation) => Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(db.Database, "ALTER TABLE County RENAME TO Elsewhere", cancellation));

        var answer = await reader.AskAsync($"/counties?measure={Planted}", ("User-Agent", Planted), ("Cookie", $"a={Planted}"));

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        await Until.TrueAsync(() => Task.FromResult(_server.Events.Any()));
        var told = Assert.Single(_server.Events);
        Assert.Contains("counties", told, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\"environment\":\"Tests\"", told, StringComparison.Ordinal);
        Assert.Contains("\"release\":", told, StringComparison.Ordinal);
        Assert.DoesNotContain(Planted, told, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", told, StringComparison.Ordinal);
        Assert.DoesNotContain("server_name", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_fault_of_ours_is_not_told()
    {
        using var site = Reporting("RateLimits:Read:Permits=1");
        var reader = site.CreateClient();
        Assert.Equal(HttpStatusCode.NotFound, (await reader.AskAsync("/nothing-here")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await reader.AskAsync("/entities")).StatusCode);
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reader.GetAsync(new Uri("/search?q=a", UriKind.Relative), gone.Token));

        // What comes after a real error would have come before it.
        await SentrySetup.TellAsync(new InvalidOperationException("The start broke."), site.Services.GetRequiredService<IConfiguration>());

        await Until.TrueAsync(() => Task.FromResult(_server.Events.Any()));
        Assert.Contains("The start broke.", Assert.Single(_server.Events), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_failed_for_good_is_told_with_its_name_and_its_source()
    {
        using var site = Reporting();
        // The log that would start the SDK with the site is taken away in tests; a request starts it too.
        await site.CreateClient().AskAsync("/health/live");
        var job = Job.FromExpression<BrokenJob>(broken => broken.Run(RecordsBuilder.Source));
        var storage = site.Services.GetRequiredService<JobStorage>();
        using var connection = storage.GetConnection();
        using var transaction = connection.CreateWriteTransaction();
        var context = new ApplyStateContext(storage, connection, transaction, new BackgroundJob("1", job, DateTime.UnixEpoch), new FailedState(new InvalidOperationException("It broke.")), "Processing");

        foreach (var filter in site.Services.GetRequiredService<IJobFilterProvider>().GetFilters(job).Select(filter => filter.Instance).OfType<SentryJobs>())
        {
            filter.OnStateApplied(context, transaction);
        }

        await Until.TrueAsync(() => Task.FromResult(_server.Events.Any(told => told.Contains("\"source\":\"oag-national\"", StringComparison.Ordinal))));
        Assert.Contains(_server.Events, told => told.Contains("BrokenJob.Run", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_DSN_nothing_is_sent_anywhere()
    {
        await SentrySetup.TellAsync(new InvalidOperationException("Not told."), new ConfigurationBuilder().Build());

        Assert.False(Sentry.SentrySdk.IsEnabled);
        Assert.Empty(_server.Events);
    }

    private Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory<Program> Reporting(params string[] settings) => _site.WithWebHostBuilder(builder =>
    {
        builder.UseSetting("SENTRY_DSN", _server.Dsn);
        foreach (var setting in settings)
        {
            builder.UseSetting(setting.Split('=')[0], setting.Split('=')[1]);
        }
    });
}

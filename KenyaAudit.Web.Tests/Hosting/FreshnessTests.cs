using System.Net;
using KenyaAudit.Web.Pages.Home;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace KenyaAudit.Web.Tests.Hosting;

/// <summary>Sites whose state a test changes: each test has its own.</summary>
public sealed class FreshnessTests : IDisposable
{
    private static readonly TimeSpan PastTheSecond = TimeSpan.FromSeconds(2);
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private readonly SiteFixture _origin = new();
    private readonly WebApplicationFactory<Program> _site;
    private readonly HttpClient _reader;

    public FreshnessTests()
    {
        _site = _origin.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
            services.AddSingleton<TimeProvider>(_clock)));
        _reader = _site.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
    }

    [Fact]
    public async Task Pages_answer_before_anything_is_loaded_and_say_so()
    {
        foreach (var path in (string[])["/", "/entities", "/documents", "/status", "/about"])
        {
            var response = await _reader.AskAsync(path);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Contains("Still loading.", (await response.DocumentAsync()).Words(".loading"), StringComparison.Ordinal);
            Assert.True(response.Headers.CacheControl!.NoCache);
        }

        Assert.True((await (await _reader.AskAsync("/status.json")).JsonAsync()).GetProperty("loading").GetBoolean());
    }

    [Theory]
    [InlineData("/search", "text/html")]
    [InlineData("/search.json", "application/problem+json")]
    public async Task A_search_without_an_index_is_503_and_says_when_to_come_back(string path, string type)
    {
        var response = await _reader.AskAsync(path);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("15", response.Headers.GetValues("Retry-After").Single());
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Nothing_published_means_nothing_rendered_anew()
    {
        await PublishAsync(Samples.Site());
        var before = await _reader.PageAsync("/findings/ng-2020-21-320");
        await InStoreAsync(db => db.FindingVersions.Where(row => row.Finding.Number == 320).ExecuteUpdateAsync(set => set.SetProperty(row => row.Title, "Changed behind the back")));
        _clock.Advance(PastTheSecond);
        var kept = await _reader.PageAsync("/findings/ng-2020-21-320");
        await PublishAsync(new TestData());
        _clock.Advance(PastTheSecond);
        var fresh = await _reader.PageAsync("/findings/ng-2020-21-320");

        Assert.Equal("Unsupported Expenditure", before.Words("h1"));
        Assert.Equal("Unsupported Expenditure", kept.Words("h1"));
        Assert.Equal("Changed behind the back", fresh.Words("h1"));
    }

    [Fact]
    public async Task A_publication_ends_what_readers_hold()
    {
        await PublishAsync(Samples.Site());
        var tags = new Dictionary<string, string>();
        foreach (var path in (string[])["/", "/search", "/findings/ng-2020-21-319", "/search.json"])
        {
            tags[path] = (await _reader.AskAsync(path)).Headers.ETag!.ToString();
        }

        await PublishAsync(new TestData().With(new FindingSeed(900, Samples.Health, "A New Matter")));
        _clock.Advance(PastTheSecond);
        foreach (var (path, tag) in tags)
        {
            Assert.Equal(HttpStatusCode.OK, (await _reader.AskAsync(path, ("If-None-Match", tag))).StatusCode);
        }

        Assert.Contains("A New Matter", (await _reader.PageAsync("/search?q=%22new+matter%22")).Words("#results"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_date_of_a_citation_is_todays()
    {
        await PublishAsync(Samples.Site());
        var today = await _reader.PageAsync("/findings/ng-2020-21-319");
        _clock.Advance(TimeSpan.FromHours(15));
        var tomorrow = await _reader.PageAsync("/findings/ng-2020-21-319");

        Assert.Contains("accessed 23 November 2026.", today.Words(".cite"), StringComparison.Ordinal);
        Assert.Contains("accessed 24 November 2026.", tomorrow.Words(".cite"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parameters_nobody_declared_make_no_other_answer()
    {
        await PublishAsync(Samples.Site());
        await _reader.AskAsync("/findings/ng-2020-21-320");
        await InStoreAsync(db => db.FindingVersions.Where(row => row.Finding.Number == 320).ExecuteUpdateAsync(set => set.SetProperty(row => row.Title, "Changed")));

        Assert.Equal("Unsupported Expenditure", (await _reader.PageAsync("/findings/ng-2020-21-320?utm_source=anything")).Words("h1"));
    }

    [Fact]
    public async Task The_lag_is_the_age_of_the_oldest_row_not_indexed()
    {
        await PublishAsync(Samples.Site());
        await InStoreAsync(async db =>
        {
            (await db.PublicationCounters.SingleAsync()).Value = 900;
            db.PublicationLog.Add(new PublicationLogRow { Sequence = 900, Kind = PublicationKind.Report, Key = "x", At = _clock.GetUtcNow().UtcDateTime.AddSeconds(-7) });
            await db.SaveChangesAsync();
        });
        var index = (await (await _reader.AskAsync("/status.json")).JsonAsync()).GetProperty("index");

        Assert.Equal(7, index.GetProperty("lag_seconds").GetInt32());
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/status.json", "application/problem+json")]
    public async Task A_fault_shows_no_trace_and_is_not_kept(string path, string type)
    {
        using var broken = _origin.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services
            .AddScoped<HomeQuery>(_ => throw new InvalidOperationException("secret detail"))
            .AddScoped<KenyaAudit.Web.Pages.Status.StatusQuery>(_ => throw new InvalidOperationException("secret detail"))));
        var response = await broken.CreateClient().AskAsync(path);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("secret detail", body, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl!.NoStore || response.Headers.CacheControl.NoCache);
    }

    public void Dispose()
    {
        _site.Dispose();
        _origin.Dispose();
    }

    private Task PublishAsync(TestData data) => SiteFixture.PublishAsync(_site.Services, data);

    private async Task InStoreAsync(Func<AuditDb, Task> change)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        await change(scope.ServiceProvider.GetRequiredService<AuditDb>());
    }
}

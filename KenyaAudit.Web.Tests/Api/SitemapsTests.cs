using System.Net;
using System.Xml.Linq;
using KenyaAudit.Web.Api;
using KenyaAudit.Web.Tests.Pages;
using KenyaAudit.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace KenyaAudit.Web.Tests.Api;

public sealed class SitemapsTests(SampleSite site) : IClassFixture<SampleSite>
{
    private static readonly XNamespace Schema = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private readonly HttpClient _reader = site.Reader();

    [Fact]
    public async Task Every_public_page_is_named_once_with_the_day_it_changed()
    {
        var response = await _reader.AskAsync("/sitemap.xml");
        var pages = Read(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal("application/xml", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("2026-03-04T09:30:00Z", pages["http://localhost/findings/ng-2020-21-319"]);
        Assert.Equal("2026-03-04T09:30:00Z", pages["http://localhost/entities/ministry-of-health"]);
        Assert.Equal("2026-03-04T09:30:00Z", pages["http://localhost/reports/oag-national-2020-21"]);
        Assert.Equal("2026-03-04T09:30:00Z", pages[$"http://localhost/documents/{TestData.Sha256}/pages/173"]);
        Assert.Null(pages["http://localhost/about/method"]);
        Assert.DoesNotContain("http://localhost/findings/ng-2020-21-330", pages.Keys);
        Assert.Equal(12 + 1 + 3 + 64 + 1 + 173, pages.Count);
    }

    [Fact]
    public async Task Files_of_any_size_hold_together_what_one_file_holds()
    {
        await using var scope = site.Services.CreateAsyncScope();
        var query = scope.ServiceProvider.GetRequiredService<SitemapQuery>();
        var cancellation = TestContext.Current.CancellationToken;
        var whole = await query.RunAsync(1, 1000, cancellation);
        var pieces = new List<SitemapEntry>();
        for (var number = 1; number <= 37; number++)
        {
            var piece = await query.RunAsync(number, 7, cancellation);
            Assert.Equal(number < 37 ? 7 : whole.Count % 7, piece.Count);
            pieces.AddRange(piece);
        }

        Assert.Equal(whole.Count, await query.CountAsync(cancellation));
        Assert.Equal(whole, pieces);
        Assert.Empty(await query.RunAsync(38, 7, cancellation));
    }

    [Fact]
    public void An_index_names_its_files()
    {
        var index = XDocument.Parse(Sitemaps.Index(2, path => "https://a.example" + path));

        Assert.Equal(Schema + "sitemapindex", index.Root!.Name);
        Assert.Equal(["https://a.example/sitemap-1.xml", "https://a.example/sitemap-2.xml"], index.Descendants(Schema + "loc").Select(place => place.Value));
    }

    [Fact]
    public async Task A_file_past_the_last_is_not_there() =>
        Assert.Equal(HttpStatusCode.NotFound, (await _reader.AskAsync("/sitemap-2.xml")).StatusCode);

    [Fact]
    public async Task Robots_may_go_everywhere_but_to_the_admins() =>
        Assert.Equal(
            "User-agent: *\nAllow: /\nDisallow: /admin\n\nSitemap: http://localhost/sitemap.xml\n",
            await (await _reader.AskAsync("/robots.txt")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    private static Dictionary<string, string?> Read(string text) => XDocument.Parse(text).Root!.Elements(Schema + "url")
        .ToDictionary(page => page.Element(Schema + "loc")!.Value, page => page.Element(Schema + "lastmod")?.Value);
}

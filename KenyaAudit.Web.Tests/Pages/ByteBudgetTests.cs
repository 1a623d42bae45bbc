using System.Text;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Pages;

/// <summary>What a reader on a slow line pays, on the real responses in both encodings.</summary>
public sealed class ByteBudgetTests(SampleSite site, ITestOutputHelper output) : IClassFixture<SampleSite>
{
    private const int PageWithCss = 14_000;
    private const int FirstView = 36_000;
    private const int RepeatView = 8_000;
    private const int Fragment = 6_000;

    private readonly HttpClient _reader = site.Reader();

    public static TheoryData<string, string> Pages
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var path in (string[])
            [
                "/", "/search?q=procurement", "/search?q=procurement&opinion=adverse&section=lawfulness&min=1000", "/search?q=procuremnt&opinion=adverse&min=900000000000", "/search/tips", "/findings/ng-2020-21-400", "/findings/ng-2020-21-331/history", "/findings/ng-2020-21-331/diff", "/about/removals", "/entities", "/entities?q=e",
                "/entities/ministry-of-health", "/documents", "/documents/" + TestData.Sha256, "/documents/" + TestData.Sha256 + "/pages/2", "/documents/" + TestData.Sha256 + "/pages/2?finding=ng-2020-21-319",
                "/reports", "/reports/oag-national-2020-21", "/data", "/status", "/about", "/about/method", "/about/glossary", "/nothing",
            ])
            {
                data.Add(path, "br");
                data.Add(path, "gzip");
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task A_view_stays_within_its_bytes(string path, string encoding)
    {
        var response = await _reader.AskAsync(path, ("Accept-Encoding", encoding));
        var html = await SizeAsync(response);
        Assert.Equal(encoding, response.Content.Headers.ContentEncoding.Single());
        var page = await _reader.PageAsync(path);
        var css = await SizesAsync(page.QuerySelectorAll("link[rel=stylesheet]").Select(link => link.GetAttribute("href")!), encoding);
        var rest = await SizesAsync(
            page.QuerySelectorAll("script[src]").Select(script => script.GetAttribute("src")!)
                .Concat(page.QuerySelectorAll("link[rel=icon]").Select(link => link.GetAttribute("href")!)), encoding);
        output.WriteLine($"{path} {encoding}: html {html}, css {css}, scripts and icon {rest}");

        Assert.InRange(html + css, 1, PageWithCss);
        Assert.InRange(html + css + rest, 1, FirstView);

        // A repeat view pays for the page alone: everything it links is fingerprinted and kept for good.
        Assert.InRange(html, 1, RepeatView);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Ten_hits_stay_within_the_bytes_of_a_fragment(string encoding)
    {
        var response = await _reader.AskAsync("/search?q=procurement", ("Accept-Encoding", encoding), ("HX-Request", "true"));
        var size = await SizeAsync(response);
        output.WriteLine($"fragment {encoding}: {size}");

        Assert.Equal(encoding, response.Content.Headers.ContentEncoding.Single());
        Assert.InRange(size, 1, Fragment);
    }

    [Fact]
    public async Task What_a_page_links_is_kept_for_good()
    {
        var page = await _reader.PageAsync("/search");
        foreach (var asset in page.QuerySelectorAll("link[rel=stylesheet], link[rel=icon]").Select(link => link.GetAttribute("href")!)
            .Concat(page.QuerySelectorAll("script[src]").Select(script => script.GetAttribute("src")!)))
        {
            var response = await _reader.AskAsync(asset);

            Assert.True(response.IsSuccessStatusCode, asset);
            Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }
    }

    private async Task<int> SizesAsync(IEnumerable<string> paths, string encoding)
    {
        var size = 0;
        foreach (var path in paths)
        {
            size += await SizeAsync(await _reader.AskAsync(path, ("Accept-Encoding", encoding)));
        }

        return size;
    }

    // Body and headers: both cross the air.
    private static async Task<int> SizeAsync(HttpResponseMessage response) =>
        (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length
        + Encoding.ASCII.GetByteCount($"{response.Headers}{response.Content.Headers}");
}

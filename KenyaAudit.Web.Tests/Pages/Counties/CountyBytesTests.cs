using System.Text;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Pages.Counties;

/// <summary>What a reader on a slow line pays for the pages of counties, with all their rows.</summary>
public sealed class CountyBytesTests(CountySite site, ITestOutputHelper output) : IClassFixture<CountySite>
{
    private const int PageWithCss = 14_000;
    private const int RepeatView = 8_000;

    public static MatrixTheoryData<string, string> Pages { get; } = new(
        ["/counties", "/counties?measure=pending-bills-share&fy=2025-26&sort=budget-desc", "/counties/kisumu", "/counties/baringo", "/counties/compare?c=kisumu&c=siaya&c=mombasa"],
        ["br", "gzip"]);

    [Theory, MemberData(nameof(Pages))]
    public async Task A_view_stays_within_its_bytes(string path, string encoding)
    {
        var reader = site.Reader();
        var style = (await reader.PageAsync(path)).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        var (html, css) = (await SizeAsync(reader, path, encoding), await SizeAsync(reader, style, encoding));
        output.WriteLine($"{path} {encoding}: html {html}, css {css}");

        Assert.InRange(html + css, 1, PageWithCss);
        Assert.InRange(html, 1, RepeatView);
    }

    private static async Task<int> SizeAsync(HttpClient reader, string path, string encoding)
    {
        var response = await reader.AskAsync(path, ("Accept-Encoding", encoding));
        Assert.Equal(encoding, response.Content.Headers.ContentEncoding.Single());
        return (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length
            + Encoding.ASCII.GetByteCount($"{response.Headers}{response.Content.Headers}");
    }
}

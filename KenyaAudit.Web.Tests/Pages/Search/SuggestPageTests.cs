using System.Net;
using System.Text;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Pages.Search;

/// <summary>Names while one types.</summary>
public sealed class SuggestPageTests(SampleSite site) : IClassFixture<SampleSite>
{
    private const int Budget = 1_500;
    private readonly HttpClient _reader = site.Reader();

    [Theory]
    [InlineData("minis", "/search?entity=ministry-of-health", "Audited entity")]
    [InlineData("1091", "/search?q=vote%3A1091", "Vote")]
    [InlineData("unsupp", "/search?category=unsupported-expenditure", "Subject")]
    public async Task A_name_leads_to_its_findings_and_says_its_kind(string typed, string address, string kind)
    {
        var fragment = await (await _reader.AskAsHtmxAsync($"/search/suggest?q={typed}")).DocumentAsync();
        var link = fragment.QuerySelectorAll(".suggestions a").First(found => found.GetAttribute("href") == address);

        Assert.Contains($"{kind} · ", link.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty((await _reader.PageAsync(address)).QuerySelectorAll("[data-testid=hit]"));
        Assert.Contains("below the box", fragment.Words("#suggested[hx-swap-oob]"), StringComparison.Ordinal);
        Assert.Null(fragment.QuerySelector("main"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("m")]
    [InlineData("xylophone")]
    [InlineData("\"><script>alert(1)</script>")]
    public async Task Nothing_fits_gives_an_empty_list_and_no_error(string typed)
    {
        var answer = await _reader.AskAsHtmxAsync($"/search/suggest?q={Uri.EscapeDataString(typed)}");
        var fragment = await answer.DocumentAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(fragment.QuerySelectorAll("a, script"));
        Assert.Equal("", fragment.Words("#suggested"));
    }

    [Fact]
    public async Task Opened_by_itself_it_is_a_whole_page()
    {
        var page = await _reader.PageAsync("/search/suggest?q=health");

        Assert.Equal("Names that begin with “health”", page.QuerySelector("h1")!.TextContent);
        Assert.NotEmpty(page.QuerySelectorAll("main .suggestions a"));
    }

    [Fact]
    public async Task It_is_small_kept_and_differs_by_who_asks()
    {
        var answer = await _reader.AskAsync("/search/suggest?q=co", ("HX-Request", "true"), ("Accept-Encoding", "br"));
        var size = (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length
            + Encoding.ASCII.GetByteCount($"{answer.Headers}{answer.Content.Headers}");

        Assert.InRange(size, 1, Budget);
        Assert.True(answer.Headers.ETag!.IsWeak);
        Assert.Contains("HX-Request", answer.Headers.Vary);
        Assert.NotEqual(answer.Headers.ETag, (await _reader.AskAsync("/search/suggest?q=co")).Headers.ETag);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/search")]
    public async Task The_box_asks_for_names_and_the_form_needs_no_script(string path)
    {
        var page = await _reader.PageAsync(path);
        var box = page.QuerySelector("form#search[action='/search'][method=get] input[name=q]")!;

        Assert.Equal("/search/suggest", box.GetAttribute("hx-get"));
        Assert.Equal("input changed delay:250ms", box.GetAttribute("hx-trigger"));
        Assert.Equal("this:replace", box.GetAttribute("hx-sync"));
        Assert.Equal("false", box.GetAttribute("hx-push-url"));
        Assert.NotNull(page.QuerySelector(box.GetAttribute("hx-target")!));
        Assert.NotNull(page.QuerySelector("#suggested[aria-live=polite]"));
        Assert.NotNull(page.QuerySelector("form#search button"));
    }
}

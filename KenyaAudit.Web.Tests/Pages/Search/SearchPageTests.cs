using System.Net;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Pages.Search;

public sealed class SearchPageTests(SampleSite site) : IClassFixture<SampleSite>
{
    private readonly HttpClient _reader = site.Reader();

    [Fact]
    public async Task Shows_ten_hits_with_what_a_reader_needs()
    {
        var page = await _reader.PageAsync("/search?q=procurement");
        var hit = page.QuerySelector("[data-testid=hit]")!;

        Assert.Equal(10, page.QuerySelectorAll("[data-testid=hit]").Length);
        Assert.StartsWith("60 findings", page.Words("#results-heading"), StringComparison.Ordinal);
        Assert.StartsWith("/findings/ng-2020-21-", hit.QuerySelector("h3 a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.NotNull(hit.QuerySelector(".op"));
        Assert.NotEmpty(hit.QuerySelectorAll("mark"));
        Assert.Contains("Vote 10", hit.TextContent, StringComparison.Ordinal);
        Assert.Contains("2020/21", hit.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ksh ", hit.TextContent, StringComparison.Ordinal);
        Assert.Contains("PDF page 1", hit.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("HX-Request", null, false)]
    [InlineData("HX-Request", "HX-History-Restore-Request", true)]
    [InlineData("HX-Request", "HX-Boosted", true)]
    public async Task Sends_a_whole_page_unless_htmx_asked_for_a_fragment(string? first, string? second, bool whole)
    {
        var headers = new[] { first, second }.OfType<string>().Select(name => (name, "true")).ToArray();
        var response = await _reader.AskAsync("/search?q=procurement", headers);
        var page = await response.DocumentAsync();

        Assert.Equal(whole, page.QuerySelector("main") is not null);
        Assert.Single(page.QuerySelectorAll("#results"));
        Assert.Equal(!whole, page.QuerySelector("#status[hx-swap-oob]") is not null);
        Assert.Contains("60 findings", page.Words("#status"), StringComparison.Ordinal);
        foreach (var name in (string[])["Accept-Encoding", "HX-Request", "HX-Boosted", "HX-History-Restore-Request"])
        {
            Assert.Contains(name, response.Headers.Vary);
        }
    }

    [Fact]
    public async Task A_kept_fragment_is_never_served_as_a_page()
    {
        await _reader.AskAsHtmxAsync("/search?q=ledger");
        var page = await _reader.PageAsync("/search?q=ledger");
        var fragment = await (await _reader.AskAsHtmxAsync("/search?q=ledger")).DocumentAsync();

        Assert.NotNull(page.QuerySelector("main"));
        Assert.Null(fragment.QuerySelector("main"));
    }

    [Fact]
    public async Task A_fragment_names_its_canonical_address()
    {
        var response = await _reader.AskAsHtmxAsync("/search?sort=relevance&max=&min=&q=procurement&opinion=qualified&opinion=adverse");

        Assert.Equal("/search?q=procurement&opinion=adverse&opinion=qualified", response.Headers.GetValues("HX-Push-Url").Single());
    }

    [Theory]
    [InlineData("/search?q=procurement&p=0", "not a page number")]
    [InlineData("/search?q=procurement&p=x", "not a page number")]
    [InlineData("/search?q=procurement&p=99", "last of 6")]
    [InlineData("/search?q=procurement&p=99999999999999999999", "last of 6")]
    [InlineData("/search?opinion=great", "“great” is not known")]
    [InlineData("/search?entity=nobody", "“nobody” is not known")]
    [InlineData("/search?county=atlantis", "“atlantis” is not known")]
    [InlineData("/search?fy=2020-25", "“2020-25” is not known")]
    [InlineData("/search?category=nothing", "“nothing” is not known")]
    [InlineData("/search?min=lots", "not an amount")]
    [InlineData("/search?min=99999999999999999999", "not an amount")]
    [InlineData("/search?min=10&max=5", "exchanged")]
    [InlineData("/search?sort=best", "not an order")]
    [InlineData("/search?q=one&q=two", "more than once")]
    public async Task A_value_that_makes_no_sense_is_a_notice(string path, string said)
    {
        var response = await _reader.AskAsync(path);
        var page = await response.DocumentAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(said, page.Words("ul.notice"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_very_long_search_is_cut_and_said()
    {
        var page = await _reader.PageAsync("/search?q=" + new string('a', 5000));

        Assert.Contains("cut to its first 200", page.Words("ul.notice"), StringComparison.Ordinal);
        Assert.Equal(200, page.QuerySelector("#q")!.GetAttribute("value")!.Length);
    }

    [Fact]
    public async Task Several_values_of_a_filter_mean_any_of_them_and_each_can_be_removed()
    {
        var page = await _reader.PageAsync("/search?opinion=disclaimer&opinion=adverse&q=procurement&sort=amount&min=1,000");
        var removals = page.QuerySelectorAll(".active a").Select(link => link.GetAttribute("href")!).ToHashSet();

        Assert.StartsWith("30 findings", page.Words("#results-heading"), StringComparison.Ordinal);
        Assert.Equal<HashSet<string>>(
            [
                "/search?q=procurement&opinion=disclaimer&min=1000&sort=amount",
                "/search?q=procurement&opinion=adverse&min=1000&sort=amount",
                "/search?q=procurement&opinion=adverse&opinion=disclaimer&sort=amount",
                "/search?q=procurement&sort=amount",
            ],
            removals);
        Assert.Equal(["adverse", "disclaimer"], page.QuerySelectorAll("input[form=search][name=opinion]").Select(input => input.GetAttribute("value")));
    }

    [Fact]
    public async Task Facets_narrow_from_the_first_page_and_say_how_many()
    {
        var page = await _reader.PageAsync("/search?q=procurement&p=3");
        var link = page.QuerySelectorAll(".facets a").First(found => found.TextContent.StartsWith("Adverse", StringComparison.Ordinal));

        Assert.Equal("/search?q=procurement&opinion=adverse", link.GetAttribute("href"));
        Assert.Equal("15", link.QuerySelector("span")!.TextContent);
        Assert.Equal(link.GetAttribute("href"), link.GetAttribute("hx-get"));
        Assert.Equal("#results", link.GetAttribute("data-focus-after"));
    }

    [Fact]
    public async Task The_pager_keeps_the_search()
    {
        var page = await _reader.PageAsync("/search?p=3&q=procurement&sort=amount");

        Assert.Equal("/search?q=procurement&sort=amount&p=4", page.QuerySelector(".pager a[rel=next]")!.GetAttribute("href"));
        Assert.Equal("/search?q=procurement&sort=amount&p=2", page.QuerySelector(".pager a[rel=prev]")!.GetAttribute("href"));
        Assert.Contains("3", page.Words(".pager [aria-current=page]"), StringComparison.Ordinal);
        Assert.Equal("21", page.QuerySelector("ol.hits")!.GetAttribute("start"));
    }

    [Fact]
    public async Task Largest_amount_first_is_largest_first()
    {
        var hits = (await (await _reader.AskAsync("/search.json?sort=amount")).JsonAsync()).GetProperty("hits").EnumerateArray();
        var amounts = hits.Select(hit => hit.GetProperty("amount_in_question").GetDecimal()).ToList();

        Assert.Equal(amounts.OrderDescending(), amounts);
    }

    [Fact]
    public async Task Nothing_found_helps()
    {
        var page = await _reader.PageAsync("/search?q=xylophone&opinion=adverse");

        Assert.StartsWith("0 findings", page.Words("#results-heading"), StringComparison.Ordinal);
        Assert.Contains("/search?q=xylophone", page.QuerySelectorAll(".notice a").Select(link => link.GetAttribute("href")));
    }

    [Theory]
    [InlineData("\"><script>alert(1)</script>")]
    [InlineData("' onmouseover='alert(1)")]
    [InlineData("</title><img src=x onerror=alert(1)>")]
    [InlineData("&lt;b&gt;")]
    [InlineData("\"unclosed AND ( OR *:* [ TO ^~ \\")]
    [InlineData("\u0000\u0001\u001b")]
    public async Task Hostile_words_stay_words(string words)
    {
        foreach (var path in (string[])[$"/search?q={Uri.EscapeDataString(words)}", $"/search?opinion={Uri.EscapeDataString(words)}", $"/entities?q={Uri.EscapeDataString(words)}"])
        {
            var response = await _reader.AskAsync(path);
            var page = await response.DocumentAsync();

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(path.StartsWith("/search", StringComparison.Ordinal) ? 2 : 0, page.QuerySelectorAll("script").Length);
            Assert.DoesNotContain(page.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal) || attribute.Name == "style");
            Assert.Empty(page.QuerySelectorAll("img"));
        }
    }

    [Fact]
    public async Task Words_in_another_case_are_another_address()
    {
        var lower = await _reader.PageAsync("/search?q=ledger");
        var upper = await _reader.PageAsync("/search?q=LEDGER");

        Assert.Equal("ledger", lower.QuerySelector("#q")!.GetAttribute("value"));
        Assert.Equal("LEDGER", upper.QuerySelector("#q")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Configures_htmx_without_eval_styles_or_history_requests()
    {
        var page = await _reader.PageAsync("/search");
        var config = page.QuerySelector("meta[name=htmx-config]")!.GetAttribute("content")!;

        Assert.Contains("\"historyRestoreAsHxRequest\":false", config, StringComparison.Ordinal);
        Assert.Contains("\"allowEval\":false", config, StringComparison.Ordinal);
        Assert.Contains("\"includeIndicatorStyles\":false", config, StringComparison.Ordinal);
        Assert.Contains("\"historyCacheSize\":0", config, StringComparison.Ordinal);
    }
}

using System.Net;
using AngleSharp.Dom;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Pages.Search;

/// <summary>What the page says of a search beside its hits: what was changed, how to undo it, how to go on.</summary>
public sealed class SearchHelpTests(SampleSite site) : IClassFixture<SampleSite>
{
    private readonly HttpClient _reader = site.Reader();

    [Fact]
    public async Task A_corrected_word_is_said_once_and_one_link_undoes_it()
    {
        var page = await _reader.PageAsync("/search?q=procuremnt&p=2");
        var undo = Link(page, ".notice a", "Search exactly what I typed");

        Assert.Contains("We searched for “procurement” instead of “procuremnt”.", page.Words("ul.notice"), StringComparison.Ordinal);
        Assert.DoesNotContain("No finding has the word", page.Words("ul.notice"), StringComparison.Ordinal);
        Assert.Equal("/search?q=procuremnt&exact=1", undo);

        var exact = await _reader.PageAsync(undo);
        Assert.StartsWith("0 findings", exact.Words("#results-heading"), StringComparison.Ordinal);
        Assert.Null(exact.QuerySelector(".facets"));
        Assert.Equal("/search?q=procuremnt", Link(exact, ".notice a", "Also search for other words"));
        Assert.Equal("/search?q=procurement&exact=1", Link(exact, ".notice a", "procurement"));
        Assert.Equal("/search?q=procuremnt", Link(exact, ".active a", "exactly what was typed"));
        Assert.Equal("1", exact.QuerySelector("input[type=hidden][form=search][name=exact]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Json_says_a_correction_in_a_plain_sentence()
    {
        var answer = await (await _reader.AskAsync("/search.json?q=procuremnt")).JsonAsync();
        var notice = answer.GetProperty("notices").EnumerateArray().Single().GetString()!;

        Assert.Contains("“procurement”", notice, StringComparison.Ordinal);
        Assert.DoesNotContain('<', notice);
    }

    [Fact]
    public async Task Words_of_the_same_meaning_are_named_and_can_be_turned_off()
    {
        var page = await _reader.PageAsync("/search?q=zabuni");
        var off = Link(page, ".notice a", "Turn this off");

        Assert.Contains("(zabuni).", page.Words("ul.notice"), StringComparison.Ordinal);
        Assert.Contains("tender", page.Words("ul.notice"), StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("[data-testid=hit]"));
        Assert.Equal("/search?q=zabuni&exact=1", off);
        Assert.Empty((await _reader.PageAsync(off)).QuerySelectorAll("[data-testid=hit]"));
    }

    [Fact]
    public async Task Most_words_are_enough_where_none_has_all_and_that_is_said()
    {
        // Common words, of which no finding of so few has all.
        const string Words = "contractor+ledger+voucher+warehouse+payroll+tender+imprest+vehicle+hospital+bridge+receipt+differed+exceeded+replaced+omitted+signed+traced";
        var page = await _reader.PageAsync($"/search?q={Words}&entity={Samples.Roads}&opinion=adverse");

        Assert.Contains("Showing results with most of your words", page.Words("ul.notice"), StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("[data-testid=hit]"));
    }

    [Fact]
    public async Task What_was_understood_as_typed_needs_no_notice()
    {
        var page = await _reader.PageAsync("/search?q=procurement");

        Assert.Empty(page.QuerySelectorAll("ul.notice"));
    }

    [Fact]
    public async Task Nothing_found_names_the_filter_to_drop_with_its_count()
    {
        var page = await _reader.PageAsync("/search?q=procurement&opinion=adverse&min=900000000000");
        var without = page.QuerySelectorAll(".notice a").First(link => link.TextContent.Contains("Without the filter", StringComparison.Ordinal));

        Assert.Contains("Searched for: “procurement”.", page.Words("div.notice"), StringComparison.Ordinal);
        Assert.Equal("/search?q=procurement&opinion=adverse", without.GetAttribute("href"));
        Assert.Contains("“Amount in question”: 15 findings", without.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("15 findings", (await _reader.PageAsync("/search?q=procurement&opinion=adverse")).Words("#results-heading"), StringComparison.Ordinal);
        Assert.Equal("/search/tips", Link(page, ".notice a", "Search tips"));
    }

    [Fact]
    public async Task A_value_in_use_stays_in_its_facet_and_its_link_takes_it_away()
    {
        var page = await _reader.PageAsync("/search?q=procurement&opinion=adverse");
        var values = page.QuerySelectorAll("[aria-labelledby=f-opinion] a").ToList();

        Assert.Equal(4, values.Count);
        Assert.Equal("true", values[0].GetAttribute("aria-current"));
        Assert.Equal("/search?q=procurement", values[0].GetAttribute("href"));
        Assert.All(values.Skip(1), value =>
        {
            Assert.Null(value.GetAttribute("aria-current"));
            Assert.Contains("opinion=adverse&", value.GetAttribute("href") + "&", StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task An_amount_band_is_a_link_and_comes_off_by_its_bounds()
    {
        var page = await _reader.PageAsync("/search?q=procurement");
        var band = page.QuerySelectorAll("[aria-labelledby=f-amount] a").First(link => link.TextContent.StartsWith("Ksh 1 billion", StringComparison.Ordinal));

        Assert.Equal("/search?q=procurement&min=1000000000", band.GetAttribute("href"));
        var narrowed = await _reader.PageAsync(band.GetAttribute("href")!);
        Assert.StartsWith(band.QuerySelector("span")!.TextContent + " finding", narrowed.Words("#results-heading"), StringComparison.Ordinal);
        Assert.Equal("/search?q=procurement", Link(narrowed, ".active a", "from Ksh 1,000,000,000"));
        Assert.Equal("1000000000", narrowed.QuerySelector("#min")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Orders_are_links_and_the_one_in_use_is_said_and_kept_by_the_form()
    {
        var page = await _reader.PageAsync("/search?q=procurement&opinion=adverse&sort=amount&p=2");

        Assert.Equal("Largest amount", page.QuerySelector(".order [aria-current=true]")!.TextContent);
        Assert.Equal(
            ["/search?q=procurement&opinion=adverse", "/search?q=procurement&opinion=adverse&sort=newest", "/search?q=procurement&opinion=adverse&sort=amount"],
            page.QuerySelectorAll(".order a").Select(link => link.GetAttribute("href")));
        Assert.Equal(
            ["opinion=adverse", "sort=amount"],
            page.QuerySelectorAll("input[type=hidden][form=search]").Select(input => $"{input.GetAttribute("name")}={input.GetAttribute("value")}"));
    }

    [Fact]
    public async Task A_hit_says_paragraph_page_and_report()
    {
        var hit = (await _reader.PageAsync("/search?q=319")).QuerySelector("[data-testid=hit]")!;

        Assert.Contains("paragraph 319, page 1, PDF page 2 · ", hit.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ministries, Departments and Agencies", hit.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tips_are_ten_lines_whose_examples_are_searches_without_a_fault()
    {
        var page = await _reader.PageAsync("/search/tips");
        var examples = page.QuerySelectorAll("main .prose li a, main table a").Select(link => link.GetAttribute("href")!).ToList();

        Assert.Equal(10, page.QuerySelectorAll("main .prose li").Length);
        Assert.Equal(20, examples.Count);
        foreach (var example in examples)
        {
            var answer = await _reader.AskAsync(example);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain("is not a field", (await answer.DocumentAsync()).Body!.TextContent, StringComparison.Ordinal);
        }
    }

    private static string Link(IDocument page, string selector, string words) =>
        page.QuerySelectorAll(selector).First(link => link.TextContent.Contains(words, StringComparison.Ordinal)).GetAttribute("href")!;
}

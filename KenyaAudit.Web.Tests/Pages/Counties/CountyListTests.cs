using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Pages.Counties;

/// <summary>The list and map of counties over the bundled money.</summary>
public sealed class CountyListTests(CountySite site) : IClassFixture<CountySite>
{
    private readonly HttpClient _reader = site.Reader();

    [Fact]
    public async Task The_latest_reported_year_is_shown_and_what_is_not_out_is_said()
    {
        var page = await _reader.PageAsync("/counties");
        var said = page.Words("h1 + p");

        Assert.Equal("The counties and their money in 2024/25", page.Words("h1"));
        Assert.StartsWith("2024/25 is the latest year", said, StringComparison.Ordinal);
        Assert.Contains("The report for 2025/26 is registered, its budget table has not been read yet. Its pending bills are loaded", said, StringComparison.Ordinal);
        Assert.Contains("The reports for 2015/16, 2016/17, 2017/18 are registered, but none of their figures are loaded.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Map_and_list_hold_the_same_47_counties_and_shares()
    {
        var page = await _reader.PageAsync("/counties");
        var tiles = page.QuerySelectorAll(".map a");
        var rows = page.QuerySelectorAll("tbody tr");

        Assert.Equal(47, rows.Length);
        Assert.Equal(
            rows.Select(row => (row.QuerySelector("th a")!.GetAttribute("href"), Share(row))).Order(),
            tiles.Select(tile => (tile.GetAttribute("href"), tile.Words(".v"))).Order());
        Assert.All(tiles, tile => Assert.Matches("^k[1-5]$", tile.ClassName!));
        Assert.True(rows.Select(Share).Distinct().Count() > 15);
        Assert.Equal("9.5 billion9,467,840,000", Row(page, "Kisumu").QuerySelectorAll("td")[1].TextContent.Replace("Spent ", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_legend_says_the_bounds_in_words_and_counts_every_county_once()
    {
        var legend = (await _reader.PageAsync("/counties")).QuerySelectorAll(".key li").Select(line => line.TextContent).ToList();

        Assert.Equal(5, legend.Count);
        Assert.Equal(47, legend.Sum(line => int.Parse(line.Split('·')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], CultureInfo.InvariantCulture)));
        Assert.All(legend, line => Assert.Matches("^[0-9.]+% to [0-9.]+% · [0-9]+ counties$", line));
    }

    [Theory]
    [InlineData("", "Baringo")]
    [InlineData("?sort=county-desc", "West Pokot")]
    [InlineData("?sort=budget-desc", "Nairobi City")]
    [InlineData("?sort=budget", "Lamu")]
    [InlineData("?sort=absorption-desc", "Nandi")]
    [InlineData("?sort=absorption", "Kisumu")]
    public async Task Links_order_the_list(string query, string first) =>
        Assert.Equal(first, (await _reader.PageAsync("/counties" + query)).Words("tbody th"));

    [Fact]
    public async Task The_column_in_use_says_its_order_and_its_link_turns_it()
    {
        var heads = (await _reader.PageAsync("/counties?sort=budget-desc")).QuerySelectorAll("thead th");

        Assert.Equal([null, "descending", null, null, null], heads.Select(head => head.GetAttribute("aria-sort")));
        Assert.Equal("/counties?sort=budget#list", heads[1].QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("/counties?sort=spent-desc#list", heads[2].QuerySelector("a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("pending-bills", "?sort=pending-bills&fy=2025-26")]
    [InlineData("pending-bills", "?sort=pending-bills-desc&fy=2025-26")]
    public async Task What_is_not_published_is_said_so_and_comes_last(string measure, string query)
    {
        var page = await _reader.PageAsync($"/counties{query}&measure={measure}");
        var rows = page.QuerySelectorAll("tbody tr");

        Assert.Equal("Nandi", rows[^1].Words("th"));
        Assert.Equal("Pending bills not published", rows[^1].Words("td:last-child"));
        Assert.Equal("Budget not loaded", rows[^1].Words("td"));
        var tile = page.QuerySelector(".map a[href^='/counties/nandi']")!;
        Assert.Equal(("k0", "–"), (tile.ClassName, tile.Words(".v")));
        Assert.Equal("/counties/nandi?fy=2025-26", tile.GetAttribute("href"));
    }

    [Theory]
    [InlineData("absorption", 47)]
    [InlineData("budget", 47)]
    [InlineData("expenditure", 47)]
    [InlineData("pending-bills", 47)]
    [InlineData("pending-bills-share", 47)]
    [InlineData("findings", 47)]
    public async Task Every_measure_colours_the_map(string measure, int coloured)
    {
        var page = await _reader.PageAsync($"/counties?measure={measure}");

        Assert.Equal(coloured, page.QuerySelectorAll(".map a:not(.k0)").Length);
        Assert.Equal(measure, page.QuerySelector("#measure [selected]")!.GetAttribute("value"));
        Assert.True(page.QuerySelectorAll(".map .v").Select(value => value.TextContent).Distinct().Count() > 1);
    }

    [Fact]
    public async Task A_measure_that_we_worked_out_says_so_and_findings_are_counted_by_county()
    {
        var share = await _reader.PageAsync("/counties?measure=pending-bills-share");
        var findings = await _reader.PageAsync("/counties?measure=findings");

        Assert.Contains("worked out, not printed", share.Words("thead th:last-child"), StringComparison.Ordinal);
        Assert.Equal("Findings 7", Row(findings, "Kisumu").Words("td:last-child"));
        Assert.Equal("Findings 0", Row(findings, "Siaya").Words("td:last-child"));
    }

    [Fact]
    public async Task A_year_whose_shares_are_worked_out_marks_each_of_them()
    {
        var page = await _reader.PageAsync("/counties?fy=2020-21");

        Assert.Equal("72.4%*", Share(Row(page, "Kisumu")));
        Assert.Contains("* worked out, not printed", page.Words("caption"), StringComparison.Ordinal);
        Assert.DoesNotContain("*", (await _reader.PageAsync("/counties")).Words("tbody"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?measure=beauty&sort=colour&fy=soon", new[] { "“beauty” is not known", "“soon” is not known", "“colour” is not known" })]
    [InlineData("?fy=2016-17", new[] { "No county figures of 2016/17 are loaded." })]
    [InlineData("?sort=-desc&measure=%3Cb%3E", new[] { "“<b>” is not known", "“-desc” is not known" })]
    public async Task What_is_not_known_is_a_notice(string query, string[] notices)
    {
        var response = await _reader.AskAsync("/counties" + query);
        var page = await response.DocumentAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(notices.Length, page.QuerySelectorAll("ul.notice li").Zip(notices).Count(pair => pair.First.TextContent.StartsWith(pair.Second, StringComparison.Ordinal)));
        Assert.Equal(47, page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("2024/25", page.Words("h1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_set_of_figures_says_where_it_is_printed_and_unspent_is_not_missing()
    {
        var page = await _reader.PageAsync("/counties");
        var places = page.QuerySelectorAll(".list li").Select(line => line.TextContent).ToList();

        Assert.Equal(3, places.Count);
        Assert.Contains("Table 2.5, printed page 8-9", places[0], StringComparison.Ordinal);
        Assert.Contains("Table 2.9, PDF page 58, 59", places[1], StringComparison.Ordinal);
        Assert.Contains("Table 2.2, PDF page 48, 49", places[2], StringComparison.Ordinal);
        Assert.All(places, place => Assert.Contains("document not held", place, StringComparison.Ordinal));
        Assert.StartsWith("Unspent is not missing.", page.Words(".caution"), StringComparison.Ordinal);
    }

    private static IElement Row(IParentNode page, string county) =>
        page.QuerySelectorAll("tbody tr").Single(row => row.Words("th") == county);

    private static string Share(IElement row) => row.Words("td:nth-child(4)").Replace("Share spent ", "", StringComparison.Ordinal);
}

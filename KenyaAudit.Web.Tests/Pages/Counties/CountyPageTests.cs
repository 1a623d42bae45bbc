using System.Net;
using AngleSharp.Dom;
using KenyaAudit.Web.Tests.Support;
using CountyTable = KenyaAudit.Etl.Vocabulary.Counties;

namespace KenyaAudit.Web.Tests.Pages.Counties;

/// <summary>A county's page over the bundled money.</summary>
public sealed class CountyPageTests(CountySite site) : IClassFixture<CountySite>
{
    private readonly HttpClient _reader = site.Reader();

    [Fact]
    public async Task The_answer_comes_first_with_where_it_is_printed()
    {
        var page = await _reader.PageAsync("/counties/kisumu");

        Assert.Equal("In 2024/25 Kisumu had a budget of Ksh 15.3 billion and spent Ksh 9.5 billion: 62% of it.", page.Words(".answer"));
        Assert.Equal(
            "Printed in County Governments Budget Implementation Review Report for the financial year 2024/25, Office of the Controller of Budget, Table 2.5, printed page 8-9; "
            + "document not held. Document at the publisher's",
            page.Words(".printed"));
        Assert.StartsWith("https://cob.go.ke/", page.QuerySelector(".printed a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("/counties/kisumu", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.StartsWith("Unspent is not missing.", page.Words(".caution"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_year_is_answered_as_worked_out_where_it_was()
    {
        var page = await _reader.PageAsync("/counties/kisumu?fy=2020-21");

        Assert.Equal(
            "In 2020/21 Kisumu had a budget of Ksh 12.8 billion and spent Ksh 9.3 billion: 72.4% of it (worked out, not printed).", page.Words(".answer"));
        Assert.Contains("page 182", page.Words(".printed"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?fy=2016-17", "The budget of 2016/17 is not loaded. 2024/25 is shown.")]
    [InlineData("?fy=2025-26", "The budget of 2025/26 is not loaded. 2024/25 is shown.")]
    [InlineData("?fy=%3Cb%3E", "“<b>” is not a financial year; it was left out.")]
    public async Task A_year_that_is_not_there_is_a_notice(string query, string notice)
    {
        var page = await _reader.PageAsync("/counties/kisumu" + query);

        Assert.Equal(notice, page.Words(".notice"));
        Assert.StartsWith("In 2024/25", page.Words(".answer"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chart_and_table_show_the_same_years_and_draw_worked_out_ones_apart()
    {
        var page = await _reader.PageAsync("/counties/kisumu");
        var drawn = page.QuerySelectorAll(".bars > g");
        var rows = page.QuerySelectorAll("[aria-labelledby=years] tbody tr");

        Assert.Equal(13, rows.Length);
        Assert.Equal(rows.Select(row => row.Words("th")), drawn.Select(year => year.Words("text")));
        Assert.Equal(
            rows.Where(row => row.TextContent.Contains("worked out, not printed", StringComparison.Ordinal)).Select(row => row.Words("th")),
            drawn.Where(year => year.ClassName == "w").Select(year => year.Words("text")));
        Assert.Equal(
            ["2025/26", "2017/18", "2016/17", "2015/16"],
            rows.Where(row => row.Words("td").StartsWith("not loaded", StringComparison.Ordinal)).Select(row => row.Words("th")));
        Assert.Contains("worked out, not printed", page.Words(".legend"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pending_bills_of_a_table_without_figures_are_not_published()
    {
        var bills = (await _reader.PageAsync("/counties/nandi")).QuerySelectorAll("[aria-labelledby=bills] table");

        Assert.Equal("Pending bills as at 30 June 2026, Kenya shillings", bills[0].Words("caption"));
        Assert.All(bills[0].QuerySelectorAll("td"), cell => Assert.Equal("not published", cell.TextContent));
        Assert.Contains("985,100,000", bills[1].Words("tbody tr:last-child"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_printed_total_that_is_not_the_sum_of_its_rows_is_shown_beside_them()
    {
        var notices = (await _reader.PageAsync("/counties/kisumu")).QuerySelectorAll(".notice").Select(notice => notice.TextContent).ToList();

        var narrative = Assert.Single(notices, notice => notice.Contains("pending bills, 30 June 2025", StringComparison.Ordinal));
        Assert.Contains("the report prints Ksh 176,800,000,000", narrative, StringComparison.Ordinal);
        Assert.Contains("add up to Ksh 183,028,", narrative, StringComparison.Ordinal);
        Assert.Contains(notices, notice => notice.Contains("12,473,270,000", StringComparison.Ordinal));
        Assert.DoesNotContain(notices, notice => notice.Contains("172,526,690,000", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("homa-bay", "More was spent than the budget holds: the figures stand as read, and are doubtful.")]
    [InlineData("busia", "The development share stands as printed, and is too small to be meant.")]
    public async Task A_doubtful_figure_stands_as_printed_with_its_doubt(string slug, string doubt) =>
        Assert.Equal(doubt, (await _reader.PageAsync($"/counties/{slug}")).Words(".doubt"));

    [Fact]
    public async Task A_share_close_to_nothing_keeps_its_digits() =>
        Assert.Contains("0.045%", (await _reader.PageAsync("/counties/busia")).Words("[aria-labelledby=years] tbody"), StringComparison.Ordinal);

    [Fact]
    public async Task Stalled_projects_are_listed_and_a_missing_table_is_not_called_none()
    {
        var baringo = await _reader.PageAsync("/counties/baringo");
        var kisumu = await _reader.PageAsync("/counties/kisumu");

        Assert.Equal(23, baringo.QuerySelectorAll("[aria-labelledby=stalled] tbody tr").Length);
        Assert.NotEqual("", baringo.Words("[aria-labelledby=stalled] .printed"));
        Assert.Equal("No table of stalled projects was loaded for this county.", kisumu.Words("[aria-labelledby=stalled] p"));
    }

    [Fact]
    public async Task Five_findings_about_it_and_the_way_to_all()
    {
        var page = await _reader.PageAsync("/counties/kisumu");
        var other = await _reader.PageAsync("/counties/siaya");

        Assert.Equal(5, page.QuerySelectorAll("[aria-labelledby=findings] li").Length);
        Assert.Equal("Search all 7 findings", page.Words("[aria-labelledby=findings] .more"));
        Assert.Equal("/search?county=kisumu", page.QuerySelector("[aria-labelledby=findings] .more")!.GetAttribute("href"));
        Assert.StartsWith("The loaded reports hold no finding about this county.", other.Words("[aria-labelledby=findings] p"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Census_facts_name_their_tables_and_what_we_divided_says_so()
    {
        var facts = (await _reader.PageAsync("/counties/kisumu")).Words(".facts");

        Assert.Contains("1,155,574", facts, StringComparison.Ordinal);
        Assert.Contains("2,085.4 square kilometres", facts, StringComparison.Ordinal);
        Assert.Contains("Tables 2.2 (population), 2.3 (households), 2.4 (area)", facts, StringComparison.Ordinal);
        Assert.Contains("Ksh 13,252 (worked out, not printed", facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_county_answers_with_its_own_share_and_every_amount_has_its_place()
    {
        var answers = new List<string>();
        foreach (var county in CountyTable.All)
        {
            var page = await _reader.PageAsync($"/counties/{county.Slug}");
            answers.Add(page.Words(".answer"));
            Assert.All(page.QuerySelectorAll("section:has(td small)"), AssertPlaced);
        }

        Assert.Equal(47, answers.Distinct().Count());
        Assert.All(answers, answer => Assert.Matches(@"^In 2024/25 .+ had a budget of Ksh [0-9.]+ billion and spent Ksh [0-9.]+ billion: [0-9.]+% of it\.$", answer));
    }

    [Fact]
    public async Task Neighbours_go_through_all_counties_in_order_of_name()
    {
        var (seen, next) = (new List<string>(), "/counties/baringo");
        while (next is not null)
        {
            var page = await _reader.PageAsync(next);
            seen.Add(page.Words("h1"));
            next = page.QuerySelector(".neighbours [rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(CountyTable.All.Select(county => $"{county.Name} county").Order(StringComparer.Ordinal), seen);
    }

    [Fact]
    public async Task Letter_case_leads_to_the_one_address_and_an_unknown_name_helps()
    {
        var moved = await _reader.AskAsync("/counties/Homa-Bay?fy=2020-21");
        var missing = await _reader.AskAsync("/counties/Atlantis");
        var page = await missing.DocumentAsync();

        Assert.Equal((HttpStatusCode.MovedPermanently, "/counties/homa-bay?fy=2020-21"), (moved.StatusCode, moved.Headers.Location!.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Equal("There is no county at this address", page.Words("h1"));
        Assert.Equal("/counties", page.QuerySelector("main a.more")!.GetAttribute("href"));
    }

    // In each section with amounts, either each row or the text beneath says report and table or page.
    private static void AssertPlaced(IElement section)
    {
        var rows = section.QuerySelectorAll("tr:has(small)");
        var placed = section.QuerySelector(".printed") is not null
            || rows.All(row => row.Words(".full").Contains("Report for", StringComparison.Ordinal)
                && (row.Words(".full").Contains("page", StringComparison.Ordinal) || row.Words(".full").Contains("Table", StringComparison.Ordinal)));
        Assert.True(placed, section.TextContent);
    }
}

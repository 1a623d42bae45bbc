using System.Net;
using AngleSharp.Dom;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Pages.Counties;

/// <summary>Two or three counties side by side.</summary>
public sealed class ComparePageTests(CountySite site) : IClassFixture<CountySite>
{
    private readonly HttpClient _reader = site.Reader();

    [Theory]
    [InlineData("?c=siaya&c=Kisumu")]
    [InlineData("?c=kisumu&c=siaya")]
    public async Task Two_counties_stand_in_order_of_name_each_with_its_own_figures(string query)
    {
        var page = await _reader.PageAsync("/counties/compare" + query);

        Assert.Equal("Kisumu, Siaya compared", page.Words("h1"));
        Assert.Equal(["What", "Kisumu", "Siaya"], page.QuerySelectorAll("thead th").Select(head => head.TextContent));
        Assert.Equal(["Kisumu 62%", "Siaya 71%"], Row(page, "Share of the budget spent"));
        Assert.Equal("kisumu", page.QuerySelector("#c0 [selected]")!.GetAttribute("value"));
        Assert.Equal("/counties/compare?c=kisumu&c=siaya", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Empty(page.QuerySelectorAll(".notice"));
        Assert.All(page.QuerySelectorAll("tbody tr"), row => Assert.Equal(2, row.QuerySelectorAll("td").Length));
    }

    [Fact]
    public async Task What_is_not_published_is_said_and_every_figure_has_its_place()
    {
        var page = await _reader.PageAsync("/counties/compare?c=nandi&c=kisumu");
        var places = page.QuerySelectorAll(".list li").Select(line => line.TextContent).ToList();

        Assert.Equal("Nandi not published", Row(page, "Pending bills as at 30 June 2026")[1]);
        Assert.Equal(["Kisumu 5%", "Nandi not published"], Row(page, "The same as a share of the yearly budget in that table (worked out, not printed)"));
        foreach (var name in (string[])["Nandi", "Kisumu"])
        {
            Assert.Contains(places, place => place.StartsWith($"{name}, Budget and spending:", StringComparison.Ordinal) && place.Contains("Table 2.5", StringComparison.Ordinal));
            Assert.Contains(places, place => place.StartsWith($"{name}, Pending bills:", StringComparison.Ordinal) && place.Contains("Table 2.10", StringComparison.Ordinal));
            Assert.Contains(places, place => place.StartsWith($"{name}, Revenue arrears:", StringComparison.Ordinal) && place.Contains("Table 2.2", StringComparison.Ordinal));
        }

        Assert.StartsWith("Unspent is not missing.", page.Words(".caution"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?c=kisumu&c=siaya&c=lamu&c=mombasa", 3, "Three counties fit beside each other. Left out: Siaya.")]
    [InlineData("?c=kisumu&c=siaya&c=atlantis", 2, "“atlantis” is not the address word of a county and was left out.")]
    [InlineData("?c=kisumu&c=siaya&c=%3Cb%3E", 2, "“<b>” is not the address word of a county and was left out.")]
    public async Task What_does_not_fit_is_left_out_with_a_notice(string query, int columns, string notice)
    {
        var page = await _reader.PageAsync("/counties/compare" + query);

        Assert.Equal(notice, page.Words(".notice li"));
        Assert.Equal(columns + 1, page.QuerySelectorAll("thead th").Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?c=")]
    [InlineData("?c=kisumu")]
    [InlineData("?c=kisumu&c=KISUMU&c=")]
    public async Task Fewer_than_two_get_the_form_and_why(string query)
    {
        var response = await _reader.AskAsync("/counties/compare" + query);
        var page = await response.DocumentAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.StartsWith("Choose two or three counties", page.Words(".stand"), StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll("form select[name=c]").Length);
        Assert.Equal(48, page.QuerySelectorAll("#c2 option").Length);
        Assert.Null(page.QuerySelector("main table"));
    }

    private static string[] Row(IParentNode page, string label) =>
        [.. page.QuerySelectorAll("tbody tr").First(row => row.Words("th") == label).QuerySelectorAll("td").Select(cell => cell.TextContent)];
}

using System.Globalization;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Pages.Entities;

public sealed class EntityPagesTests(SampleSite site) : IClassFixture<SampleSite>
{
    private readonly HttpClient _reader = site.Reader();

    [Fact]
    public async Task Lists_votes_with_what_belongs_to_them()
    {
        var rows = (await _reader.PageAsync("/entities")).QuerySelectorAll("tbody tr");

        Assert.Equal(2, rows.Length);
        Assert.Contains("1091", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("and 1 fund or project, with 21 findings", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("Unmodified", rows[1].Words(".op"));
    }

    [Theory]
    [InlineData("cOASTAL", 1)]
    [InlineData("1091", 2)]
    [InlineData("100%", 0)]
    [InlineData("_", 0)]
    [InlineData("nobody", 0)]
    public async Task Letters_are_looked_for_in_every_name(string letters, int found)
    {
        var page = await _reader.PageAsync($"/entities?q={Uri.EscapeDataString(letters)}");

        Assert.Equal(found, page.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(letters, page.QuerySelector("#q")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_part_names_its_vote_and_a_vote_its_parts()
    {
        var part = await _reader.PageAsync($"/entities/{Samples.RoadsProject}");
        var vote = await _reader.PageAsync($"/entities/{Samples.Roads}");

        Assert.Equal($"/entities/{Samples.Roads}", part.QuerySelector("p.stand a")!.GetAttribute("href"));
        Assert.Equal($"/entities/{Samples.RoadsProject}", vote.QuerySelector("[aria-labelledby=parts] a")!.GetAttribute("href"));
        Assert.Equal("Adverse", part.Words("[aria-labelledby=opinions] .op"));
        Assert.StartsWith("21 findings", part.Words("#findings"), StringComparison.Ordinal);
        Assert.Equal(20, part.QuerySelectorAll("#first > li").Length);
        Assert.Equal($"/search?entity={Samples.RoadsProject}", part.QuerySelector("a.more")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Withdrawn_findings_are_not_listed() =>
        Assert.DoesNotContain("Old Matter", (await _reader.PageAsync($"/entities/{Samples.Health}")).Body!.TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task A_profile_says_what_its_opinion_means_and_counts_its_findings_with_bars()
    {
        var page = await _reader.PageAsync($"/entities/{Samples.Health}");

        Assert.Equal("2020/21 Qualified", page.Words("[aria-labelledby=opinions] tbody tr")[..17]);
        Assert.Contains("except for the matters named", page.Words("[aria-labelledby=opinions] tbody tr"), StringComparison.Ordinal);
        Assert.Equal($"/search?entity={Samples.Health}&section=lawfulness", page.QuerySelectorAll(".counts a")[1].GetAttribute("href"));
        Assert.Equal(["Pending bills and payables 22", "Unsupported or irregular spending 1"], page.QuerySelectorAll(".counts")[1].QuerySelectorAll("li").Select(row => $"{row.QuerySelector("a")!.TextContent} {row.QuerySelector("b")!.TextContent}"));
        Assert.Equal(["100", "4"], page.QuerySelectorAll(".counts")[1].QuerySelectorAll("rect").Select(bar => bar.GetAttribute("width")));
    }

    [Fact]
    public async Task The_five_largest_amounts_come_largest_first_each_with_its_finding()
    {
        var rows = (await _reader.PageAsync($"/entities/{Samples.Roads}")).QuerySelectorAll("[aria-labelledby=largest] li");
        var amounts = rows.Select(row => decimal.Parse(string.Concat(row.Words("b").Where(letter => char.IsDigit(letter) || letter == '.')), CultureInfo.InvariantCulture)).ToList();

        Assert.Equal(5, rows.Length);
        Assert.Equal(amounts.OrderDescending(), amounts);
        Assert.All(rows, row => Assert.StartsWith("/findings/", row.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_longer_than_a_page_goes_on_by_links()
    {
        await using var crowded = new SiteFixture();
        await crowded.PublishAsync(Enumerable.Range(0, 130).Aggregate(
            new TestData(), (data, at) => data.WithVote($"office-{at:000}", $"Office {at:000}", $"{1000 + at}")));
        var reader = crowded.Reader();
        var first = await reader.PageAsync("/entities?q=office");
        var second = await reader.PageAsync(first.QuerySelector(".pager a[rel=next]")!.GetAttribute("href")!);

        Assert.Equal((100, 30), (first.QuerySelectorAll("tbody tr").Length, second.QuerySelectorAll("tbody tr").Length));
        Assert.Equal("/entities?q=office", second.QuerySelector(".pager a[rel=prev]")!.GetAttribute("href"));
        Assert.Equal("Page 2 of 2", second.Words(".pager li:last-child"));
        Assert.Equal("1100", second.Words("tbody td"));
    }
}

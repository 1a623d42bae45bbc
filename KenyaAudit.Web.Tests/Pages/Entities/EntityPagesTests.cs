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
        Assert.Equal(20, part.QuerySelectorAll("ol.list > li").Length);
        Assert.Equal($"/search?entity={Samples.RoadsProject}", part.QuerySelector("a.more")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Withdrawn_findings_are_not_listed() =>
        Assert.DoesNotContain("Old Matter", (await _reader.PageAsync($"/entities/{Samples.Health}")).Body!.TextContent, StringComparison.Ordinal);
}

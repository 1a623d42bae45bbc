using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Pages.Home;

public sealed class HomePageTests(SampleSite site) : IClassFixture<SampleSite>
{
    [Fact]
    public async Task Searches_first_then_says_what_is_loaded_and_how_opinions_stand()
    {
        var page = await site.Reader().PageAsync("/");

        Assert.Equal("q", page.QuerySelector("main input")!.GetAttribute("name"));
        Assert.Contains("Ministries, Departments and Agencies", page.Words("[aria-labelledby=loaded]"), StringComparison.Ordinal);
        Assert.Equal(["64", "3", "3", "1"], page.QuerySelectorAll(".figures dd").Select(figure => figure.TextContent));
        Assert.Equal(["Unmodified 1", "Qualified 1", "Adverse 1"], page.QuerySelectorAll(".opinions li").Select(item => $"{item.QuerySelector(".op")!.TextContent} {item.QuerySelector("b")!.TextContent}"));
        Assert.Equal(["0 333", "333 333", "666 334"], page.QuerySelectorAll("svg.bar rect").Select(part => $"{part.GetAttribute("x")} {part.GetAttribute("width")}"));
    }

    [Fact]
    public async Task Shows_the_largest_finding_of_each_entity_once()
    {
        var page = await site.Reader().PageAsync("/");
        var entities = page.QuerySelectorAll("[aria-labelledby=largest] .meta").Select(meta => meta.TextContent.Split('·')[0].Trim()).ToList();

        Assert.Equal(3, entities.Count);
        Assert.Equal(entities.Distinct(), entities);
    }
}

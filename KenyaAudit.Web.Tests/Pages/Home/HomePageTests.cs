using KenyaAudit.Web.Pages.Home;
using KenyaAudit.Web.Store;
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
    public async Task Shows_findings_worth_reading_by_the_rule_it_prints()
    {
        var page = await site.Reader().PageAsync("/");
        var items = page.QuerySelectorAll("[aria-labelledby=worth] .hits > li");

        Assert.Contains("the largest amounts in question of 2020/21, at most one of each entity, each of another subject", page.Words("[aria-labelledby=worth] .hint"), StringComparison.Ordinal);
        Assert.Contains("Pending bills and payables", Assert.Single(items).Words(".meta"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_two_findings_worth_reading_share_an_entity_or_a_subject()
    {
        var chosen = WorthReading.Choose(
            [Worth(1, "a", 90), Worth(1, "b", 80), Worth(2, "a", 70), Worth(2, "c", 60), Worth(3, "b", 50), Worth(4, "d", 40)], 3);

        Assert.Equal([90, 60, 50], chosen.Select(item => item.Cents));
    }

    [Fact]
    public async Task Links_every_county()
    {
        await using var counties = new SiteFixture();
        await counties.StoreAsync(async (db, cancellation) =>
        {
            var census = new ReportRow { Slug = "census", SourceId = "x", Title = "A Census", Publisher = "Publisher" };
            db.Counties.AddRange(County(2, "Kwale", census), County(1, "Mombasa", census));
            await db.SaveChangesAsync(cancellation);
        });
        var links = (await counties.Reader().PageAsync("/")).QuerySelectorAll("[aria-labelledby=counties] details a");

        Assert.Equal(["/counties/kwale", "/counties/mombasa"], links.Select(link => link.GetAttribute("href")));
    }

    private static CountyRow County(int code, string name, ReportRow census) => new()
    {
        Code = code, Slug = name.ToLowerInvariant(), Name = name, Capital = name, Population = 1, Households = 1, AreaTenthsKm2 = 1,
        CensusReportId = 0, CensusReport = census, CensusTables = "Table 1",
    };

    private static WorthItem Worth(int entity, string subject, long cents) => new(entity, $"ng-{cents}", "Title", "Entity", subject, null, cents);
}

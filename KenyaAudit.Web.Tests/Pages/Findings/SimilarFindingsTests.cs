using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Pages.Findings;

/// <summary>Where else the same matter was found.</summary>
public sealed class SimilarFindingsTests(SampleSite site) : IClassFixture<SampleSite>
{
    [Fact]
    public async Task The_same_matter_elsewhere_is_linked_and_never_the_finding_itself_or_its_entity()
    {
        var page = await site.Reader().PageAsync("/findings/ng-2020-21-400");
        var links = page.QuerySelectorAll("[aria-labelledby=elsewhere] li a").Select(link => link.GetAttribute("href")!).ToList();

        Assert.InRange(links.Count, 1, 5);
        Assert.All(links, link => Assert.StartsWith("/findings/ng-2020-21-", link, StringComparison.Ordinal));
        Assert.DoesNotContain("/findings/ng-2020-21-400", links);
        Assert.DoesNotContain("Coastal Roads", page.Words("[aria-labelledby=elsewhere] ul"), StringComparison.Ordinal);
        Assert.Contains("for you to judge", page.Words("[aria-labelledby=elsewhere]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_without_findings_is_not_shown()
    {
        var page = await site.Reader().PageAsync("/findings/ng-2020-21-400");

        Assert.Null(page.QuerySelector("[aria-labelledby=years]"));
    }
}

using KenyaAudit.Web.Pages.Findings;

namespace KenyaAudit.Web.Tests.Pages.Findings;

public sealed class FindingPathTests
{
    [Theory]
    [InlineData("ng-2020-21-319", null, "/findings/ng-2020-21-319")]
    [InlineData("NG-2020-21-319", "", "/findings/ng-2020-21-319")]
    [InlineData("ng-2020-21-319", "pending-bills", "/findings/ng-2020-21-319")]
    [InlineData("ng-2020-21-319", "V2", "/findings/ng-2020-21-319/v2")]
    [InlineData("ce-2023-24-county-of-x-fs-bq-3", "slug", "/findings/ce-2023-24-county-of-x-fs-bq-3")]
    public void Knows_where_an_address_should_stand(string word, string? tail, string canonical) =>
        Assert.Equal(canonical, FindingPath.Of(word, tail).Canonical);

    [Theory]
    [InlineData("history")]
    [InlineData("History/")]
    [InlineData("diff/1/2")]
    [InlineData("cite.bib")]
    [InlineData("v0")]
    [InlineData("v99999999999")]
    public void Keeps_reserved_tails(string tail)
    {
        var path = FindingPath.Of("ng-2020-21-319", tail);

        Assert.True(path.Reserved);
        Assert.Null(path.Canonical);
    }

    [Theory]
    [InlineData("319")]
    [InlineData("xx-2020-21-319")]
    [InlineData("ng-2020-21-319\n")]
    public void Refuses_what_is_no_reference(string word) => Assert.Null(FindingPath.Of(word, null).Reference);
}

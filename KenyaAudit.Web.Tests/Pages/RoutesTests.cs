using System.Net;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Pages;

/// <summary>The sample site, published once for a class of tests.</summary>
public sealed class SampleSite : SiteFixture, IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        await PublishAsync(Samples.Site());
        await WriteDataAsync();
    }
}

public sealed class RoutesTests(SampleSite site) : IClassFixture<SampleSite>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/search")]
    [InlineData("/search?q=procurement&opinion=adverse&p=2")]
    [InlineData("/search/tips")]
    [InlineData("/search/suggest?q=health")]
    [InlineData("/findings/ng-2020-21-319")]
    [InlineData("/findings/ng-2020-21-319/v1")]
    [InlineData("/findings/ng-2020-21-320")]
    [InlineData("/findings/ng-2020-21-331/history")]
    [InlineData("/findings/ng-2020-21-331/diff")]
    [InlineData("/findings/ng-2020-21-331/diff?from=x&to=9")]
    [InlineData("/about/removals")]
    [InlineData("/entities")]
    [InlineData("/entities?q=road")]
    [InlineData("/entities/ministry-of-health")]
    [InlineData("/counties")]
    [InlineData("/counties/compare")]
    [InlineData("/documents")]
    [InlineData("/documents/" + TestData.Sha256)]
    [InlineData("/documents/" + TestData.Sha256 + "/pages/2")]
    [InlineData("/documents/" + TestData.Sha256 + "/pages/2?finding=ng-2020-21-319")]
    [InlineData("/reports")]
    [InlineData("/reports/oag-national-2020-21")]
    [InlineData("/about/method")]
    [InlineData("/about/glossary")]
    [InlineData("/data")]
    [InlineData("/status")]
    [InlineData("/about")]
    public async Task Every_page_answers_with_one_heading_landmarks_and_no_cookie(string path)
    {
        var response = await site.Reader().AskAsync(path);
        var page = await response.DocumentAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.NotNull(page.QuerySelector("header nav[aria-label]"));
        Assert.NotNull(page.QuerySelector("footer"));
        Assert.Equal("#main", page.QuerySelector("body > a")!.GetAttribute("href"));
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.EndsWith("KenyaAudit", page.Title, StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.Null(page.QuerySelector("[name=__RequestVerificationToken]"));
    }
}

using System.Net;
using System.Text.Json;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Pages.Findings;

public sealed class VersionPagesTests(SampleSite site) : IClassFixture<SampleSite>
{
    private readonly HttpClient _reader = site.Reader();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task History_lists_every_version_with_reason_and_what_changed()
    {
        var page = await _reader.PageAsync("/findings/ng-2020-21-331/history");
        var rows = page.QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();

        Assert.Equal(2, rows.Count);
        Assert.Contains("Version 2", rows[0], StringComparison.Ordinal);
        Assert.Contains("Title, Text", rows[0], StringComparison.Ordinal);
        Assert.Contains("EAT", rows[1], StringComparison.Ordinal);
        Assert.Contains("/findings/ng-2020-21-331/diff?from=1&to=2", page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")));
        Assert.Equal("/findings/ng-2020-21-331/history", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?from=1&to=2")]
    [InlineData("?to=2")]
    public async Task Comparison_marks_words_for_eyes_and_ears(string query)
    {
        var page = await _reader.PageAsync("/findings/ng-2020-21-331/diff" + query);
        var title = page.QuerySelector("section[aria-label=Title]")!;

        Assert.Contains("Wrong", title.QuerySelector("del")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("[added:]", title.QuerySelector("ins")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Corrected", title.QuerySelector("ins")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Null(page.QuerySelector("p.notice"));
    }

    [Theory]
    [InlineData("?from=x")]
    [InlineData("?from=9&to=-1")]
    [InlineData("?to=99999999999999")]
    public async Task Bad_versions_are_told_and_sensible_ones_compared(string query)
    {
        var page = await _reader.PageAsync("/findings/ng-2020-21-331/diff" + query);

        Assert.Contains("does not exist", page.Words("p.notice"), StringComparison.Ordinal);
        Assert.Contains("Version 1 and version 2", page.Words("h1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/findings/ng-2020-21-319/diff", "only one version")]
    [InlineData("/findings/ng-2020-21-331/diff?from=2&to=2", "are identical")]
    public async Task Nothing_to_compare_is_said(string path, string words) =>
        Assert.Contains(words, (await _reader.PageAsync(path)).Words("main"), StringComparison.Ordinal);

    [Theory]
    [InlineData("/findings/NG-2020-21-331/History", "/findings/ng-2020-21-331/history")]
    [InlineData("/findings/ng-2020-21-331/DIFF?from=1", "/findings/ng-2020-21-331/diff?from=1")]
    [InlineData("/findings/NG-2020-21-331/cite.bib", "/findings/ng-2020-21-331/cite.bib")]
    public async Task Another_spelling_leads_to_the_one_address(string path, string canonical)
    {
        var response = await _reader.AskAsync(path);

        Assert.Equal((HttpStatusCode.MovedPermanently, canonical), (response.StatusCode, response.Headers.Location!.OriginalString));
    }

    [Theory]
    [InlineData("/history")]
    [InlineData("/diff")]
    [InlineData("/v1")]
    [InlineData("/cite.json")]
    public async Task Of_a_withdrawn_finding_nothing_is_shown(string tail) =>
        Assert.Equal(HttpStatusCode.Gone, (await _reader.AskAsync("/findings/ng-2020-21-330" + tail)).StatusCode);

    [Fact]
    public async Task Removals_are_listed_with_day_and_reason()
    {
        var text = (await _reader.PageAsync("/about/removals")).Words("main");

        Assert.Contains("ng-2020-21-330", text, StringComparison.Ordinal);
        Assert.Contains("Printed twice in the report.", text, StringComparison.Ordinal);
        Assert.Contains("4 March 2026", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Old Matter", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Citations_name_version_address_and_document()
    {
        var bib = await _reader.GetStringAsync("/findings/ng-2020-21-319/cite.bib", Cancellation);
        var ris = await _reader.GetStringAsync("/findings/ng-2020-21-319/cite.ris", Cancellation);
        using var csl = JsonDocument.Parse(await _reader.GetStringAsync("/findings/ng-2020-21-319/cite.json", Cancellation));

        Assert.StartsWith("@techreport{ng-2020-21-319,", bib, StringComparison.Ordinal);
        Assert.Contains(TestData.Sha256, bib, StringComparison.Ordinal);
        Assert.Contains("UR  - http://localhost/findings/ng-2020-21-319/v1", ris, StringComparison.Ordinal);
        Assert.Equal("http://localhost/findings/ng-2020-21-319/v1", csl.RootElement[0].GetProperty("URL").GetString());
        Assert.Equal("1", csl.RootElement[0].GetProperty("version").GetString());
    }
}

using System.Text.Json;
using AngleSharp.Dom;
using KenyaAudit.Web.Tests.Support;
using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Mvc.Testing;

namespace KenyaAudit.Web.Tests.Pages;

/// <summary>What stands around every page, and what other programs read of it.</summary>
public sealed class LayoutTests(SampleSite site) : IClassFixture<SampleSite>
{
    private const string Finding = "/findings/ng-2020-21-319";
    private readonly HttpClient _reader = site.Reader();

    public static TheoryData<string> Inner =>
    [
        "/search", Finding, "/entities", "/entities/ministry-of-health", "/documents", "/documents/" + TestData.Sha256,
        "/documents/" + TestData.Sha256 + "/pages/2", "/reports", "/reports/oag-national-2020-21", "/status", "/about", "/about/method",
    ];

    [Fact]
    public async Task The_main_links_lead_to_the_seven_parts_of_the_site()
    {
        var page = await _reader.PageAsync("/reports");

        Assert.Equal(
            ["/search", "/counties", "/entities", "/reports", "/data", "/status", "/about"],
            page.QuerySelectorAll("header nav a").Select(link => link.GetAttribute("href")));
        Assert.Equal("/reports", page.QuerySelector("header nav [aria-current=page]")!.GetAttribute("href"));
    }

    [Theory, MemberData(nameof(Inner))]
    public async Task Every_inner_page_shows_the_way_back_and_a_preview(string path)
    {
        var page = await _reader.PageAsync(path);
        var crumbs = page.QuerySelectorAll(".crumbs li");

        Assert.Equal("/", crumbs[0].QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("page", crumbs[^1].FirstElementChild!.GetAttribute("aria-current"));
        Assert.Equal("KenyaAudit", Meta(page, "og:site_name"));
        Assert.Equal(page.Title, Meta(page, "og:title") + " · KenyaAudit");
        Assert.Equal("http://localhost" + path, Meta(page, "og:url"));
        Assert.NotEqual("", Meta(page, "og:description"));
        Assert.Equal(path == Finding ? "article" : "website", Meta(page, "og:type"));
    }

    [Fact]
    public async Task An_error_has_no_preview() =>
        Assert.Null((await _reader.PageAsync("/nothing")).QuerySelector("meta[property^='og:']"));

    [Fact]
    public async Task The_foot_says_when_the_source_was_checked_and_when_something_was_loaded()
    {
        var foot = (await _reader.PageAsync("/about")).QuerySelector("footer")!;

        Assert.Contains("Source checked 4 March 2026, last loaded 4 March 2026, 12:30 EAT.", foot.Words(".wrap"), StringComparison.Ordinal);
        Assert.Equal(["/about/method", "/data", "/status", "/about"], foot.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task A_finding_can_be_cited_by_programs()
    {
        var page = await _reader.PageAsync(Finding);
        string Cited(string name) => page.QuerySelector($"meta[name={name}]")!.GetAttribute("content")!;

        Assert.Equal("Pending Bills", Cited("citation_title"));
        Assert.Equal("Office of the Auditor-General", Cited("citation_author"));
        Assert.Equal("ng-2020-21-319", Cited("citation_technical_report_number"));
        Assert.Equal("http://localhost" + Finding, Cited("citation_public_url"));
        Assert.Null(page.QuerySelector("meta[name=citation_publication_date]"));
    }

    [Theory]
    [InlineData(Finding, "Pending Bills", "ng-2020-21-319")]
    [InlineData("/reports/oag-national-2020-21", "Report of the Auditor-General on Ministries, Departments and Agencies for the year 2020/2021", "oag-national-2020-21")]
    public async Task Findings_and_reports_are_reports_to_search_engines(string path, string name, string number)
    {
        var block = (await _reader.PageAsync(path)).QuerySelector("script[type='application/ld+json']")!.TextContent;
        var report = JsonDocument.Parse(block).RootElement;

        Assert.Equal("Report", report.GetProperty("@type").GetString());
        Assert.Equal(name, report.GetProperty("name").GetString());
        Assert.Equal(number, report.GetProperty("reportNumber").GetString());
        Assert.Equal("http://localhost" + path, report.GetProperty("url").GetString());
    }

    [Fact]
    public void What_a_title_holds_cannot_close_the_block() =>
        Assert.DoesNotContain("<", new ReportBlock("</script><b>", "http://a/", "A & B", "1").ToJson(), StringComparison.Ordinal);

    [Theory]
    [InlineData(Finding, "Pending Bills: Ministry of Health")]
    [InlineData("/entities/ministry-of-health", "Ministry of Health")]
    [InlineData("/reports/oag-national-2020-21", "Report of the Auditor-General on Ministries, Departments and Agencies for the year 2020/2021")]
    public async Task A_page_can_be_passed_on_by_plain_links(string path, string title)
    {
        var links = (await _reader.PageAsync(path)).QuerySelectorAll(".share a");
        var message = Uri.EscapeDataString($"{title} http://localhost{path}");

        Assert.Equal(
            [$"https://wa.me/?text={message}", $"sms:?body={message}", $"mailto:?subject={Uri.EscapeDataString(title)}&body={message}"],
            links.Select(link => link.GetAttribute("href")));
        Assert.All(links, link => Assert.Contains("noopener", link.GetAttribute("rel"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_public_address_stands_in_for_the_one_asked()
    {
        await using var known = site.WithWebHostBuilder(builder => builder.UseSetting("Site:PublicUrl", "https://audit.example.org/"));
        var reader = known.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        var page = await reader.PageAsync(Finding);

        Assert.Equal("https://audit.example.org" + Finding, Meta(page, "og:url"));
        Assert.Contains("https://audit.example.org" + Finding, page.Words(".cite"), StringComparison.Ordinal);
    }

    private static string Meta(IDocument page, string property) =>
        page.QuerySelector($"meta[property='{property}']")?.GetAttribute("content") ?? "";
}

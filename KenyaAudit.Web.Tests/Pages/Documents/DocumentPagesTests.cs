using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Pages.Documents;

public sealed class DocumentPagesTests(SampleSite site) : IClassFixture<SampleSite>
{
    private const string Document = "/documents/" + TestData.Sha256;
    private readonly HttpClient _reader = site.Reader();

    [Fact]
    public async Task Says_what_the_document_is_and_what_is_not_known()
    {
        var text = (await _reader.PageAsync(Document)).Words("main");

        Assert.Contains(TestData.Sha256, text, StringComparison.Ordinal);
        Assert.Contains("4,194,304 bytes, application/pdf", text, StringComparison.Ordinal);
        Assert.Contains("not known", text, StringComparison.Ordinal);
        Assert.Contains("4 March 2026, 12:30 EAT", text, StringComparison.Ordinal);
        Assert.Contains("63 findings were read from it", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_shows_its_text_encoded_its_findings_and_its_neighbours()
    {
        var page = await _reader.PageAsync(Document + "/pages/2");

        Assert.Contains("the ministry <stayed> unpaid", page.Words("pre.sheet"), StringComparison.Ordinal);
        Assert.Equal("/findings/ng-2020-21-319", page.QuerySelector("[aria-labelledby=findings] a")!.GetAttribute("href"));
        Assert.Equal(Document + "/pages/1", page.QuerySelector("a[rel=prev]")!.GetAttribute("href"));
        Assert.Equal(Document + "/pages/3", page.QuerySelector("a[rel=next]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_page_without_text_says_so() =>
        Assert.Contains("This page holds no text.", (await _reader.PageAsync(Document + "/pages/3")).Words("main"), StringComparison.Ordinal);

    [Fact]
    public async Task The_findings_read_from_it_come_in_pages()
    {
        var first = await _reader.PageAsync(Document);
        var second = await _reader.PageAsync(Document + "?p=2");

        Assert.Equal((50, 13), (first.QuerySelectorAll("ol.list > li").Length, second.QuerySelectorAll("ol.list > li").Length));
        Assert.Equal(Document + "?p=2", first.QuerySelector(".pager a[rel=next]")!.GetAttribute("href"));
        Assert.Equal(Document, second.QuerySelector(".pager a[rel=prev]")!.GetAttribute("href"));
        Assert.Equal("51", second.QuerySelector("ol.list")!.GetAttribute("start"));
        Assert.Equal(13, (await _reader.PageAsync(Document + "?p=99")).QuerySelectorAll("ol.list > li").Length);
        Assert.Equal(50, (await _reader.PageAsync(Document + "?p=x")).QuerySelectorAll("ol.list > li").Length);
    }

    [Fact]
    public async Task Reached_from_a_finding_a_page_marks_its_lines()
    {
        var finding = await _reader.PageAsync("/findings/ng-2020-21-319");
        var address = Document + "/pages/2?finding=ng-2020-21-319";
        var page = await _reader.PageAsync(address);

        Assert.Contains(address, finding.QuerySelectorAll("aside a").Select(link => link.GetAttribute("href")));
        Assert.Equal("319. Pending Bills", page.Words("pre mark"));
        Assert.Equal("/findings/ng-2020-21-319", page.QuerySelector("p.notice a")!.GetAttribute("href"));
        Assert.Equal(Document + "/pages/3", page.QuerySelector("a[rel=next]")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("/pages/2?finding=ng-2020-21-9999", "No finding with the reference ng-2020-21-9999")]
    [InlineData("/pages/2?finding=<b>", "No finding with the reference <b>")]
    [InlineData("/pages/4?finding=ng-2020-21-319", "Pending Bills does not stand on this page. Go to PDF page 2")]
    public async Task A_finding_that_is_not_on_the_page_marks_nothing_and_says_why(string path, string notice)
    {
        var page = await _reader.PageAsync(Document + path);

        Assert.StartsWith(notice, page.Words("p.notice"), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("mark"));
    }

    [Fact]
    public async Task The_list_tells_held_from_known() =>
        Assert.Equal(Document, (await _reader.PageAsync("/documents")).QuerySelector(".reports a")!.GetAttribute("href"));
}

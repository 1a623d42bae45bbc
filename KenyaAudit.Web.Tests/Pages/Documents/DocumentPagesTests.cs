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
    public async Task The_list_tells_held_from_known() =>
        Assert.Equal(Document, (await _reader.PageAsync("/documents")).QuerySelector(".reports a")!.GetAttribute("href"));
}

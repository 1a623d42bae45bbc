using KenyaAudit.Web.Ingest.Fetch;

namespace KenyaAudit.Web.Tests.Ingest.Fetch;

public sealed class InboxCopyTests
{
    [Theory]
    [InlineData("/a/REPORT-1.pdf", "REPORT-1.pdf")]
    [InlineData("/a/REPORT%201.PDF", "REPORT-1.PDF")]
    [InlineData("/download/a-report/?wpdmdl=1", "a-report.pdf")]
    [InlineData("/a/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "passwd.pdf")]
    [InlineData("/a/.hidden", "hidden.pdf")]
    [InlineData("/a/x.part", "x.part.pdf")]
    [InlineData("/", "document.pdf")]
    public void A_name_is_safe_on_any_disk_and_tells_its_type(string path, string name) =>
        Assert.Equal(name, InboxCopy.SafeName(new Uri("https://example.org" + path), "application/pdf"));

    [Fact]
    public void A_long_name_keeps_its_end()
    {
        var name = InboxCopy.SafeName(new Uri($"https://example.org/{new string('a', 500)}.pdf"), "application/pdf");

        Assert.Equal(100, name.Length);
        Assert.EndsWith("aaa.pdf", name, StringComparison.Ordinal);
    }
}

using KenyaAudit.Web.Tests.Support;
using Microsoft.AspNetCore.Mvc.Testing;

namespace KenyaAudit.Web.Tests.Pages.About;

public sealed class MethodPageTests(SampleSite site) : IClassFixture<SampleSite>
{
    [Fact]
    public async Task Says_what_is_printed_and_what_is_worked_out_and_where_the_reading_errs()
    {
        var page = await site.Reader().PageAsync("/about/method");
        var methods = page.QuerySelectorAll("tbody tr").Select(row => $"{row.QuerySelector("b")!.TextContent}: {row.LastElementChild!.TextContent}");

        Assert.Equal(
            ["Published table: as printed", "Published annex: as printed", "Annex ratio: worked out, not printed", "Derived: worked out, not printed"], methods);
        Assert.Contains("Amount in question", page.QuerySelectorAll("#errors + dl dt").Select(term => term.TextContent));
        Assert.Contains("A finding is not a conviction.", page.Words("main"), StringComparison.Ordinal);
        Assert.Contains("Unspent is not missing.", page.Words("main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/about")]
    [InlineData("/about/method")]
    public async Task Without_a_mailbox_it_says_so_and_what_to_quote(string path)
    {
        var page = await site.Reader().PageAsync(path);

        Assert.Contains("No address for reports is set up", page.Words("main"), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main a[href^='mailto:']"));
    }

    [Fact]
    public async Task A_mailbox_that_is_set_up_is_linked()
    {
        await using var known = site.WithWebHostBuilder(builder => builder.UseSetting("Site:ContactEmail", "errors@example.org"));
        var page = await known.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false }).PageAsync("/about/method");

        Assert.Equal("mailto:errors@example.org?subject=Error%20in%20KenyaAudit", page.QuerySelector("main a[href^='mailto:']")!.GetAttribute("href"));
        Assert.DoesNotContain("No address for reports", page.Words("main"), StringComparison.Ordinal);
    }
}

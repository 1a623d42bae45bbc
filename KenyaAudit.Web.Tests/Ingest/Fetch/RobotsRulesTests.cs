using KenyaAudit.Web.Ingest.Fetch;

namespace KenyaAudit.Web.Tests.Ingest.Fetch;

public sealed class RobotsRulesTests
{
    [Theory]
    [InlineData("", "/a", true)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c.pdf", true)]
    [InlineData("User-agent: *\nAllow: /a/b\nDisallow: /a", "/a/c.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x=1", true)]
    [InlineData("User-agent: *\nDisallow: /*?wpdmdl=", "/download/a/?wpdmdl=12", false)]
    [InlineData("User-agent: *\nDisallow: /a%20b", "/a%20b.pdf", false)]
    [InlineData("User-agent: other\nDisallow: /", "/a", true)]
    [InlineData("User-agent: other\nUser-agent: kenyaaudit # us\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: KenyaAudit\nDisallow: /b", "/a", true)]
    [InlineData("User-agent: KenyaAudit\nDisallow: /a\nUser-agent: *\nDisallow: /b\nUser-agent: KenyaAudit\nDisallow: /c", "/c", false)]
    [InlineData("User-agent: KenyaAudit\r\nSitemap: https://example.org/s.xml\r\nDisallow: /a\r\n", "/a", false)]
    [InlineData("\uFEFFuser-AGENT:*\ndisallow:/a", "/a", false)]
    [InlineData("Disallow: /a\nwhatever", "/a", true)]
    public void The_longest_rule_of_our_group_decides(string text, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsRules.Parse(text, "KenyaAudit").Allows(new Uri("https://example.org" + path)));

    [Theory]
    [InlineData("User-agent: *\nCrawl-delay: 10", 10.0)]
    [InlineData("User-agent: *\nCrawl-delay: 2.5", 2.5)]
    [InlineData("User-agent: *\nCrawl-delay: 10\nUser-agent: KenyaAudit\nCrawl-delay: 3", 3.0)]
    [InlineData("User-agent: *\nCrawl-delay: soon", null)]
    [InlineData("User-agent: *\nCrawl-delay: 99999999999", null)]
    [InlineData("User-agent: other\nCrawl-delay: 10", null)]
    public void The_delay_is_that_of_our_group(string text, double? seconds) =>
        Assert.Equal(seconds, RobotsRules.Parse(text, "KenyaAudit").CrawlDelay?.TotalSeconds);

    [Fact]
    public void A_rule_made_to_be_slow_is_not() =>
        Assert.True(RobotsRules.Parse($"User-agent: *\nDisallow: /{string.Concat(Enumerable.Repeat("*a", 5000))}b$", "KenyaAudit").Allows(new Uri($"https://example.org/{new string('a', 2000)}")));
}

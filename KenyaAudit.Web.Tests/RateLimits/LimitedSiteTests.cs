using System.Net;
using KenyaAudit.Web.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KenyaAudit.Web.Tests.RateLimits;

/// <summary>The limits as a caller meets them, through the real middleware of one node.</summary>
public sealed class LimitedSiteTests
{
    [Fact]
    public async Task Who_asks_too_much_is_told_how_long_to_wait_and_gets_in_again()
    {
        await using var site = new LimitedSite(("RateLimits:Read:Permits", "3"), ("RateLimits:Read:WindowSeconds", "1"));
        Assert.Equal(3, await site.LetInAsync(3, "/about"));

        var refused = await site.AskAsync("/about");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter!.Delta);
        Assert.Equal("text/html", refused.Content.Headers.ContentType!.MediaType);
        var page = await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Too many requests just now", page, StringComparison.Ordinal);
        Assert.Contains("Please try again in 1 second.", page, StringComparison.Ordinal);
        await Until.TrueAsync(async () => (await site.AskAsync("/about")).StatusCode == HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/about", "application/json", "application/problem+json")]
    [InlineData("/about", "application/problem+json", "application/problem+json")]
    [InlineData("/status.json", "*/*", "application/problem+json")]
    [InlineData("/about", "text/html,application/xhtml+xml,*/*;q=0.8", "text/html")]
    [InlineData("/about", "*/*", "text/html")]
    public async Task The_refusal_speaks_the_language_of_who_asked(string path, string accept, string answered)
    {
        await using var site = new LimitedSite(("RateLimits:Read:Permits", "1"), ("RateLimits:Api:Permits", "1"));
        await site.AskAsync(path);

        var refused = await site.AskAsync(path, change: request => request.Headers.Accept.ParseAdd(accept));

        Assert.Equal((HttpStatusCode.TooManyRequests, answered), (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
        Assert.True(refused.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        Assert.True(refused.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Every_counted_answer_says_where_the_caller_stands_kept_ones_too()
    {
        await using var site = new LimitedSite(("RateLimits:Read:Permits", "10"));
        await site.AskAsync("/about");

        var kept = await site.AskAsync("/about");
        var other = await site.AskAsync("/about", "41.90.1.2");

        Assert.Equal("\"read\";q=10;w=60", Assert.Single(kept.Headers.GetValues("RateLimit-Policy")));
        Assert.StartsWith("\"read\";r=8;t=", Assert.Single(kept.Headers.GetValues("RateLimit")), StringComparison.Ordinal);
        Assert.StartsWith("\"read\";r=9;t=", Assert.Single(other.Headers.GetValues("RateLimit")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/findings/ng-2020-21-319")]
    [InlineData("/findings/ng-2020-21-319.json")]
    [InlineData("/findings/ng-2020-21-319/v1")]
    [InlineData("/findings/NG-2020-21-319/some-title")]
    [InlineData("/site.css")]
    public async Task A_citation_and_the_files_of_the_site_are_never_refused(string path)
    {
        await using var site = new LimitedSite(("RateLimits:Read:Permits", "1"), ("RateLimits:Api:Permits", "1"));
        await site.PublishAsync(new TestData());

        Assert.Equal(5, await site.LetInAsync(5, path));
        Assert.False((await site.AskAsync(path)).Headers.Contains("RateLimit"));
    }

    [Theory]
    [InlineData("/findings/ng-2020-21-319/history", "read")]
    [InlineData("/findings/ng-2020-21-319/diff?from=1&to=2", "read")]
    [InlineData("/findings/ng-2020-21-319/cite.bib", "read")]
    [InlineData("/nothing-here", "read")]
    [InlineData("/", "read")]
    [InlineData("/search?q=water", "search")]
    [InlineData("/search/suggest?q=wat", "search")]
    [InlineData("/search?q=water&county=kisumu&fy=2020-21&category=revenue", "facet-heavy")]
    [InlineData("/search.json?q=water", "api")]
    [InlineData("/search.json?county=kisumu&county=kwale&county=kilifi", "facet-heavy")]
    [InlineData("/status.json", "api")]
    [InlineData("/data/findings.csv", "export")]
    [InlineData("/data", "read")]
    public async Task Each_address_is_counted_as_what_it_is(string path, string policy)
    {
        await using var site = new LimitedSite();

        var answer = await site.AskAsync(path);

        Assert.StartsWith($"\"{policy}\";q=", Assert.Single(answer.Headers.GetValues("RateLimit-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_filters_cost_more()
    {
        await using var site = new LimitedSite(("RateLimits:FacetHeavy:Permits", "10"));

        Assert.Equal(3, await site.LetInAsync(10, "/search?county=kisumu&county=kwale&county=kilifi"));
        Assert.Equal(2, await site.LetInAsync(10, "/search?county=kisumu&county=kwale&county=kilifi&fy=2020-21&fy=2021-22", "41.90.1.2"));
    }

    [Fact]
    public async Task A_forged_forwarding_header_changes_nothing()
    {
        await using var site = new LimitedSite(("RateLimits:Read:Permits", "3"));
        var letIn = 0;
        for (var asked = 0; asked < 10; asked++)
        {
            var answer = await site.AskAsync("/about", change: request => request.Headers.Add("X-Forwarded-For", $"197.0.0.{asked}"));
            letIn += answer.IsSuccessStatusCode ? 1 : 0;
        }

        Assert.Equal(3, letIn);
    }

    [Fact]
    public async Task Behind_a_known_proxy_each_reader_counts_for_himself_and_cannot_lie()
    {
        await using var site = new LimitedSite(("RateLimits:Read:Permits", "2"), ("Proxies:Known:0", "10.0.0.0/8"));

        Assert.Equal(2, await ThroughAsync(site, 3, _ => "197.1.1.1"));
        Assert.Equal(2, await ThroughAsync(site, 3, _ => "197.1.1.2"));

        // What the reader wrote himself stands to the left of what the proxy saw.
        Assert.Equal(2, await ThroughAsync(site, 3, asked => $"8.8.8.{asked}, 197.1.1.3"));
        Assert.Equal(2, await ThroughAsync(site, 3, asked => $"8.8.8.{asked}, 197.1.1.4, 10.0.0.9"));
    }

    [Fact]
    public async Task A_household_with_IPv6_is_one_client_and_an_address_written_the_other_way_the_same()
    {
        await using var site = new LimitedSite(("RateLimits:Read:Permits", "2"));

        Assert.Equal(2, await site.LetInAsync(2, "/about", "2c0f:fe38:1:2::1"));
        Assert.Equal(0, await site.LetInAsync(1, "/about", "2c0f:fe38:1:2:aaaa:bbbb:cccc:dddd"));
        Assert.Equal(1, await site.LetInAsync(1, "/about", "2c0f:fe38:1:3::1"));
        Assert.Equal(2, await site.LetInAsync(3, "/about", "41.90.5.5"));
        Assert.Equal(0, await site.LetInAsync(1, "/about", "::ffff:41.90.5.5"));
    }

    [Fact]
    public async Task Limits_change_without_a_restart_and_a_wrong_change_is_refused()
    {
        await using var site = new LimitedSite(("RateLimits:Read:Permits", "2"));
        var settings = (IConfigurationRoot)site.Services.GetRequiredService<IConfiguration>();
        Assert.Equal(2, await site.LetInAsync(3, "/about"));

        settings["RateLimits:Read:Permits"] = "4";
        settings.Reload();
        Assert.Equal(2, await site.LetInAsync(5, "/about"));

        settings["RateLimits:Read:Permits"] = "0";
        Assert.ThrowsAny<Exception>(settings.Reload);
        Assert.Equal(4, await site.LetInAsync(5, "/about", "41.90.1.9"));
    }

    [Fact]
    public async Task Switched_off_nobody_is_counted()
    {
        await using var site = new LimitedSite(("RateLimits:Enabled", "false"), ("RateLimits:Read:Permits", "1"));

        Assert.Equal(5, await site.LetInAsync(5, "/about"));
    }

    private static async Task<int> ThroughAsync(LimitedSite site, int requests, Func<int, string> forwarded)
    {
        var letIn = 0;
        for (var asked = 0; asked < requests; asked++)
        {
            var number = asked;
            letIn += (await site.AskAsync("/about", "10.0.0.7", request => request.Headers.Add("X-Forwarded-For", forwarded(number)))).IsSuccessStatusCode ? 1 : 0;
        }

        return letIn;
    }
}

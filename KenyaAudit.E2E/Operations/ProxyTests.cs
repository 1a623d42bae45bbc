using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;

namespace KenyaAudit.E2E.Operations;

/// <summary>The site behind its proxy, as readers meet it: encrypted, kept for a moment, compressed once, and never taken in about who asks.</summary>
[Collection(ProxiedSite.Name)]
public sealed class ProxyTests(ProxiedSite site)
{
    private const string Finding = "findings/ng-2020-21-319";
    private static readonly TimeSpan CutOffWithin = TimeSpan.FromSeconds(25);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Plain_requests_are_sent_on_to_tls_and_pages_know_their_public_address()
    {
        using var plain = site.Client("127.0.0.1", site.PlainPort, new Uri($"http://{ProxiedSite.Host}/"));
        using var client = site.ClientFrom("127.0.0.1");

        using var sentOn = await plain.GetAsync("about?x=1", Cancellation);
        using var page = await client.GetAsync(Finding, Cancellation);
        using var metrics = await client.GetAsync("Metrics", Cancellation);

        Assert.Equal((HttpStatusCode.MovedPermanently, $"https://{ProxiedSite.Host}/about?x=1"), (sentOn.StatusCode, sentOn.Headers.Location?.ToString()));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.StartsWith("max-age=", Assert.Single(page.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
        Assert.False(page.Headers.Contains("X-Powered-By"));
        Assert.Contains($"https://{ProxiedSite.Host}/{Finding}", await page.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, metrics.StatusCode);
    }

    [Fact]
    public async Task Readers_are_told_apart_by_what_the_known_proxy_says_and_by_nothing_that_they_say()
    {
        using var many = site.ClientFrom("127.0.0.2");
        using var other = site.ClientFrom("127.0.0.3");
        using var stranger = site.DirectlyFrom("127.0.0.4");

        // Each node counts for itself here.
        Assert.Contains(HttpStatusCode.TooManyRequests, await SearchAsync(many, "many", (2 * ProxiedSite.SearchPermits) + 1));
        Assert.Equal([HttpStatusCode.OK], await SearchAsync(other, "other", 1));
        Assert.All(await SearchAsync(stranger, "stranger", ProxiedSite.SearchPermits), status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal([HttpStatusCode.TooManyRequests], await SearchAsync(stranger, "stranger", 1));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_kept_page_is_compressed_once_and_differs_by_what_the_site_says_it_differs_by(string encoding)
    {
        using var client = site.ClientFrom("127.0.0.5");
        var address = $"{Finding}?kept={encoding}";
        using var plain = await SendAsync(client, address);
        using var first = await SendAsync(client, address, ("Accept-Encoding", encoding));
        using var second = await SendAsync(client, address, ("Accept-Encoding", encoding));
        using var held = await SendAsync(client, address, ("Accept-Encoding", encoding), ("If-None-Match", first.Headers.ETag!.ToString()));
        using var fragment = await SendAsync(client, address, ("Accept-Encoding", encoding), ("HX-Request", "true"));

        Assert.Equal("MISS", CacheWord(first));
        Assert.Equal("HIT", CacheWord(second));
        Assert.Equal((HttpStatusCode.NotModified, "HIT"), (held.StatusCode, CacheWord(held)));
        Assert.Equal("MISS", CacheWord(fragment));
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.Equal([encoding], second.Content.Headers.ContentEncoding);
        var text = await plain.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(text, await UnpackedAsync(first, encoding));
        Assert.Equal(text, await UnpackedAsync(second, encoding));
    }

    [Theory]
    [InlineData("status", "MISS")]
    [InlineData("health/ready", "MISS")]
    [InlineData("admin", "OFF")]
    [InlineData("Admin/Alerts", "OFF")]
    [InlineData("account", "OFF")]
    public async Task What_is_not_for_everybody_or_not_to_be_kept_is_asked_of_a_node_each_time(string address, string word)
    {
        using var client = site.ClientFrom("127.0.0.6");
        for (var time = 0; time < 3; time++)
        {
            using var answer = await SendAsync(client, address);
            Assert.Equal(word, CacheWord(answer));
        }

        using var kept = await SendAsync(client, "about");
        Assert.Contains(site.KeptAnswers, line => line.EndsWith("/about", StringComparison.Ordinal));
        Assert.DoesNotContain(site.KeptAnswers, line => line.EndsWith('/' + address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Slow_senders_are_cut_off_by_proxy_and_node_while_others_go_on_and_a_kept_page_is_asked_for_again()
    {
        const string Head = "GET / HTTP/1.1\r\nHost: kenyaaudit.example\r\n";
        var body = $"POST /csp-report HTTP/1.1\r\nHost: kenyaaudit.example\r\nContent-Type: application/csp-report\r\nContent-Length: 9000\r\n\r\n";
        var slow = new List<Task<TimeSpan>>();
        for (var client = 0; client < 40; client++)
        {
            slow.Add(SlowSender.UntilCutOffAsync(site.PlainPort, Head, CutOffWithin, Cancellation));
            slow.Add(SlowSender.UntilCutOffAsync(site.First.Address.Port, Head, CutOffWithin, Cancellation));
            slow.Add(SlowSender.UntilCutOffAsync(site.First.Address.Port, body, CutOffWithin, Cancellation));
        }

        var all = Task.WhenAll(slow);
        using var reader = site.ClientFrom("127.0.0.7");
        using var near = site.DirectlyFrom("127.0.0.7");
        var words = new HashSet<string>(StringComparer.Ordinal);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        var began = TimeProvider.System.GetTimestamp();
        while ((!all.IsCompleted || !words.Contains("REVALIDATED")) && TimeProvider.System.GetElapsedTime(began) < CutOffWithin)
        {
            using var kept = await SendAsync(reader, "about/method");
            using var direct = await SendAsync(near, Finding);
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (kept.StatusCode, direct.StatusCode));
            words.Add(CacheWord(kept));
            await pace.WaitForNextTickAsync(Cancellation);
        }

        Assert.All(await all, lasted => Assert.True(lasted > TimeSpan.FromSeconds(2), $"cut off after {lasted}"));
        Assert.Superset(new HashSet<string> { "HIT", "REVALIDATED" }, words);
    }

    private static async Task<List<HttpStatusCode>> SearchAsync(HttpClient client, string words, int times)
    {
        var seen = new List<HttpStatusCode>();
        for (var time = 0; time < times; time++)
        {
            // Another claim and another address each time: neither a lie nor a cache may help.
            var claim = string.Create(CultureInfo.InvariantCulture, $"198.51.100.{time + 1}");
            using var answer = await SendAsync(client, $"search?q={words}&p={time + 1}", ("X-Forwarded-For", claim), ("Forwarded", $"for={claim}"));
            seen.Add(answer.StatusCode);
        }

        return seen;
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request, Cancellation);
    }

    private static string CacheWord(HttpResponseMessage answer) => Assert.Single(answer.Headers.GetValues("X-Cache"));

    private static async Task<string> UnpackedAsync(HttpResponseMessage answer, string encoding)
    {
        await using var packed = await answer.Content.ReadAsStreamAsync(Cancellation);
        await using Stream open = encoding == "br" ? new BrotliStream(packed, CompressionMode.Decompress) : new GZipStream(packed, CompressionMode.Decompress);
        using var reader = new StreamReader(open, Encoding.UTF8);
        return await reader.ReadToEndAsync(Cancellation);
    }
}

using System.Net;
using KenyaAudit.Web.Tests.Pages;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Hosting;

public sealed class PublicAnswersTests(SampleSite site) : IClassFixture<SampleSite>
{
    private readonly HttpClient _reader = site.Reader();

    public static TheoryData<string> Kept => ["/", "/search?q=ledger", "/search.json?q=ledger", "/search/suggest?q=health", "/search/tips", "/findings/ng-2020-21-319", "/findings/ng-2020-21-319.json", "/entities", "/documents", "/reports", "/reports/oag-national-2020-21", "/about", "/about/method", "/sitemap.xml", "/robots.txt"];

    [Theory, MemberData(nameof(Kept))]
    public async Task Holders_of_the_answer_get_304(string path)
    {
        var first = await _reader.AskAsync(path);
        var again = await _reader.AskAsync(path, ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.True(first.Headers.ETag!.IsWeak);
        Assert.True(first.Headers.CacheControl is { Public: true, MustRevalidate: true });
        Assert.Contains("Accept-Encoding", first.Headers.Vary);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Equal(first.Headers.Vary, again.Headers.Vary);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory, MemberData(nameof(Kept))]
    public async Task Head_gives_the_headers_of_get(string path)
    {
        var get = await _reader.AskAsync(path);
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        var head = await _reader.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/search")]
    [InlineData("/findings/ng-2020-21-319")]
    [InlineData("/status")]
    [InlineData("/search.json")]
    public async Task Pages_can_be_read_and_not_written_to(string path)
    {
        using var body = new StringContent("x");
        var response = await _reader.PostAsync(new Uri(path, UriKind.Relative), body, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Fragment_and_page_have_different_tags()
    {
        var page = await _reader.AskAsync("/search?q=ledger");
        var fragment = await _reader.AskAsHtmxAsync("/search?q=ledger");

        Assert.NotEqual(page.Headers.ETag, fragment.Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, (await _reader.AskAsync("/search?q=ledger", ("HX-Request", "true"), ("If-None-Match", page.Headers.ETag!.ToString()))).StatusCode);
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("identity", null)]
    [InlineData(null, null)]
    public async Task A_kept_answer_comes_in_the_encoding_asked_for(string? accepted, string? encoding)
    {
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var response = await (accepted is null ? _reader.AskAsync("/entities") : _reader.AskAsync("/entities", ("Accept-Encoding", accepted)));

            Assert.Equal(encoding, response.Content.Headers.ContentEncoding.SingleOrDefault());
            Assert.Contains("Accept-Encoding", response.Headers.Vary);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/search?q=ledger")]
    [InlineData("/nothing/here")]
    [InlineData("/status.json")]
    [InlineData("/favicon.svg")]
    public async Task Every_answer_carries_the_security_headers(string path)
    {
        var response = await _reader.AskAsync(path);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();

        Assert.StartsWith("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(response.Headers.Contains("Referrer-Policy"));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/nothing/here")]
    [InlineData("/entities/nobody")]
    [InlineData("/documents/0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("/documents/" + TestData.Sha256 + "/pages/9999")]
    [InlineData("/reports/nothing")]
    [InlineData("/sitemap-9.xml")]
    [InlineData("/errors/404")]
    public async Task A_page_that_is_not_there_helps(string path)
    {
        var response = await _reader.AskAsync(path);
        var page = await response.DocumentAsync();

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("There is nothing at this address", page.Words("h1"));
        Assert.NotNull(page.QuerySelector("form[role=search]"));
        Assert.Null(response.Headers.ETag);
        Assert.False(response.Headers.CacheControl?.Public ?? false);
    }

    [Theory]
    [InlineData("/entities/Ministry-Of-Health", "/entities/ministry-of-health")]
    [InlineData("/documents/0F1E2D3C4B5A69788796A5B4C3D2E1F00F1E2D3C4B5A69788796A5B4C3D2E1F0", "/documents/" + TestData.Sha256)]
    public async Task Another_letter_case_leads_to_the_one_address(string path, string canonical)
    {
        var response = await _reader.AskAsync(path);

        Assert.Equal((HttpStatusCode.MovedPermanently, canonical), (response.StatusCode, response.Headers.Location!.OriginalString));
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using KenyaAudit.Web.Downloads;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Pages.Data;

public sealed class DataPagesTests(SampleSite site) : IClassFixture<SampleSite>
{
    private readonly HttpClient _reader = site.Reader();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Files => [.. WrittenData.Names.Select(name => "/data/" + name)];

    [Fact]
    public async Task The_page_names_every_file_with_its_size_rows_and_checksum()
    {
        var page = await _reader.PageAsync("/data");
        var manifest = await (await _reader.AskAsync("/data/manifest.json")).JsonAsync();
        var text = page.Words("main");

        Assert.Contains("from publication 66.", text, StringComparison.Ordinal);
        Assert.Contains("64 rows", text, StringComparison.Ordinal);
        Assert.Contains("CC BY 4.0", text, StringComparison.Ordinal);
        Assert.All(manifest.GetProperty("sets").EnumerateArray().SelectMany(set => set.GetProperty("files").EnumerateArray()), file =>
        {
            Assert.NotNull(page.QuerySelector($"a[href='/data/{file.GetProperty("name").GetString()}'][download]"));
            Assert.Contains(file.GetProperty("sha256").GetString()!, text, StringComparison.Ordinal);
        });
        Assert.All(OpenData.Sets.SelectMany(set => set.Columns), column => Assert.Contains(column.Meaning, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Machines_read_the_page_as_a_data_set()
    {
        var page = await _reader.PageAsync("/data");
        var data = JsonSerializer.Deserialize<JsonElement>(page.QuerySelector("script[type='application/ld+json']")!.TextContent);

        Assert.Equal(("Dataset", "https://creativecommons.org/licenses/by/4.0/"), (data.GetProperty("@type").GetString(), data.GetProperty("license").GetString()));
        Assert.Equal(26, data.GetProperty("distribution").GetArrayLength());
        Assert.Equal("/data/findings.csv", data.GetProperty("distribution")[0].GetProperty("contentUrl").GetString());
    }

    [Theory, MemberData(nameof(Files))]
    public async Task A_file_comes_whole_and_holders_get_304(string path)
    {
        var first = await _reader.AskAsync(path);
        var bytes = await first.Content.ReadAsByteArrayAsync(Cancellation);
        var again = await _reader.AskAsync(path, ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"", first.Headers.ETag.ToString());
        Assert.Equal(bytes.Length, first.Content.Headers.ContentLength);
        Assert.Equal("attachment", first.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("Accept-Encoding", first.Headers.Vary);
        Assert.False(first.Headers.Contains("Set-Cookie"));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Fact]
    public async Task Who_takes_gzip_gets_the_twin_under_a_tag_of_its_own()
    {
        var plain = await _reader.AskAsync("/data/findings.csv");
        var packed = await _reader.AskAsync("/data/findings.csv", ("Accept-Encoding", "gzip, br"));
        var refused = await _reader.AskAsync("/data/findings.csv", ("Accept-Encoding", "gzip;q=0"));

        Assert.Equal("gzip", packed.Content.Headers.ContentEncoding.Single());
        Assert.InRange(packed.Content.Headers.ContentLength!.Value, 1, plain.Content.Headers.ContentLength!.Value / 2);
        Assert.NotEqual(plain.Headers.ETag, packed.Headers.ETag);
        Assert.Equal((plain.Headers.ETag, 0), (refused.Headers.ETag, refused.Content.Headers.ContentEncoding.Count));
    }

    [Fact]
    public async Task A_part_can_be_asked_for_and_the_head_alone()
    {
        var whole = await (await _reader.AskAsync("/data/findings.csv")).Content.ReadAsByteArrayAsync(Cancellation);
        var part = await _reader.AskAsync("/data/findings.csv", ("Range", "bytes=10-19"));
        using var request = new HttpRequestMessage(HttpMethod.Head, "/data/findings.csv");
        var head = await _reader.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(whole[10..20], await part.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal(new ContentRangeHeaderValue(10, 19, whole.Length), part.Content.Headers.ContentRange);
        Assert.Equal((HttpStatusCode.OK, (long?)whole.Length, part.Headers.ETag), (head.StatusCode, head.Content.Headers.ContentLength, head.Headers.ETag));
    }

    [Theory]
    [InlineData("/data/nothing.csv")]
    [InlineData("/data/Findings.csv")]
    [InlineData("/data/findings.csv.gz")]
    [InlineData("/data/..%2Fwriter.lock")]
    public async Task A_name_that_is_no_file_answers_404(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _reader.AskAsync(path)).StatusCode);

    [Fact]
    public async Task Files_can_be_read_and_not_written_to()
    {
        using var body = new StringContent("x");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await _reader.PostAsync(new Uri("/data/findings.csv", UriKind.Relative), body, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Before_the_first_write_files_ask_to_wait_and_the_page_says_so()
    {
        using var fresh = new SiteFixture();
        await fresh.PublishAsync(Samples.Site());
        var page = await fresh.Reader().PageAsync("/data");
        var file = await fresh.Reader().AskAsync("/data/findings.csv");

        Assert.Contains("The files are being written.", page.Words("main"), StringComparison.Ordinal);
        Assert.Contains("Permanent reference.", page.Words("main"), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("script[type='application/ld+json']"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, file.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(10), file.Headers.RetryAfter!.Delta);
        Assert.Equal("This file is being written", (await file.DocumentAsync()).Words("h1"));
        Assert.Null(file.Headers.ETag);
    }

    [Fact]
    public async Task The_page_keeps_its_tag_until_something_is_published_or_written()
    {
        using var own = new SiteFixture();
        await own.PublishAsync(Samples.Site());
        await own.WriteDataAsync();
        var first = await own.Reader().AskAsync("/data");
        Assert.Equal(HttpStatusCode.NotModified, (await own.Reader().AskAsync("/data", ("If-None-Match", first.Headers.ETag!.ToString()))).StatusCode);
        Assert.True(first.Headers.CacheControl!.NoCache);

        await own.StoreAsync(async (db, cancellation) =>
        {
            db.PublicationLog.Add(new PublicationLogRow { Sequence = 67, Kind = PublicationKind.Report, Key = "x", At = TestData.Now });
            await db.SaveChangesAsync(cancellation);
        });
        await own.WriteDataAsync();

        var second = await own.Reader().AskAsync("/data", ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.NotEqual(first.Headers.ETag, second.Headers.ETag);
        Assert.Contains("from publication 67.", (await second.DocumentAsync()).Words("main"), StringComparison.Ordinal);
    }
}

using System.Net;
using System.Text.Json;
using KenyaAudit.Web.Tests.Pages;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Api;

public sealed class JsonTwinsTests(SampleSite site) : IClassFixture<SampleSite>
{
    private static readonly string[] HitKeys =
    [
        "ref", "title", "entity", "entity_slug", "vote", "county", "financial_year", "section", "basis", "opinion", "category",
        "amount_in_question", "printed_page", "pdf_page", "snippet", "url",
    ];

    private readonly HttpClient _reader = site.Reader();

    [Fact]
    public async Task Search_has_exactly_its_keys()
    {
        var json = await (await _reader.AskAsync("/search.json?q=procurement")).JsonAsync();
        var hit = json.GetProperty("hits")[0];

        Assert.Equal(["total", "took_ms", "page", "pages", "hits", "facets", "notices"], json.Keys());
        Assert.Equal(HitKeys, hit.Keys());
        Assert.Equal((60, 1, 6, 10), (json.GetProperty("total").GetInt32(), json.GetProperty("page").GetInt32(), json.GetProperty("pages").GetInt32(), json.GetProperty("hits").GetArrayLength()));
        Assert.Equal(["entity", "county", "fy", "section", "basis", "opinion", "category", "amount"], json.GetProperty("facets").Keys());
        Assert.Equal(["value", "label", "count"], json.GetProperty("facets").GetProperty("opinion")[0].Keys());
        Assert.Equal("2020/21", hit.GetProperty("financial_year").GetString());
        Assert.Equal(JsonValueKind.Number, hit.GetProperty("amount_in_question").ValueKind);
        Assert.Equal(JsonValueKind.Number, hit.GetProperty("printed_page").ValueKind);
        Assert.DoesNotContain('<', hit.GetProperty("snippet").GetString()!);
        Assert.Equal($"/findings/{hit.GetProperty("ref").GetString()}", hit.GetProperty("url").GetString());
    }

    [Fact]
    public async Task Search_tells_its_notices()
    {
        var json = await (await _reader.AskAsync("/search.json?opinion=great")).JsonAsync();

        Assert.Contains("“great”", json.GetProperty("notices")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finding_has_every_key_of_a_hit_but_the_snippet_and_its_own()
    {
        var json = await (await _reader.AskAsync("/findings/ng-2020-21-319.json")).JsonAsync();

        Assert.Equal(
            HitKeys.Except(["snippet"]).Concat(
            [
                "printed_page_last", "pdf_page_last", "body", "summary", "parent", "parent_slug", "paragraphs", "sub_paragraphs", "amounts", "version", "document",
                "summary_sw", "summary_author", "summary_date", "search_words", "amount_in_question_by", "amount_in_question_note", "category_by",
            ]).Order(),
            json.Keys().Order());
        Assert.Equal(1_234_567_890m, json.GetProperty("amount_in_question").GetDecimal());
        Assert.Equal(["printed", "currency", "value", "role"], json.GetProperty("amounts")[0].Keys());
        Assert.Equal("in_question", json.GetProperty("amounts")[0].GetProperty("role").GetString());
        Assert.Equal(5000.5m, json.GetProperty("amounts")[1].GetProperty("value").GetDecimal());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("amounts")[2].GetProperty("value").ValueKind);
        Assert.Equal(["number", "title", "text"], json.GetProperty("sub_paragraphs")[0].Keys());
        Assert.Equal("Suppliers of medicine waited for their money.", json.GetProperty("sub_paragraphs")[0].GetProperty("text").GetString());
        Assert.Equal(["sha256", "title", "url"], json.GetProperty("document").Keys());
        Assert.Equal(TestData.Sha256, json.GetProperty("document").GetProperty("sha256").GetString());
        Assert.Equal(5, json.GetProperty("paragraphs").GetArrayLength());
        Assert.Equal(("financial-statements", "basis-for-qualified-opinion", "qualified"), (Text(json, "section"), Text(json, "basis"), Text(json, "opinion")));
    }

    [Fact]
    public async Task Finding_without_the_document_has_null_and_empty()
    {
        var json = await (await _reader.AskAsync("/findings/ng-2020-21-320.json")).JsonAsync();

        Assert.Equal(JsonValueKind.Null, json.GetProperty("body").ValueKind);
        Assert.Equal(0, json.GetProperty("paragraphs").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("document").GetProperty("sha256").ValueKind);
    }

    [Theory]
    [InlineData("/findings/ng-2020-21-9999.json", HttpStatusCode.NotFound)]
    [InlineData("/findings/nonsense.json", HttpStatusCode.NotFound)]
    [InlineData("/findings/ng-2020-21-330.json", HttpStatusCode.Gone)]
    [InlineData("/nothing.json", HttpStatusCode.NotFound)]
    public async Task What_is_not_there_is_a_problem(string path, HttpStatusCode status)
    {
        var response = await _reader.AskAsync(path);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal((int)status, (await response.JsonAsync()).GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Another_letter_case_leads_to_the_one_address()
    {
        var response = await _reader.AskAsync("/findings/NG-2020-21-319.json");

        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal("/findings/ng-2020-21-319.json", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Status_has_exactly_its_keys_and_is_never_kept()
    {
        var response = await _reader.AskAsync("/status.json");
        var json = await response.JsonAsync();

        Assert.True(response.Headers.CacheControl!.NoCache);
        Assert.Equal(
            ["loading", "findings", "clean_statements", "opinions", "entities", "counties", "documents", "publication_sequence", "index", "sources"], json.Keys());
        Assert.Equal(["documents", "sequence", "lag_seconds"], json.GetProperty("index").Keys());
        Assert.All(json.GetProperty("sources").EnumerateArray(), source => Assert.Equal(
            ["id", "last_success", "last_new", "next_due", "state", "records", "quarantined", "paused", "stale", "late"], source.Keys()));
        Assert.False(json.GetProperty("loading").GetBoolean());
        Assert.Equal((64, 1, 3, 3), (Number(json, "findings"), Number(json, "clean_statements"), Number(json, "opinions"), Number(json, "entities")));
        Assert.Equal(0, Number(json.GetProperty("index"), "lag_seconds"));
    }

    [Fact]
    public async Task Status_is_304_only_while_nothing_moved()
    {
        var tag = (await _reader.AskAsync("/status.json")).Headers.ETag!.ToString();

        Assert.Equal(HttpStatusCode.NotModified, (await _reader.AskAsync("/status.json", ("If-None-Match", tag))).StatusCode);
        await site.StoreAsync(async (db, cancellation) =>
        {
            db.Sources.OrderBy(row => row.SourceId).First().NextDueAt = TestData.Now.AddDays(1);
            await db.SaveChangesAsync(cancellation);
        });
        Assert.Equal(HttpStatusCode.OK, (await _reader.AskAsync("/status.json", ("If-None-Match", tag))).StatusCode);
    }

    private static string? Text(JsonElement json, string key) => json.GetProperty(key).GetString();

    private static int Number(JsonElement json, string key) => json.GetProperty(key).GetInt32();
}

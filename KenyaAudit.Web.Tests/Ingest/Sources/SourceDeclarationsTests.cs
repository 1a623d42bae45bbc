using System.Text.Json.Nodes;
using KenyaAudit.Etl.Bundle;
using KenyaAudit.Etl.Sources;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Ingest.Sources;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Ingest.Sources;

public sealed class SourceDeclarationsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kenyaaudit-sources-").FullName;

    private static SourceDeclarations Real { get; } = SourceDeclarations.Load(Path.Combine(Repository.Root, "etl", "sources"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_source_of_the_portal_is_declared_and_travels_with_the_binary()
    {
        var shipped = SourceDeclarations.Load(Path.Combine(AppContext.BaseDirectory, "etl", "sources"));

        string[] ids = ["cob-county-birr", "kenyaaudit-bundled", "knbs-census-2019", "oag-county-assemblies", "oag-county-executives", "oag-national"];
        Assert.Equal(ids, Real.All.Select(source => source.Id));
        Assert.Equal(ids, shipped.All.Select(source => source.Id));
    }

    [Fact]
    public void Known_addresses_are_those_of_the_register_of_reports()
    {
        using var text = File.OpenText(Path.Combine(Repository.Root, "etl", "data", "reports.jsonl"));
        var registered = ReportRegister.Read(text).Where(report => report.Url is not null).Select(report => $"{report.SourceId} {report.Year} {report.Url}");

        var declared = Real.All.SelectMany(source => source.Documents.Select(document => $"{source.Id} {document.Year} {document.Url}"));

        Assert.Equal(registered.Order(StringComparer.Ordinal), declared.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("title", "\"\"", "title: is empty")]
    [InlineData("id", "\"other\"", "id: 'other' is not the name of the file")]
    [InlineData("series", "\"zz\"", "series: 'zz'")]
    [InlineData("language", "\"fr\"", "language: 'fr'")]
    [InlineData("hosts", "[\"127.0.0.1\"]", "hosts: '127.0.0.1'")]
    [InlineData("hosts", "[\"localhost\"]", "hosts: 'localhost'")]
    [InlineData("listings", "[\"http://www.oagkenya.go.ke/\"]", "listings: http://www.oagkenya.go.ke/ is not https")]
    [InlineData("listings", "[\"https://example.org/\"]", "listings: https://example.org/ is not https on a declared host")]
    [InlineData("document_patterns", "[\"/{day}/*.pdf\"]", "'/{day}/*.pdf'")]
    [InlineData("documents", "[{\"financial_year\":\"2024/26\",\"url\":\"https://www.oagkenya.go.ke/a.pdf\"}]", "documents.financial_year: '2024/26'")]
    [InlineData("documents", "[{\"financial_year\":\"2024/25\",\"url\":\"https://example.org/a.pdf\"}]", "documents.url: https://example.org/a.pdf")]
    [InlineData("media_types", "[\"text/html\"]", "media_types: 'text/html'")]
    [InlineData("cadence", "\"weekly\"", "cadence: ")]
    [InlineData("schedule", "\"15 25 * * *\"", "schedule: '15 25 * * *'")]
    [InlineData("schedule", "\"daily\"", "schedule: 'daily'")]
    [InlineData("deadline_minutes", "0", "deadline_minutes: 0")]
    [InlineData("grace_minutes", "-1", "grace_minutes: -1")]
    [InlineData("volume", "{\"pages\":{\"min\":9,\"max\":2}}", "volume.pages: 9 to 2")]
    [InlineData("politeness", "{\"delay_seconds\":0,\"concurrency\":1,\"user_agent\":\"A/1\"}", "politeness.delay_seconds: 0")]
    [InlineData("politeness", "{\"delay_seconds\":5,\"concurrency\":2,\"user_agent\":\"A/1\"}", "politeness.concurrency: 2")]
    [InlineData("politeness", "{\"delay_seconds\":5,\"concurrency\":1,\"user_agent\":\"a b\"}", "politeness.user_agent: 'a b'")]
    [InlineData("politeness", "{\"delay_seconds\":\"soon\",\"concurrency\":1,\"user_agent\":\"A/1\"}", "politeness.delay_seconds: ")]
    [InlineData("publisher", "null", "publisher: ")]
    [InlineData("pubisher", "\"a typing error\"", "pubisher")]
    public void A_value_that_cannot_be_right_is_named_with_its_file_and_key(string key, string value, string fault)
    {
        Write(json => json[key] = JsonNode.Parse(value));

        var refusal = Assert.Throws<FormatException>(() => SourceDeclarations.Load(_folder));

        Assert.Contains("etl/sources/oag-national.json: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(fault, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_is_missing_is_named()
    {
        Write(json => json.Remove("publisher"));

        Assert.Contains("publisher", Assert.Throws<FormatException>(() => SourceDeclarations.Load(_folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_declarations_stops_the_start() =>
        Assert.Throws<FormatException>(() => SourceDeclarations.Load(_folder));

    [Fact]
    public void Titles_of_the_sources_come_from_their_declarations()
    {
        var catalog = new SourceCatalog([OagVolumeSource.National], SourceDeclarations.Of([.. Real.All.Select(source => source with { Title = $"T {source.Id}" })]));

        Assert.Equal(
            [("oag-national", "T oag-national"), ("knbs-census-2019", "T knbs-census-2019"), ("cob-county-birr", "T cob-county-birr"), ("kenyaaudit-bundled", "T kenyaaudit-bundled")],
            catalog.All);
    }

    [Fact]
    public void The_page_about_sources_is_the_one_the_declarations_give()
    {
        var path = Path.Combine(Repository.Root, "docs", "sources.md");
        var text = SourcesPage.Of(Real);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, text);
        }

        Assert.True(text == File.ReadAllText(path), $"docs/sources.md is not what the declarations give. Run this test with UPDATE_DOCS=1, or paste:\n{text}");
    }

    private void Write(Action<JsonObject> change)
    {
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "etl", "sources", "oag-national.json")))!.AsObject();
        change(json);
        File.WriteAllText(Path.Combine(_folder, "oag-national.json"), json.ToJsonString());
    }
}

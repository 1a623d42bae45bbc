using KenyaAudit.Web.Ingest.Fetch;
using KenyaAudit.Web.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace KenyaAudit.Web.Tests.Ingest.Fetch;

/// <summary>What listings lead to, and what happens when they no longer do.</summary>
public sealed class DiscoveryTests
{
    private const string Name = "REPORT-2020-2021.pdf";
    private const string Uploads = "/wp-content/uploads/2026/05/";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "The listing is empty.")]
    [InlineData("<html><body><p>Reports will be published soon.</p></body></html>", "The listing is empty.")]
    [InlineData("<html><a href='/about'>About</a><div data-file='/wp-content/uploads/2026/05/REPORT-1.pdf'>Report</div></html>", "None of the 1 links of the listing is one we know.")]
    public async Task A_listing_that_leads_nowhere_is_a_fault_and_known_documents_are_fetched_all_the_same(string page, string reason)
    {
        await using var server = await PublisherServer.StartAsync();
        server.Answer(PublisherServer.Listing, page).Answer(Name, PlayedPdf.Of("one"));
        await using var corridor = await server.CorridorAsync(known: Name);

        var collected = await CollectAsync(corridor);

        Assert.Equal([(FetchKind.ListingChanged, reason), (FetchKind.Fetched, "A new document.")], collected.Outcomes.Select(outcome => (outcome.Kind, outcome.Message)));
        Assert.Equal(FetchKind.ListingChanged, Assert.Single(collected.Faults).Kind);
        Assert.False(collected.Outcomes[0].IsTransient);
    }

    [Fact]
    public async Task A_listing_that_is_gone_is_a_fault()
    {
        await using var server = await PublisherServer.StartAsync();
        await using var corridor = await server.CorridorAsync();

        Assert.Equal((FetchKind.ListingChanged, "The listing is gone."), Assert.Single((await CollectAsync(corridor)).Outcomes) is var one ? (one.Kind, one.Message) : default);
    }

    [Fact]
    public async Task A_listing_whose_server_fails_may_heal()
    {
        await using var server = await PublisherServer.StartAsync();
        server.Answer(PublisherServer.Listing, "broken", 502);
        await using var corridor = await server.CorridorAsync();

        var outcome = Assert.Single((await CollectAsync(corridor)).Outcomes);

        Assert.Equal((FetchKind.Failed, true), (outcome.Kind, outcome.IsTransient));
        Assert.Equal(3, server.Count(PublisherServer.Listing));
    }

    [Fact]
    public async Task Links_to_internal_addresses_and_other_hosts_are_left_alone_and_noted()
    {
        await using var server = await PublisherServer.StartAsync();
        await using var other = await PublisherServer.StartAsync();
        string[] strangers =
        [
            $"http://10.1.2.3{Uploads}REPORT-1.pdf", $"http://169.254.169.254{Uploads}REPORT-2.pdf",
            new UriBuilder(other.UrlOf("REPORT-3.pdf")) { Host = "localhost" }.Uri.AbsoluteUri, $"file://{Uploads}REPORT-4.pdf",
        ];
        server.Lists([Name, .. strangers]).Answer(Name, PlayedPdf.Of("one"));
        await using var corridor = await server.CorridorAsync();

        var collected = await CollectAsync(corridor);

        Assert.Equal(server.UrlOf(Name), Assert.Single(collected.Outcomes).Url);
        Assert.Equal(3, collected.Notes.Count);
        Assert.All(collected.Notes.Zip(strangers), pair => Assert.Contains(pair.Second, pair.First, StringComparison.Ordinal));
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task Marks_for_the_reader_are_dropped_and_each_document_is_asked_for_once()
    {
        await using var server = await PublisherServer.StartAsync();
        server.Lists($"{Uploads}REPORT-1.pdf", $"{Uploads}REPORT-1.pdf#page=12", $"{server.Address}{Uploads[1..]}REPORT-1.pdf", $"{Uploads}REPORT-%31%20final.pdf")
            .Answer("REPORT-1.pdf", PlayedPdf.Of("one")).Answer("REPORT-1 final.pdf", PlayedPdf.Of("two"));
        await using var corridor = await server.CorridorAsync();

        var collected = await CollectAsync(corridor);

        Assert.Equal([FetchKind.Fetched, FetchKind.Fetched], collected.Outcomes.Select(outcome => outcome.Kind));
        Assert.Equal((1, 1), (server.Count("REPORT-1.pdf"), server.Count("REPORT-1 final.pdf")));
        Assert.EndsWith("-REPORT-1-final.pdf", collected.Outcomes[1].Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listing_leads_to_the_listing_of_a_year()
    {
        await using var server = await PublisherServer.StartAsync();
        server.Lists("/2024-2025-reports/").Answer("/2024-2025-reports/", $"<a href='{Uploads}REPORT-2024-2025.pdf'>x</a><a href='{PublisherServer.Listing}'>back</a>")
            .Answer("REPORT-2024-2025.pdf", PlayedPdf.Of("one"));
        await using var corridor = await server.CorridorAsync();

        Assert.Equal(FetchKind.Fetched, Assert.Single((await CollectAsync(corridor)).Outcomes).Kind);
        Assert.Equal((1, 1), (server.Count(PublisherServer.Listing), server.Count("/2024-2025-reports/")));
    }

    [Fact]
    public async Task A_sitemap_is_read_and_one_that_would_fetch_something_else_is_not()
    {
        await using var server = await PublisherServer.StartAsync();
        server.Answer(PublisherServer.Listing, $"<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>{server.UrlOf(Name)}</loc></url></urlset>")
            .Answer(Name, PlayedPdf.Of("one"));
        await using var corridor = await server.CorridorAsync();
        Assert.Equal(FetchKind.Fetched, Assert.Single((await CollectAsync(corridor)).Outcomes).Kind);

        server.Answer(PublisherServer.Listing, $"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"{server.Address}secret\">]><urlset><loc>&b;</loc></urlset>");

        Assert.Equal(FetchKind.ListingChanged, Assert.Single((await CollectAsync(corridor)).Outcomes).Kind);
        Assert.Equal(0, server.Count("/secret"));
    }

    [Fact]
    public async Task Only_so_many_documents_and_listings_are_asked_for_and_the_rest_is_noted()
    {
        await using var server = await PublisherServer.StartAsync();
        server.Lists("/2021-2022-reports/", "/2022-2023-reports/", "REPORT-1.pdf", "REPORT-2.pdf").Answer("/2021-2022-reports/", "");
        await using var corridor = await server.CorridorAsync(set => (set.MaxDocuments, set.MaxListings) = (1, 2));

        var collected = await CollectAsync(corridor);

        Assert.Equal((1, 0), (server.Count("REPORT-1.pdf"), server.Count("REPORT-2.pdf")));
        Assert.Equal((1, 0), (server.Count("/2021-2022-reports/"), server.Count("/2022-2023-reports/")));
        Assert.Equal(2, collected.Notes.Count);
    }

    [Theory]
    [InlineData("/a/?wpdmdl=12&refresh=64ab", "/a/?wpdmdl=12")]
    [InlineData("/a/?refresh=64ab&wpdmdl=12", "/a/?wpdmdl=12")]
    [InlineData("/a/?refresh=64ab", "/a/")]
    [InlineData("/a/?fresh=1", "/a/?fresh=1")]
    [InlineData("/a/", "/a/")]
    public void What_is_new_in_a_link_at_every_visit_is_dropped(string link, string kept) =>
        Assert.Equal(new Uri("https://example.org" + kept), ListingLinks.Without(new Uri("https://example.org" + link), ["refresh"]));

    [Fact]
    public async Task A_page_of_one_report_leads_to_its_document_whose_link_changes_at_every_visit()
    {
        await using var server = await PublisherServer.StartAsync();
        var visits = 0;
        server.Lists("/download/a-report/").Answer("/download/a-report/", context =>
            context.Request.Query.ContainsKey("wpdmdl")
                ? context.Response.Body.WriteAsync(PlayedPdf.Of("one"), Cancellation).AsTask()
                : context.Response.WriteAsync($"<a data-downloadurl='/download/a-report/?wpdmdl=12&refresh={++visits}'>Download</a>", Cancellation));
        await using var corridor = await PublisherServer.CorridorAsync(server.Declare() with
        {
            ListingPatterns = ["/download/*/"], DocumentPatterns = ["/download/*/?wpdmdl={id}"], DroppedParameters = ["refresh"],
        });

        var first = Assert.Single((await CollectAsync(corridor)).Outcomes);
        var second = Assert.Single((await CollectAsync(corridor)).Outcomes);

        Assert.Equal((FetchKind.Fetched, FetchKind.NotModified, 2), (first.Kind, second.Kind, visits));
        Assert.EndsWith("-a-report.pdf", first.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Old_links_of_a_secure_page_are_asked_for_securely() =>
        Assert.Equal([new Uri("https://example.org/a.pdf")], ListingLinks.Of("<a href='http://example.org/a.pdf'>a</a><a href='mailto:a@example.org'>b</a>", new Uri("https://example.org/")));

    private static Task<Collected> CollectAsync(Corridor corridor) =>
        corridor.TurnUntilAsync(corridor.Get<SourceFetcher>().CollectAsync(RecordsBuilder.Source, Cancellation));
}

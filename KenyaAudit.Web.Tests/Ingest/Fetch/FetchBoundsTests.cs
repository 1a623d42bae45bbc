using System.Net;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Ingest.Fetch;
using KenyaAudit.Web.Ingest.Sources;
using KenyaAudit.Web.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace KenyaAudit.Web.Tests.Ingest.Fetch;

/// <summary>What is never fetched: other hosts, internal addresses, what is not a document, what robots.txt closes.</summary>
public sealed class FetchBoundsTests
{
    private const string Name = "REPORT-2020-2021.pdf";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_redirect_within_the_publisher_is_followed()
    {
        await using var server = await PublisherServer.StartAsync();
        server.Answer(Name, Redirect("/moved.pdf")).Answer("/moved.pdf", PlayedPdf.Of("one"));
        await using var corridor = await server.CorridorAsync(listing: false, known: Name);

        var outcome = await FetchFaultTests.OneAsync(corridor);

        Assert.Equal((FetchKind.Fetched, server.UrlOf(Name)), (outcome.Kind, outcome.Url));
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_refused_and_the_host_never_asked()
    {
        await using var server = await PublisherServer.StartAsync();
        await using var other = await PublisherServer.StartAsync();
        server.Answer(Name, Redirect(new UriBuilder(other.UrlOf(Name)) { Host = "localhost" }.Uri.AbsoluteUri));
        await using var corridor = await server.CorridorAsync(listing: false, known: Name);

        var outcome = await FetchFaultTests.OneAsync(corridor);

        AssertRefused("localhost is not a host of", outcome);
        Assert.Equal(1, server.Count(Name));
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task Redirects_without_end_are_refused()
    {
        await using var server = await PublisherServer.StartAsync();
        server.Answer(Name, Redirect(Name));
        await using var corridor = await server.CorridorAsync(listing: false, known: Name);

        AssertRefused("more than 5 times", await FetchFaultTests.OneAsync(corridor));
        Assert.Equal(6, server.Count(Name));
    }

    [Fact]
    public async Task A_certificate_nobody_vouches_for_is_refused_and_nothing_is_sent()
    {
        await using var server = await PublisherServer.StartAsync(https: true);
        server.Answer(Name, PlayedPdf.Of("one"));
        await using var corridor = await server.CorridorAsync(listing: false, known: Name);

        AssertRefused("certificate of 127.0.0.1", await FetchFaultTests.OneAsync(corridor));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_declared_name_that_leads_to_an_internal_address_is_refused()
    {
        await using var server = await PublisherServer.StartAsync();
        var source = server.Declare(listing: false) with { Hosts = ["localhost"], Documents = [new KnownDocument("2020/21", PublisherServer.Document(new Uri("https://localhost"), Name))] };
        await using var corridor = await PublisherServer.CorridorAsync(source, policy: NetworkPolicy.Public);

        AssertRefused("localhost leads to no public address", await FetchFaultTests.OneAsync(corridor));
    }

    [Fact]
    public async Task Without_https_nothing_is_asked()
    {
        await using var server = await PublisherServer.StartAsync();
        await using var corridor = await server.CorridorAsync(listing: false, policy: NetworkPolicy.Public, known: Name);

        AssertRefused("is not https", await FetchFaultTests.OneAsync(corridor));
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::1", false)]
    [InlineData("41.89.10.10", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("2c0f:fe38::1", true)]
    public void Only_the_public_internet_may_be_connected_to(string address, bool may)
    {
        Assert.Equal(may, NetworkPolicy.Public.MayConnect(IPAddress.Parse(address)));
    }

    [Fact]
    public async Task A_claim_of_five_gigabytes_is_refused_before_it_is_read()
    {
        await using var server = await PublisherServer.StartAsync();
        server.Answer(Name, async context =>
        {
            context.Response.ContentLength = 5L * 1024 * 1024 * 1024;
            await context.Response.Body.WriteAsync(PlayedPdf.Of("one"), Cancellation);
            await context.Response.Body.FlushAsync(Cancellation);
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        await using var corridor = await server.CorridorAsync(listing: false, known: Name);

        AssertRefused("says it is 5120 MB large; the limit is 512 MB", await FetchFaultTests.OneAsync(corridor));
        Assert.Equal(1, server.Count(Name));
        Assert.Empty(Directory.GetFiles(corridor.Get<DocumentArchive>().Incoming));
    }

    [Fact]
    public async Task More_bytes_than_the_limit_are_refused_whatever_was_claimed()
    {
        await using var server = await PublisherServer.StartAsync();
        server.Answer(Name, context => context.Response.Body.WriteAsync(new byte[2 * 1024 * 1024], Cancellation).AsTask());
        await using var corridor = await server.CorridorAsync(set => set.MaxMegabytes = 1, listing: false, known: Name);

        AssertRefused("sends more than 1 MB", await FetchFaultTests.OneAsync(corridor));
        Assert.Empty(Directory.GetFiles(corridor.Get<DocumentArchive>().Incoming));
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html>Not found %PDF-</html>", "is a web page, not application/pdf")]
    [InlineData("PK\u0003\u0004", "is not application/pdf")]
    [InlineData("%PDF-1.7\nhalf of a", "The PDF has no end")]
    [InlineData("", "The answer is empty")]
    public async Task What_is_called_a_PDF_and_is_none_is_refused(string body, string reason)
    {
        await using var server = await PublisherServer.StartAsync();
        server.Answer(Name, System.Text.Encoding.Latin1.GetBytes(body));
        await using var corridor = await server.CorridorAsync(listing: false, known: Name);

        AssertRefused(reason, await FetchFaultTests.OneAsync(corridor));
        Assert.Equal(1, server.Count(Name));
        Assert.Empty(Directory.GetFiles(corridor.Get<DocumentArchive>().Incoming));
    }

    [Fact]
    public async Task What_robots_txt_closes_is_not_asked_for()
    {
        await using var server = await PublisherServer.StartAsync();
        server.Answer("/robots.txt", "User-agent: *\nDisallow: /wp-content/uploads/\n").Answer(Name, PlayedPdf.Of("one"));
        await using var corridor = await server.CorridorAsync(listing: false, known: Name);

        AssertRefused("The robots.txt of 127.0.0.1 does not allow", await FetchFaultTests.OneAsync(corridor));
        Assert.Equal(0, server.Count(Name));
    }

    [Fact]
    public async Task While_robots_txt_cannot_be_read_nothing_is_asked_for_an_hour()
    {
        await using var server = await PublisherServer.StartAsync();
        server.Answer("/robots.txt", "broken", 500).Answer(Name, PlayedPdf.Of("one"));
        await using var corridor = await server.CorridorAsync(listing: false, known: Name);

        var outcome = await FetchFaultTests.OneAsync(corridor);
        Assert.Equal((FetchKind.Deferred, 0), (outcome.Kind, server.Count(Name)));
        server.Answer("/robots.txt", "");
        Assert.Equal(FetchKind.Deferred, (await FetchFaultTests.OneAsync(corridor)).Kind);
        corridor.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(FetchKind.Fetched, (await FetchFaultTests.OneAsync(corridor)).Kind);
    }

    [Fact]
    public async Task Robots_txt_is_read_once_a_day()
    {
        await using var server = await PublisherServer.StartAsync();
        server.Answer(Name, PlayedPdf.Of("one"));
        await using var corridor = await server.CorridorAsync(listing: false, known: Name);
        await FetchFaultTests.OneAsync(corridor);
        await FetchFaultTests.OneAsync(corridor);
        Assert.Equal(1, server.Count("/robots.txt"));

        corridor.Clock.Advance(TimeSpan.FromHours(24));
        await FetchFaultTests.OneAsync(corridor);

        Assert.Equal(2, server.Count("/robots.txt"));
    }

    [Theory]
    [InlineData(10, "", 10)]
    [InlineData(10, "User-agent: KenyaAudit\nCrawl-delay: 25\n", 25)]
    [InlineData(10, "User-agent: *\nCrawl-delay: 1\n", 10)]
    public async Task Between_two_requests_lies_the_longer_of_our_delay_and_theirs(int ours, string robots, int seconds)
    {
        await using var server = await PublisherServer.StartAsync();
        server.Answer("/robots.txt", robots);
        await using var corridor = await PublisherServer.CorridorAsync(server.Declare(false, Name, "REPORT-2.pdf") with { Politeness = new Politeness(ours, 1, "KenyaAudit/1.0") });
        var times = new List<DateTimeOffset>();
        server.Answer(Name, context => Task.Run(() => times.Add(corridor.Clock.GetUtcNow()), Cancellation));
        server.Answer("REPORT-2.pdf", context => Task.Run(() => times.Add(corridor.Clock.GetUtcNow()), Cancellation));

        await corridor.TurnUntilAsync(corridor.Get<SourceFetcher>().CollectAsync(RecordsBuilder.Source, Cancellation));

        Assert.Equal(2, times.Count);
        Assert.InRange(times[1] - times[0], TimeSpan.FromSeconds(seconds - 1), TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task The_publisher_is_told_whom_to_write_to()
    {
        await using var server = await PublisherServer.StartAsync();
        var source = server.Declare(false, Name);
        await using var corridor = await Corridor.OpenAsync(services => services
            .AddSingleton(NetworkPolicy.WithLoopback).AddSingleton(SourceDeclarations.Of([source, .. PublisherServer.Others])).AddSingleton(new FetchContact("desk@example.org")));

        using var response = await corridor.Get<PublisherClient>().GetAsync(source, server.UrlOf(Name), null, Cancellation);

        Assert.Equal("KenyaAudit/1.0 (+mailto:desk@example.org)", server.Last(Name).UserAgent);
    }

    private static void AssertRefused(string reason, FetchOutcome outcome)
    {
        Assert.Contains(reason, outcome.Message, StringComparison.Ordinal);
        Assert.Equal((FetchKind.Refused, false, true), (outcome.Kind, outcome.IsTransient, outcome.IsFault));
    }

    private static RequestDelegate Redirect(string target) => context =>
    {
        context.Response.Redirect(target);
        return Task.CompletedTask;
    };
}

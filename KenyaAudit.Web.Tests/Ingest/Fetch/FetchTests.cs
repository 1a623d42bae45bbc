using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Sources;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Ingest.Fetch;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Etl;
using KenyaAudit.Web.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KenyaAudit.Web.Tests.Ingest.Fetch;

/// <summary>What goes well: a document comes, is kept, is published with its address, and is not asked for twice.</summary>
public sealed class FetchTests
{
    private const string Name = "REPORT-2020-2021.pdf";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_document_of_the_listing_is_kept_published_and_says_where_it_came_from()
    {
        await using var server = await PublisherServer.StartAsync();
        server.Lists(Name).Answer(Name, PlayedPdf.Of("one"));
        await using var corridor = await server.CorridorAsync();
        corridor.Source.Add(PlayedPdf.Text("one"), RecordsBuilder.Small);

        var outcome = Assert.Single((await CollectAsync(corridor)).Outcomes);
        var run = Assert.Single(await InboxAsync(corridor));

        Assert.Equal((FetchKind.Fetched, server.UrlOf(Name), (long)PlayedPdf.Of("one").Length), (outcome.Kind, outcome.Url, outcome.Bytes));
        Assert.Equal(2021, outcome.YearHint?.EndYear);
        Assert.Equal($"{outcome.Sha256![..12]}-{Name}", Path.GetFileName(outcome.Path));
        Assert.Equal(RunState.Published, run.State);
        var document = await corridor.ReadAsync(db => db.Documents.SingleAsync(Cancellation));
        Assert.Equal((outcome.Sha256, server.UrlOf(Name).AbsoluteUri), (document.Sha256, document.FetchedFrom));
        Assert.Equal("KenyaAudit/1.0", server.Last(Name).UserAgent);
        Assert.Empty(Directory.GetFiles(corridor.Get<DocumentArchive>().Incoming));
    }

    [Fact]
    public async Task What_did_not_change_is_asked_for_under_its_tag_and_not_sent()
    {
        await using var server = await PublisherServer.StartAsync();
        server.Answer(Name, Tagged("\"v1\"", PlayedPdf.Of("one")));
        await using var corridor = await server.CorridorAsync(listing: false, known: Name);
        corridor.Source.Add(PlayedPdf.Text("one"), RecordsBuilder.Small);
        await CollectAsync(corridor);
        await InboxAsync(corridor);

        var again = Assert.Single((await CollectAsync(corridor)).Outcomes);

        Assert.Equal((FetchKind.NotModified, (string?)null), (again.Kind, again.Path));
        Assert.Equal("\"v1\"", server.Last(Name).IfNoneMatch);
        Assert.Equal(304, (await RowAsync(corridor)).LastStatus);
        Assert.Empty(await InboxAsync(corridor));
    }

    [Fact]
    public async Task A_document_that_no_run_has_read_is_put_into_the_inbox_again()
    {
        await using var server = await PublisherServer.StartAsync();
        server.Answer(Name, Tagged("\"v1\"", PlayedPdf.Of("one")));
        await using var corridor = await server.CorridorAsync(listing: false, known: Name);
        File.Delete(Assert.Single((await CollectAsync(corridor)).Outcomes).Path!);

        var again = Assert.Single((await CollectAsync(corridor)).Outcomes);

        Assert.Equal(FetchKind.NotModified, again.Kind);
        Assert.True(File.Exists(again.Path));
    }

    [Fact]
    public async Task A_document_that_changed_is_fetched_again_and_the_old_copy_stays()
    {
        await using var server = await PublisherServer.StartAsync();
        server.Answer(Name, Tagged("\"v1\"", PlayedPdf.Of("one")));
        await using var corridor = await server.CorridorAsync(listing: false, known: Name);
        var first = Assert.Single((await CollectAsync(corridor)).Outcomes);
        server.Answer(Name, Tagged("\"v2\"", PlayedPdf.Of("two")));

        var second = Assert.Single((await CollectAsync(corridor)).Outcomes);

        Assert.Equal(FetchKind.Fetched, second.Kind);
        Assert.NotEqual(first.Sha256, second.Sha256);
        Assert.True(corridor.Get<DocumentArchive>().Holds(first.Sha256!));
        Assert.Equal((second.Sha256, "\"v2\""), ((await RowAsync(corridor)).Sha256, (await RowAsync(corridor)).ETag));
    }

    [Fact]
    public async Task An_address_that_gave_a_document_is_left_alone_for_some_days()
    {
        await using var server = await PublisherServer.StartAsync();
        server.Answer(Name, PlayedPdf.Of("one"));
        await using var corridor = await server.CorridorAsync(set => set.RecheckDays = 7, listing: false, known: Name);
        await CollectAsync(corridor);
        corridor.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal(FetchKind.NotModified, Assert.Single((await CollectAsync(corridor)).Outcomes).Kind);
        Assert.Equal(1, server.Count(Name));

        corridor.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(FetchKind.NotModified, Assert.Single((await CollectAsync(corridor)).Outcomes).Kind);
        Assert.Equal(2, server.Count(Name));
    }

    [Fact]
    public async Task The_same_document_under_two_names_is_one_document_with_both_addresses()
    {
        await using var server = await PublisherServer.StartAsync();
        server.Lists(Name, "REPORT-2020-2021-1.pdf").Answer(Name, PlayedPdf.Of("one")).Answer("REPORT-2020-2021-1.pdf", PlayedPdf.Of("one"));
        await using var corridor = await server.CorridorAsync();

        var outcomes = (await CollectAsync(corridor)).Outcomes;

        Assert.Equal([FetchKind.Fetched, FetchKind.Duplicate], outcomes.Select(outcome => outcome.Kind));
        Assert.Single(outcomes.Select(outcome => outcome.Sha256).Distinct());
        Assert.Single(Directory.GetFiles(corridor.Get<Inbox>().Folder(RecordsBuilder.Source)));
        var urls = await corridor.ReadAsync(db => db.FetchedResources.Where(row => row.Sha256 == outcomes[0].Sha256).Select(row => row.Url).ToListAsync(Cancellation));
        Assert.Equal([server.UrlOf("REPORT-2020-2021-1.pdf").AbsoluteUri, server.UrlOf(Name).AbsoluteUri], urls.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_report_of_another_year_is_fetched_and_then_refused_by_what_it_says_of_itself()
    {
        await using var server = await PublisherServer.StartAsync();
        var pdf = new ReportPdf().TitlePage("2018/2019").Page(1, [.. Books.Vote, "# Basis for Qualified Opinion", "", .. Books.Finding(1, "Boats"), .. Books.Finding(2, "Nets")]);
        server.Lists(Name).Answer(Name, pdf.ToBytes());
        await using var corridor = await PublisherServer.CorridorAsync(
            server.Declare(), change: services => services.RemoveAll<IReportSource>().AddSingleton<IReportSource>(OagVolumeSource.National));

        var outcome = Assert.Single((await CollectAsync(corridor)).Outcomes);
        var run = Assert.Single(await InboxAsync(corridor));

        Assert.Equal((FetchKind.Fetched, RunState.Refused), (outcome.Kind, run.State));
        Assert.Equal(FetchKind.NotModified, Assert.Single((await CollectAsync(corridor)).Outcomes).Kind);
        Assert.Empty(await InboxAsync(corridor));
    }

    [Fact]
    public async Task A_due_run_records_what_it_asked_the_publisher_for_before_the_steps_of_the_document()
    {
        await using var server = await PublisherServer.StartAsync();
        server.Lists(Name, "REPORT-2019-2020.pdf").Answer(Name, PlayedPdf.Of("one")).Answer("REPORT-2019-2020.pdf", context =>
        {
            context.Response.StatusCode = 403;
            return Task.CompletedTask;
        });
        await using var corridor = await server.CorridorAsync();
        corridor.Source.Add(PlayedPdf.Text("one"), RecordsBuilder.Small);
        var id = await corridor.AskAsync();

        await corridor.CarryOutAsync(id);

        var steps = await corridor.ReadAsync(db => db.Set<IngestStepRow>().Where(step => step.RunId == id).OrderBy(step => step.Ordinal).ToListAsync(Cancellation));
        Assert.Equal(["collect", "fetch", "archive", "extract", "parse", "normalise", "validate", "publish"], steps.Select(step => step.Name));
        Assert.Equal((1, 1, 1, "addresses → documents"), (steps[0].CountIn, steps[0].CountOut, steps[0].Refused, steps[0].Unit));
        Assert.Equal(Enumerable.Range(1, 8), steps.Select(step => step.Ordinal));
    }

    [Fact]
    public async Task Nobody_is_asked_while_fetching_is_switched_off()
    {
        await using var server = await PublisherServer.StartAsync();
        await using var corridor = await server.CorridorAsync(set => set.Enabled = false, known: Name);

        var collected = await CollectAsync(corridor);

        Assert.Empty(collected.Outcomes);
        Assert.Contains("Fetch:Enabled", Assert.Single(collected.Notes), StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void Fetching_is_off_by_itself() => Assert.False(new FetchOptions().Enabled);

    internal static RequestDelegate Tagged(string tag, byte[] bytes) => async context =>
    {
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = 304;
            return;
        }

        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    };

    private static Task<Collected> CollectAsync(Corridor corridor) => corridor.Get<SourceFetcher>().CollectAsync(RecordsBuilder.Source, Cancellation);

    private static async Task<IReadOnlyList<RunOutcome>> InboxAsync(Corridor corridor) =>
        (await corridor.TurnUntilAsync(corridor.Get<Ingestion>().InboxAsync(RecordsBuilder.Source, "job", Cancellation)))!;

    private static Task<FetchedResourceRow> RowAsync(Corridor corridor) => corridor.ReadAsync(db => db.FetchedResources.AsNoTracking().SingleAsync(Cancellation));
}

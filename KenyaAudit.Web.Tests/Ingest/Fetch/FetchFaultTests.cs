using System.Globalization;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Ingest.Fetch;
using KenyaAudit.Web.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Tests.Ingest.Fetch;

/// <summary>What publishers' servers do wrong, one test each, and the outcome it has.</summary>
public sealed class FetchFaultTests
{
    private const string Name = "REPORT-2020-2021.pdf";
    private const int Half = 20_000;

    private static readonly byte[] Pdf = PlayedPdf.Of(new string('x', 2 * Half));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    public async Task What_is_gone_is_gone_and_the_copy_we_hold_stays(int status)
    {
        await using var server = await PublisherServer.StartAsync();
        server.Answer(Name, Pdf);
        await using var corridor = await server.CorridorAsync(listing: false, known: Name);
        var held = await OneAsync(corridor);
        server.Answer(Name, "not here", status);

        var outcome = await OneAsync(corridor);

        Assert.Equal((FetchKind.Gone, false, false), (outcome.Kind, outcome.IsTransient, outcome.IsFault));
        Assert.Equal(2, server.Count(Name));
        Assert.True(corridor.Get<DocumentArchive>().Holds(held.Sha256!));
    }

    [Fact]
    public async Task A_server_that_forbids_is_not_asked_again()
    {
        await using var server = await PublisherServer.StartAsync();
        server.Answer(Name, "no", 403);
        await using var corridor = await server.CorridorAsync(listing: false, known: Name);

        var outcome = await OneAsync(corridor);

        Assert.Equal((FetchKind.Refused, false), (outcome.Kind, outcome.IsTransient));
        Assert.EndsWith("answered 403.", outcome.Message, StringComparison.Ordinal);
        Assert.Equal(1, server.Count(Name));
    }

    [Fact]
    public async Task A_server_that_asks_for_half_a_minute_gets_it()
    {
        await using var server = await PublisherServer.StartAsync();
        await using var corridor = await server.CorridorAsync(listing: false, known: Name);
        var times = new List<DateTimeOffset>();
        server.Answer(Name, async context =>
        {
            times.Add(corridor.Clock.GetUtcNow());
            (context.Response.StatusCode, context.Response.Headers.RetryAfter) = (times.Count == 1 ? 429 : 200, "30");
            await context.Response.Body.WriteAsync(times.Count == 1 ? default : Pdf, Cancellation);
        });

        var outcome = await OneAsync(corridor);

        Assert.Equal((FetchKind.Fetched, 2), (outcome.Kind, times.Count));
        Assert.InRange(times[1] - times[0], TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(3600));
    }

    [Fact]
    public async Task A_server_that_asks_for_an_hour_is_left_for_later_and_asked_nothing_more()
    {
        await using var server = await PublisherServer.StartAsync();
        server.Answer(Name, context =>
        {
            (context.Response.StatusCode, context.Response.Headers.RetryAfter) = (429, "3600");
            return Task.CompletedTask;
        });
        await using var corridor = await server.CorridorAsync(listing: false, known: [Name, "REPORT-2.pdf"]);
        var before = corridor.Clock.GetUtcNow().UtcDateTime;

        var outcome = await OneAsync(corridor);

        Assert.Equal((FetchKind.Deferred, true), (outcome.Kind, outcome.IsTransient));
        Assert.InRange(outcome.Until!.Value, before.AddHours(1), corridor.Clock.GetUtcNow().UtcDateTime.AddHours(1));
        Assert.Equal((1, 0), (server.Count(Name), server.Count("REPORT-2.pdf")));
    }

    [Fact]
    public async Task A_server_that_fails_twice_and_then_answers_has_answered()
    {
        await using var server = await PublisherServer.StartAsync();
        var asked = 0;
        server.Answer(Name, context =>
        {
            context.Response.StatusCode = ++asked < 3 ? 500 : 200;
            return asked < 3 ? Task.CompletedTask : context.Response.Body.WriteAsync(Pdf, Cancellation).AsTask();
        });
        await using var corridor = await server.CorridorAsync(listing: false, known: Name);

        Assert.Equal((FetchKind.Fetched, 3), ((await OneAsync(corridor)).Kind, asked));
    }

    [Fact]
    public async Task A_server_that_only_fails_is_given_up_and_may_heal()
    {
        await using var server = await PublisherServer.StartAsync();
        server.Answer(Name, "broken", 503);
        await using var corridor = await server.CorridorAsync(listing: false, known: Name);

        var outcome = await OneAsync(corridor);

        Assert.Equal((FetchKind.Failed, true, true), (outcome.Kind, outcome.IsTransient, outcome.IsFault));
        Assert.Equal(3, server.Count(Name));
        Assert.Equal((503, outcome.Message), await corridor.ReadAsync(async db =>
            await db.FetchedResources.Select(row => new { row.LastStatus, row.LastFault }).SingleAsync(Cancellation) is var row ? (row.LastStatus!.Value, row.LastFault!) : default));
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up()
    {
        await using var server = await PublisherServer.StartAsync();
        server.Answer("/robots.txt", "").Answer(Name, context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        await using var corridor = await server.CorridorAsync(set => set.AttemptSeconds = 600, listing: false, known: Name);

        Assert.Equal((FetchKind.Failed, 3), ((await OneAsync(corridor)).Kind, server.Count(Name)));
    }

    [Theory]
    [InlineData(60, 60, "sends less than 1024 bytes a second.")]
    [InlineData(3600, 1, "was not whole after 1 minutes.")]
    public async Task A_body_that_drips_is_given_up(int rateSeconds, int bodyMinutes, string reason)
    {
        await using var server = await PublisherServer.StartAsync();
        server.Answer(Name, async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync("x"u8.ToArray(), context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(1, context.RequestAborted);
            }
        });
        await using var corridor = await server.CorridorAsync(set => (set.Attempts, set.RateSeconds, set.BodyMinutes) = (1, rateSeconds, bodyMinutes), listing: false, known: Name);

        var outcome = await OneAsync(corridor);

        Assert.Equal((FetchKind.Failed, true), (outcome.Kind, outcome.IsTransient));
        Assert.EndsWith(reason, outcome.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_falls_silent_is_given_up()
    {
        await using var server = await PublisherServer.StartAsync();
        server.Answer(Name, async context =>
        {
            await HalfAsync(context);
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        await using var corridor = await server.CorridorAsync(set => (set.Attempts, set.StallSeconds) = (1, 300), listing: false, known: Name);

        var outcome = await OneAsync(corridor);

        Assert.Equal((FetchKind.Failed, true), (outcome.Kind, outcome.IsTransient));
        Assert.EndsWith("sent nothing for 300 seconds.", outcome.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_cut_off_at_every_try_is_given_up_and_never_archived()
    {
        await using var server = await PublisherServer.StartAsync();
        server.Answer(Name, async context =>
        {
            await context.Response.Body.WriteAsync(Pdf.AsMemory(0, Half), Cancellation);
            await context.Response.Body.FlushAsync(Cancellation);
            context.Abort();
        });
        await using var corridor = await server.CorridorAsync(listing: false, known: Name);

        var outcome = await OneAsync(corridor);

        Assert.Equal((FetchKind.Failed, true), (outcome.Kind, outcome.IsTransient));

        // Where the abort overtakes the head of the answer, that is one more try of the request.
        Assert.InRange(server.Count(Name), 3, 9);
        Assert.All(Directory.GetFiles(Path.Combine(corridor.Folder, "archive"), "*", SearchOption.AllDirectories), file => Assert.Contains(".part", file, StringComparison.Ordinal));
        Assert.Empty(Directory.GetFiles(corridor.Get<Inbox>().Folder(RecordsBuilder.Source)));
    }

    [Fact]
    public async Task A_body_shorter_than_its_length_is_given_up()
    {
        await using var server = await PublisherServer.StartAsync();
        server.Answer(Name, HalfAsync);
        await using var corridor = await server.CorridorAsync(listing: false, known: Name);

        Assert.Equal((FetchKind.Failed, 3), ((await OneAsync(corridor)).Kind, server.Count(Name)));
    }

    [Fact]
    public async Task A_part_of_another_length_than_it_says_is_given_up()
    {
        await using var server = await PublisherServer.StartAsync();
        server.Answer(Name, context => context.Request.Headers.Range.Count == 0 ? HalfAsync(context) : PartAsync(context, Half, Pdf.Length + 1));
        await using var corridor = await server.CorridorAsync(set => set.Attempts = 2, listing: false, known: Name);

        var outcome = await OneAsync(corridor);

        Assert.Equal(FetchKind.Failed, outcome.Kind);
        Assert.EndsWith(string.Create(CultureInfo.InvariantCulture, $"ended after {Pdf.Length} of {Pdf.Length + 1} bytes."), outcome.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_broke_off_goes_on_where_it_ended_also_in_a_later_run()
    {
        await using var server = await PublisherServer.StartAsync();
        server.Answer(Name, HalfAsync);
        await using var corridor = await server.CorridorAsync(set => set.Attempts = 1, listing: false, known: Name);
        Assert.Equal(FetchKind.Failed, (await OneAsync(corridor)).Kind);
        server.Answer(Name, context => PartAsync(context, Half, Pdf.Length));

        var outcome = await OneAsync(corridor);

        Assert.Equal((FetchKind.Fetched, (long)Pdf.Length), (outcome.Kind, outcome.Bytes));
        Assert.Equal(($"bytes={Half}-", "\"v1\"", ""), (server.Last(Name).Range, server.Last(Name).IfRange, server.Last(Name).IfNoneMatch));
        Assert.Equal(Pdf, await File.ReadAllBytesAsync(outcome.Path!, Cancellation));
    }

    [Fact]
    public async Task A_body_that_broke_off_starts_anew_where_the_document_changed()
    {
        await using var server = await PublisherServer.StartAsync();
        var changed = PlayedPdf.Of("changed");
        server.Answer(Name, context => context.Request.Headers.Range.Count == 0 ? HalfAsync(context) : context.Response.Body.WriteAsync(changed, Cancellation).AsTask());
        await using var corridor = await server.CorridorAsync(listing: false, known: Name);

        var outcome = await OneAsync(corridor);

        Assert.Equal(FetchKind.Fetched, outcome.Kind);
        Assert.Equal(changed, await File.ReadAllBytesAsync(outcome.Path!, Cancellation));
    }

    [Fact]
    public async Task A_part_that_is_no_longer_to_be_had_is_thrown_away()
    {
        await using var server = await PublisherServer.StartAsync();
        var asked = 0;
        server.Answer(Name, context =>
        {
            context.Response.StatusCode = ++asked == 2 ? 416 : 200;
            return asked switch { 1 => HalfAsync(context), 2 => Task.CompletedTask, _ => context.Response.Body.WriteAsync(Pdf, Cancellation).AsTask() };
        });
        await using var corridor = await server.CorridorAsync(listing: false, known: Name);

        Assert.Equal((FetchKind.Fetched, ""), ((await OneAsync(corridor)).Kind, server.Last(Name).Range));
    }

    [Theory]
    [InlineData(FetchKind.Failed, true)]
    [InlineData(FetchKind.Refused, false)]
    [InlineData(FetchKind.Deferred, false)]
    [InlineData(FetchKind.ListingChanged, false)]
    public void Only_what_may_heal_by_itself_is_thrown_for_another_try(object kind, bool thrown)
    {
        var collected = new Collected([new FetchOutcome(FetchKind.Fetched, new Uri("https://example.org/a"), "good"), new FetchOutcome((FetchKind)kind, new Uri("https://example.org/b"), "bad")], []);

        Assert.Equal(thrown ? "bad" : null, Record.Exception(collected.ThrowWhereItMayHeal)?.Message);
    }

    internal static async Task<FetchOutcome> OneAsync(Corridor corridor) =>
        Assert.Single((await corridor.TurnUntilAsync(corridor.Get<SourceFetcher>().CollectAsync(RecordsBuilder.Source, Cancellation))).Outcomes);

    // The server then ends the connection: it has promised more.
    private static async Task HalfAsync(HttpContext context)
    {
        context.Response.Headers.ETag = "\"v1\"";
        context.Response.ContentLength = Pdf.Length;
        await context.Response.Body.WriteAsync(Pdf.AsMemory(0, Half), Cancellation);
        await context.Response.Body.FlushAsync(Cancellation);
    }

    private static async Task PartAsync(HttpContext context, int from, int total)
    {
        context.Response.StatusCode = 206;
        context.Response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{total - 1}/{total}");
        await context.Response.Body.WriteAsync(Pdf.AsMemory(from), Cancellation);
    }
}

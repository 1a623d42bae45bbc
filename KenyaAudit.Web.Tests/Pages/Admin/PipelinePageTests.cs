using System.Net;
using AngleSharp.Dom;
using KenyaAudit.Web.Access;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Access;
using KenyaAudit.Web.Tests.Support;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KenyaAudit.Web.Tests.Pages.Admin;

[Collection(HangfireTests.Name)]
public sealed class PipelinePageTests : IDisposable
{
    private const string Source = RecordsBuilder.Source;
    private readonly DevelopersSite _site = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_source_is_started_once_however_often_its_button_is_pressed_and_the_act_is_recorded()
    {
        var browser = _site.CreateClient();
        await PostAsync(browser, "/admin/pipeline", "Start", ("source", Source));
        var page = await PostAsync(browser, "/admin/pipeline", "Start", ("source", Source));

        Assert.Equal($"Run 1 was asked for: it loads what lies in the inbox of {Source}.", page.QuerySelector("[role=status]")!.TextContent);
        Assert.Equal([(1, RunState.Due, "local")], await RunsAsync());
        Assert.Equal(["local run.start run 1", "local run.start run 1"], await ActsAsync());
    }

    [Fact]
    public async Task A_source_is_paused_with_a_reason_and_resumed_and_its_alert_goes()
    {
        var browser = _site.CreateClient();
        var page = await PostAsync(browser, "/admin/pipeline", "Pause", ("source", Source), ("reason", "The publisher moves house."));
        Assert.Contains("The publisher moves house.", page.Words("main"), StringComparison.Ordinal);
        await AddAsync(new AlertRow
        {
            Fingerprint = $"paused:{Source}", Severity = AlertSeverity.Error, State = AlertState.Open, SourceId = Source, Title = "A source is paused",
            Detail = "Three refusals.", FirstSeenAt = TestData.Now, LastSeenAt = TestData.Now, Count = 1,
        });
        Assert.Contains("Three refusals.", (await browser.PageAsync("/admin/pipeline")).Words("main"), StringComparison.Ordinal);

        page = await PostAsync(browser, "/admin/pipeline", "Resume", ("source", Source));

        Assert.DoesNotContain("Three refusals.", page.Words("main"), StringComparison.Ordinal);
        Assert.Equal([$"local source.pause {Source} The publisher moves house.", $"local source.resume {Source}"], await ActsAsync());
    }

    [Fact]
    public async Task A_run_is_shown_with_its_steps_and_its_trace()
    {
        await AddAsync(Failed());

        var page = await _site.CreateClient().PageAsync("/admin/pipeline/runs/1");

        var words = page.Words("main");
        Assert.Contains("It has ended: Failed.", words, StringComparison.Ordinal);
        Assert.Contains("A step broke.", words, StringComparison.Ordinal);
        Assert.Contains("at Some.Method()", words, StringComparison.Ordinal);
        Assert.Equal(["extract documents → pages", "1", "3", "0", "2.0"], page.QuerySelectorAll("table tbody tr").Single().Children.Select(cell => cell.TextContent));
        Assert.Null(page.QuerySelector("#progress")!.GetAttribute("hx-trigger"));
    }

    [Fact]
    public async Task A_run_that_goes_on_is_asked_for_again_and_again_until_it_has_ended()
    {
        var run = Failed();
        (run.State, run.EndedAt, run.Error, run.Trace) = (RunState.Running, null, null, null);
        await AddAsync(run);
        var browser = _site.CreateClient();

        var open = (await browser.PageAsync("/admin/pipeline/runs/1")).QuerySelector("#progress")!;
        Assert.Equal(("/admin/pipeline/runs/1", "every 2s", "outerHTML"), (open.GetAttribute("hx-get"), open.GetAttribute("hx-trigger"), open.GetAttribute("hx-swap")));
        var polled = await browser.PageAsync("/admin/pipeline/runs/1", ("HX-Request", "true"));
        Assert.Null(polled.QuerySelector("h1"));
        Assert.Null(polled.QuerySelector("#actions"));
        Assert.Equal("every 2s", polled.QuerySelector("#progress")!.GetAttribute("hx-trigger"));

        await _site.StoreAsync((db, cancellation) => db.IngestRuns.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, RunState.Published), cancellation));
        var ended = await browser.PageAsync("/admin/pipeline/runs/1", ("HX-Request", "true"));

        Assert.Null(ended.QuerySelector("#progress")!.GetAttribute("hx-trigger"));
        Assert.Null(ended.QuerySelector("#progress")!.GetAttribute("hx-get"));
        Assert.Equal("It has ended: Published.", ended.QuerySelector("#ended")!.TextContent);
        Assert.Equal("true", ended.QuerySelector("#actions")!.GetAttribute("hx-swap-oob"));
    }

    [Fact]
    public async Task A_run_is_stopped_and_its_document_run_again_or_compared_by_buttons()
    {
        await AddAsync(Failed());
        var browser = _site.CreateClient();

        var again = await PostAsync(browser, "/admin/pipeline/runs/1", "Again");
        var dry = await PostAsync(browser, "/admin/pipeline/runs/1", "DryRun");
        var stopped = await PostAsync(browser, "/admin/pipeline/runs/2", "Cancel");

        Assert.Equal(["Run 2 of oag-national", "Run 3 of oag-national"], [again.Words("h1"), dry.Words("h1")]);
        Assert.Contains("Cancelled", stopped.Words("main"), StringComparison.Ordinal);
        await _site.StoreAsync(async (db, cancellation) => Assert.Equal(
            [("re-run", 1, TestData.Sha256, RunState.Cancelled), ("dry-run", 1, TestData.Sha256, RunState.Due)],
            (await db.IngestRuns.Where(run => run.Id > 1).OrderBy(run => run.Id).ToListAsync(cancellation)).Select(run => (run.Trigger, run.OfRunId!.Value, run.Sha256!, run.State))));
        Assert.Equal(["local run.again run 2", "local run.dry-run run 3", "local run.cancel run 2"], await ActsAsync());
    }

    [Fact]
    public async Task Runs_are_filtered_by_source_and_state_and_paged()
    {
        for (var run = 0; run < 26; run++)
        {
            await AddAsync(Failed());
        }

        var browser = _site.CreateClient();

        Assert.Contains("26 runs", (await browser.PageAsync($"/admin/pipeline?source={Source}&state=Failed")).Words("main"), StringComparison.Ordinal);
        Assert.Single((await browser.PageAsync($"/admin/pipeline?source={Source}&state=Failed&p=2")).QuerySelectorAll("table tbody tr"));
        Assert.Contains("0 runs", (await browser.PageAsync("/admin/pipeline?state=Published")).Words("main"), StringComparison.Ordinal);
        Assert.Contains("26 runs", (await browser.PageAsync("/admin/pipeline?source=nobody&state=nothing")).Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_only_look_sees_no_button_and_no_trace_and_cannot_act()
    {
        await AddAsync(Failed());
        using var viewers = _site.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
            services.AddAuthorizationBuilder().AddPolicy(Policies.Admin, rule => rule.RequireClaim("nobody-has-this"))));
        var viewer = viewers.CreateClient();

        var (list, run) = (await viewer.PageAsync("/admin/pipeline"), await viewer.PageAsync("/admin/pipeline/runs/1"));

        Assert.Empty(list.QuerySelectorAll("form[method=post]"));
        Assert.Empty(run.QuerySelectorAll("form[method=post]"));
        Assert.DoesNotContain("at Some.Method()", run.Words("main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/admin/pipeline?handler=Start")]
    [InlineData("/admin/pipeline?handler=DryRun")]
    [InlineData("/admin/pipeline?handler=Pause")]
    [InlineData("/admin/pipeline?handler=Resume")]
    [InlineData("/admin/pipeline/runs/1?handler=Cancel")]
    [InlineData("/admin/pipeline/runs/1?handler=Again")]
    [InlineData("/admin/pipeline/runs/1?handler=DryRun")]
    public async Task An_act_without_the_right_to_it_is_refused_and_leaves_no_trace(string address)
    {
        await AddAsync(Failed());
        using var viewers = _site.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
        {
            services.AddAuthorizationBuilder().AddPolicy(Policies.Admin, rule => rule.RequireClaim("nobody-has-this"));
            services.Configure<Microsoft.AspNetCore.Mvc.MvcOptions>(options => options.Filters.Add(new Microsoft.AspNetCore.Mvc.IgnoreAntiforgeryTokenAttribute { Order = 2000 }));
        }));
        using var form = new FormUrlEncodedContent([new("source", Source), new("reason", "Because.")]);

        var answer = await viewers.CreateClient().PostAsync(new Uri(address, UriKind.Relative), form, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal([(1, RunState.Failed, null)], await RunsAsync());
        Assert.Empty(await ActsAsync());
    }

    [Fact]
    public async Task A_run_or_a_source_that_is_not_there_is_not_found()
    {
        var browser = _site.CreateClient();

        Assert.Equal(HttpStatusCode.NotFound, (await browser.AskAsync("/admin/pipeline/runs/7")).StatusCode);
        await PostAsync(browser, "/admin/pipeline", "Start", ("source", "nobody"));
        Assert.Empty(await RunsAsync());
    }

    public void Dispose() => _site.Dispose();

    private static IngestRunRow Failed()
    {
        var run = new IngestRunRow
        {
            SourceId = Source, State = RunState.Failed, Trigger = "job", ExtractorVersion = "x", StartedAt = TestData.Now, EndedAt = TestData.Now.AddSeconds(3),
            Sha256 = TestData.Sha256, Error = "A step broke.", Trace = "at Some.Method()",
        };
        run.Steps.Add(new IngestStepRow
        {
            Ordinal = 1, Name = "extract", StartedAt = TestData.Now, EndedAt = TestData.Now.AddSeconds(2), CountIn = 1, CountOut = 3, Refused = 0, Unit = "documents → pages",
        });
        return run;
    }

    private static async Task<IDocument> PostAsync(HttpClient browser, string path, string handler, params (string Name, string Value)[] fields)
    {
        var token = (await browser.PageAsync("/admin/pipeline")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([.. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)), new("__RequestVerificationToken", token)]);
        return await (await browser.PostAsync(new Uri($"{path}?handler={handler}", UriKind.Relative), form, Cancellation)).DocumentAsync();
    }

    private Task AddAsync(object row) => _site.StoreAsync(async (db, cancellation) =>
    {
        db.Add(row);
        await db.SaveChangesAsync(cancellation);
    });

    private async Task<List<(int Id, RunState State, string? AskedBy)>> RunsAsync()
    {
        List<IngestRunRow> runs = [];
        await _site.StoreAsync(async (db, cancellation) => runs = await db.IngestRuns.OrderBy(run => run.Id).ToListAsync(cancellation));
        return [.. runs.Select(run => (run.Id, run.State, run.AskedBy))];
    }

    private async Task<List<string>> ActsAsync()
    {
        List<AuditEventRow> acts = [];
        await _site.StoreAsync(async (db, cancellation) => acts = await db.AuditEvents.OrderBy(entry => entry.Id).ToListAsync(cancellation));
        return [.. acts.Select(entry => $"{entry.Actor} {entry.Action} {entry.Subject} {entry.Reason}".TrimEnd())];
    }
}

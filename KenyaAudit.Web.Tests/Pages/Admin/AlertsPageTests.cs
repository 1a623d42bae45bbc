using System.Net;
using AngleSharp.Dom;
using KenyaAudit.Web.Access;
using KenyaAudit.Web.Alerts;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Access;
using KenyaAudit.Web.Tests.Support;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KenyaAudit.Web.Tests.Pages.Admin;

/// <summary>Alerts as viewers and editors work them.</summary>
[Collection(HangfireTests.Name)]
public sealed class AlertsPageTests : IDisposable
{
    private const string List = "/admin/alerts";
    private const string First = List + "/1";
    private readonly DevelopersSite _site = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task The_list_shows_what_lasts_the_gravest_first_and_is_narrowed()
    {
        await RaiseAsync(AlertSeverity.Warning, "one", "oag-national");
        await RaiseAsync(AlertSeverity.Critical, "two", null);
        await RaiseAsync(AlertSeverity.Error, "three", null);
        await _site.StoreAsync((db, cancellation) => _site.Services.GetRequiredService<AlertDesk>().ResolveAsync(db, "three", cancellation));
        var browser = _site.CreateClient();

        Assert.Equal(["About two", "About one"], await TitlesAsync(browser, List));
        Assert.Equal(["About two", "About one", "About three"], await TitlesAsync(browser, $"{List}?state=any"));
        Assert.Equal(["About three"], await TitlesAsync(browser, $"{List}?state=resolved"));
        Assert.Equal(["About one"], await TitlesAsync(browser, $"{List}?source=oag-national&severity=warning&p=9"));
        Assert.Equal(["About two", "About one"], await TitlesAsync(browser, $"{List}?source=nobody&state=x&severity=7&p=x"));
        Assert.Equal("/admin/alerts", (await browser.PageAsync("/admin")).QuerySelectorAll("main a").Single(link => link.TextContent == "Alerts").GetAttribute("href"));
    }

    [Fact]
    public async Task An_editor_acknowledges_silences_resolves_and_reopens_each_with_a_note_in_history_and_trail()
    {
        await RaiseAsync(AlertSeverity.Error, "one", "oag-national");
        var browser = _site.CreateClient();

        Assert.Contains("It is acknowledged", (await PostAsync(browser, First, "Acknowledge", ("note", "At it."))).Words("[role=status]"), StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", (await PostAsync(browser, First, "Acknowledge", ("note", "Me too."))).Words("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("silent", (await PostAsync(browser, First, "Silence", ("note", "Known."), ("hours", "4"))).Words("[role=status]"), StringComparison.Ordinal);
        await PostAsync(browser, First, "Resolve", ("note", "Mended."));
        var page = await PostAsync(browser, First, "Reopen", ("note", "Not yet."));

        Assert.Equal(
            ["Opened again", "Resolved", "Silenced", "Acknowledged", "Raised"],
            page.QuerySelectorAll("table")[0].QuerySelectorAll("tbody tr td:nth-child(2)").Select(cell => cell.TextContent));
        Assert.Equal(
            ["local alert.acknowledge alert 1 At it.", "local alert.silence alert 1 Known.", "local alert.resolve alert 1 Mended.", "local alert.reopen alert 1 Not yet."],
            await ActsAsync());
    }

    [Theory]
    [InlineData("", "A note is needed.")]
    [InlineData(null, "The note is too long.")]
    public async Task A_note_is_needed_and_bounded(string? note, string fault)
    {
        await RaiseAsync(AlertSeverity.Error, "one", null);

        var page = await PostAsync(_site.CreateClient(), First, "Acknowledge", ("note", note ?? new string('x', 401)));

        Assert.Equal(fault, page.Words("[role=alert]"));
        Assert.Empty(await ActsAsync());
    }

    [Fact]
    public async Task An_alert_is_not_opened_again_beside_a_newer_one_of_its_cause()
    {
        await RaiseAsync(AlertSeverity.Error, "one", null);
        await _site.StoreAsync((db, cancellation) => _site.Services.GetRequiredService<AlertDesk>().ResolveAsync(db, "one", cancellation));
        await RaiseAsync(AlertSeverity.Error, "one", null);

        var page = await PostAsync(_site.CreateClient(), First, "Reopen", ("note", "Again."));

        Assert.Contains("a newer one of the same cause is open", page.Words("[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trial_shows_the_answer_of_each_channel_that_is_set()
    {
        await using var hooks = new HookReceiver();
        var browser = _site.CreateClient();
        Assert.Null((await browser.PageAsync(List)).QuerySelector("form[method=post]"));
        _site.Services.GetRequiredService<IConfiguration>()["SLACK_WEBHOOK_URL"] = hooks.Slack;

        Assert.Contains("Look again", (await PostAsync(browser, List, "Test")).Words("[role=status]"), StringComparison.Ordinal);
        Assert.Contains("Waits", (await browser.PageAsync(List)).Words("#channels + table"), StringComparison.Ordinal);
        await using (var scope = _site.Services.CreateAsyncScope())
        {
            foreach (var due in await scope.ServiceProvider.GetRequiredService<AlertSweep>().LookAsync(Cancellation))
            {
                await scope.ServiceProvider.GetRequiredService<Delivery>().CarryOutAsync(due.Id, Cancellation);
            }
        }

        var channels = (await browser.PageAsync(List)).Words("#channels + table");
        Assert.Contains("Accepted (200)", channels, StringComparison.Ordinal);
        Assert.Contains("Not set", channels, StringComparison.Ordinal);
        Assert.Single(hooks.Messages);
    }

    [Fact]
    public async Task Who_may_only_look_sees_no_form_and_cannot_act()
    {
        await RaiseAsync(AlertSeverity.Error, "one", null);
        using var viewers = _site.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
        {
            services.AddAuthorizationBuilder().AddPolicy(Policies.Editor, rule => rule.RequireClaim("nobody-has-this"));
            services.Configure<Microsoft.AspNetCore.Mvc.MvcOptions>(options => options.Filters.Add(new Microsoft.AspNetCore.Mvc.IgnoreAntiforgeryTokenAttribute { Order = 2000 }));
        }));
        var browser = viewers.CreateClient();
        using var form = new FormUrlEncodedContent([new("note", "Because."), new("hours", "4")]);

        Assert.Empty((await browser.PageAsync(First)).QuerySelectorAll("form[method=post]"));
        foreach (var path in (string[])[$"{First}?handler=Acknowledge", $"{First}?handler=Resolve", $"{First}?handler=Silence", $"{List}?handler=Test"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync(new Uri(path, UriKind.Relative), form, Cancellation)).StatusCode);
        }

        Assert.Empty(await ActsAsync());
    }

    [Fact]
    public async Task Without_its_token_a_form_is_refused_and_to_strangers_nothing_is_here()
    {
        await RaiseAsync(AlertSeverity.Error, "one", null);
        using var form = new FormUrlEncodedContent([new("note", "Because.")]);

        Assert.Equal(HttpStatusCode.BadRequest, (await _site.CreateClient().PostAsync(new Uri($"{First}?handler=Resolve", UriKind.Relative), form, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _site.CreateClient().AskAsync(List, ("X-Forwarded-For", "192.0.2.7"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _site.CreateClient().AskAsync(List + "/99")).StatusCode);
    }

    private Task RaiseAsync(AlertSeverity severity, string cause, string? source) => _site.StoreAsync((db, cancellation) =>
        _site.Services.GetRequiredService<AlertDesk>().RaiseAsync(db, new AlertSignal(severity, cause, $"About {cause}", "It did not work.", source), cancellation));

    private static async Task<List<string>> TitlesAsync(HttpClient browser, string path) =>
        [.. (await browser.PageAsync(path)).QuerySelectorAll("table:first-of-type tbody tr td:first-child > a").Select(link => link.TextContent)];

    private static async Task<IDocument> PostAsync(HttpClient browser, string path, string handler, params IReadOnlyList<(string Name, string Value)> fields)
    {
        var token = (await browser.PageAsync(path)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([.. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)), new("__RequestVerificationToken", token)]);
        return await (await browser.PostAsync(new Uri($"{path}?handler={handler}", UriKind.Relative), form, Cancellation)).DocumentAsync();
    }

    private async Task<List<string>> ActsAsync()
    {
        var acts = new List<string>();
        await _site.StoreAsync(async (db, cancellation) => acts.AddRange(
            (await db.AuditEvents.OrderBy(row => row.Id).ToListAsync(cancellation)).Select(row => $"{row.Actor} {row.Action} {row.Subject} {row.Reason}")));
        return acts;
    }
}

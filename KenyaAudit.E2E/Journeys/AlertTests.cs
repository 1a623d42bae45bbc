using KenyaAudit.E2E.Pages;
using KenyaAudit.E2E.Support;
using KenyaAudit.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KenyaAudit.E2E.Journeys;

/// <summary>A failure of the pipeline from its job to the people and back, with a mail server, Slack and PagerDuty that play on loopback.</summary>
public sealed class AlertTests(Site site) : Journey(site)
{
    private const string Source = "oag-national";
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_failure_reaches_people_is_acknowledged_in_the_browser_and_ends_everywhere_when_the_source_is_mended()
    {
        var folder = Directory.CreateTempSubdirectory("kenyaaudit-e2e-");
        var authority = Path.Combine(folder.FullName, "authority.pem");
        await using var mail = new SmtpReceiver(authority);
        await using var hooks = new HookReceiver();
        await using var own = await SiteProcess.StartAsync(
            Cancellation, null,
            ("SMTP_HOST", "127.0.0.1"), ("SMTP_PORT", mail.Port), ("SMTP_FROM", "portal@example.org"), ("ALERT_EMAIL_TO", "duty@example.org"),
            ("SLACK_WEBHOOK_URL", hooks.Slack), ("PAGERDUTY_INTEGRATION_KEY", HookReceiver.RoutingKey),
            ("Alerts__SmtpAuthority", authority), ("Alerts__PagerDutyEndpoint", hooks.PagerDuty), ("Watchdog__RefusalsBeforePause", "1"));
        var wrong = Path.Combine(own.DataFolder, "not-found.pdf");
        await File.WriteAllTextAsync(wrong, "<!doctype html><title>Not found</title>", Cancellation);
        own.DropIntoInbox(Source, wrong);
        var page = await OpenAsync(Device.Phone, on: own);

        await (await AdminPage.OpenAsync(page)).LoadInboxAsync(Source);
        await UntilAsync(() => mail.Mails.Count == 2 && hooks.Messages.Count == 2 && hooks.Events.Count == 1, "the refusal and the pause are told");
        Assert.Contains(mail.Mails, text => text.Contains("[error] A source is paused", StringComparison.Ordinal));

        await page.GotoAsync("admin/alerts");
        await page.AssertAccessibleAsync();
        Assert.False(await page.ScrollsSidewaysAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "A source is paused", Exact = true }).ClickAsync();
        await page.GetByLabel("Note").FillAsync("I am getting the right file.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("It is acknowledged");
        await page.AssertAccessibleAsync();
        Assert.False(await page.ScrollsSidewaysAsync());
        await UntilAsync(() => hooks.Events.Count == 2, "PagerDuty knows that somebody is at it");

        own.DropIntoInbox(Source, ReportPdf.Write(own.DataFolder, 2010, new Matter("Mended Barometers", "This synthetic paragraph mends a barometer.")));
        var admin = await AdminPage.OpenAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = $"Resume {Source}" }).ClickAsync();
        await admin.LoadInboxAsync(Source);
        await UntilAsync(() => mail.Mails.Count == 4 && hooks.Messages.Count == 4 && hooks.Events.Count == 3, "the end is told everywhere");

        Assert.Equal([$"trigger kenyaaudit:paused:{Source}", $"acknowledge kenyaaudit:paused:{Source}", $"resolve kenyaaudit:paused:{Source}"], hooks.Actions);
        Assert.Empty(hooks.Refused);
        await page.GotoAsync("admin/alerts");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "0 alerts" })).ToBeVisibleAsync();
        folder.Delete(recursive: true);
    }

    private static Task UntilAsync(Func<bool> isSo, string what) => Until.TrueAsync(() => Task.FromResult(isSo()), Within, what, Cancellation);
}

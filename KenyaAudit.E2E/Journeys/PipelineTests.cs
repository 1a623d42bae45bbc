using System.Text.RegularExpressions;
using KenyaAudit.E2E.Pages;
using KenyaAudit.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KenyaAudit.E2E.Journeys;

/// <summary>An admin works the pipeline, and the public is told how it stands.</summary>
public sealed class PipelineTests(Site site, OwnSite own) : Journey(site), IClassFixture<OwnSite>
{
    private const string Source = "oag-national";
    private static readonly TimeSpan EndedWithin = TimeSpan.FromSeconds(45);

    private SiteProcess Own => own.Process;

    [Theory]
    [InlineData(true, 2012)]
    [InlineData(false, 2011)]
    public async Task An_admin_triggers_a_run_and_watches_it_to_its_end(bool javaScript, int year)
    {
        Own.DropIntoInbox(Source, ReportPdf.Write(Own.DataFolder, year, [new Matter("Leaking Samovars", $"This synthetic paragraph of {year} counts samovars that leak.")]));
        var page = await OpenAsync(Device.Phone, javaScript, on: Own);

        var admin = await AdminPage.OpenAsync(page);
        await admin.LoadInboxAsync(Source);
        await admin.OpenRunAsync(await admin.AskedAsync());
        if (javaScript)
        {
            // The page asks for itself, and stops when the run has ended.
            await Expect(page.Locator("#ended")).ToHaveTextAsync("It has ended: Published.", new() { Timeout = (float)EndedWithin.TotalMilliseconds });
            await Expect(admin.Progress).Not.ToHaveAttributeAsync("hx-trigger", new Regex(".*"));
        }
        else
        {
            await Until.TrueAsync(async () => await LooksEndedAsync(page, admin), EndedWithin, "the run has ended", Cancellation);
        }

        await Expect(page.Locator("#ended")).ToHaveTextAsync("It has ended: Published.");
        await Expect(admin.Progress).ToContainTextAsync("local (admin)");
        await Expect(admin.Steps).ToHaveCountAsync(8);
        await Expect(admin.Stop).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Run its document again" })).ToBeVisibleAsync();
        Assert.False(await page.ScrollsSidewaysAsync());
    }

    [Fact]
    public async Task A_source_that_is_paused_says_so_to_everybody_and_its_pages_break_no_rule_of_axe()
    {
        var page = await OpenAsync(Device.Phone, on: Own);
        await AdminPage.OpenAsync(page);
        await page.GetByText("Pause oag-county-executives").First.ClickAsync();
        await page.Locator("#reason-oag-county-executives").FillAsync("The publisher rebuilds its site.");
        await page.Locator("details[open]").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("oag-county-executives is paused");
        await page.AssertAccessibleAsync();
        Assert.False(await page.ScrollsSidewaysAsync());

        await page.GotoAsync("admin/pipeline/runs/1");
        await Expect(page.Locator("#ended")).ToHaveTextAsync("It has ended: Published.");
        await page.AssertAccessibleAsync();
        Assert.False(await page.ScrollsSidewaysAsync());

        await page.GotoAsync("status");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("It is not checked for the time being; what was loaded before still stands.");
        await Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("The publisher rebuilds its site.");
        await page.AssertAccessibleAsync();

        await page.GotoAsync("admin/pipeline");
        await page.GetByRole(AriaRole.Button, new() { Name = "Resume oag-county-executives" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("oag-county-executives is resumed");
    }

    private static async Task<bool> LooksEndedAsync(IPage page, AdminPage admin)
    {
        if ((await page.Locator("#ended").TextContentAsync())!.Contains("It has ended", StringComparison.Ordinal))
        {
            return true;
        }

        await admin.LookAgainAsync();
        return false;
    }
}

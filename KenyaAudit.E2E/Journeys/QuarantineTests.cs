using KenyaAudit.E2E.Pages;
using KenyaAudit.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KenyaAudit.E2E.Journeys;

/// <summary>A record that could not be read finds its way to the readers through an editor's hands.</summary>
public sealed class QuarantineTests(Site site, OwnSite own) : Journey(site), IClassFixture<OwnSite>
{
    private const string Reference = "ng-2009-10-2";
    private static readonly TimeSpan FollowedWithin = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task An_editor_mends_and_releases_a_record_without_script_and_a_citizen_finds_it()
    {
        var report = ReportPdf.Write(own.Process.DataFolder, 2010, new Matter("Dusty Heliographs", "This synthetic paragraph saw dust."), new Matter("Idle Theodolites"));
        var (code, output) = await own.Process.RunVerbAsync(Cancellation, "ingest", "oag-national", "--file", report);
        Assert.True(code == 0, output);
        var desk = await OpenAsync(Device.Phone, javaScript: false, on: own.Process);

        await desk.GotoAsync("admin/quarantine");
        await desk.GetByRole(AriaRole.Link, new() { Name = Reference }).ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Main)).ToContainTextAsync("The paragraph has a title and no text.");
        await Expect(desk.GetByRole(AriaRole.Region, new() { Name = "PDF page" })).ToContainTextAsync("Dusty Heliographs");
        await desk.GetByLabel("Audited entity").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await desk.GetByLabel("The text as printed").FillAsync("Theodolites stood idle in the store, as this synthetic sentence says.");
        await desk.GetByLabel("Public note: what was mended").FillAsync("The text stood beside the table.");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Publish as a finding" }).ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Status)).ToContainTextAsync("published as a finding");

        await Until.TrueAsync(async () => await own.Process.CountAsync("q=theodolites", Cancellation) == 1, FollowedWithin, "the released record is found", Cancellation);
        var citizen = await OpenAsync(Device.Phone, on: own.Process);
        var finding = await (await SearchPage.OpenAsync(citizen, "?q=theodolites")).ReadAsync(0);
        await Expect(finding.Whole).ToContainTextAsync("stood idle in the store");
        await Expect(finding.Whole).ToContainTextAsync("The text stood beside the table.");
    }

    [Theory]
    [InlineData(Device.Phone)]
    [InlineData(Device.Desktop)]
    public async Task The_quarantine_breaks_no_rule_of_axe_and_fits_the_screen(Device device)
    {
        var report = ReportPdf.Write(own.Process.DataFolder, 2009, new Matter("Idle Alidades"));
        await own.Process.RunVerbAsync(Cancellation, "ingest", "oag-national", "--file", report);
        var page = await OpenAsync(device, on: own.Process);

        await page.GotoAsync("admin/quarantine?state=any");
        await page.AssertAccessibleAsync();
        Assert.False(await page.ScrollsSidewaysAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "ng-2008-09-1" }).First.ClickAsync();
        await page.AssertAccessibleAsync();
        Assert.False(await page.ScrollsSidewaysAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Reject" }).WaitForAsync();
    }
}

using KenyaAudit.E2E.Pages;
using KenyaAudit.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KenyaAudit.E2E.Journeys;

/// <summary>A finding changes, is corrected and is withdrawn, and a citizen can follow each step.</summary>
public sealed class VersionTests(Site site, OwnSite own) : Journey(site), IClassFixture<OwnSite>
{
    private const string Source = "oag-national";
    private static readonly TimeSpan FollowedWithin = TimeSpan.FromSeconds(10);

    private SiteProcess Own => own.Process;

    [Fact]
    public async Task A_citizen_without_script_reads_what_changed_between_two_documents()
    {
        await LoadAsync(2013, new Matter("Late Gyroscopes", "This synthetic paragraph first said that gyroscopes came late."));
        await LoadAsync(2013, new Matter("Late Gyroscopes", "This synthetic paragraph now says that gyroscopes came a fortnight late."));
        var page = await OpenAsync(Device.Phone, javaScript: false, on: Own);

        var finding = await FindingPage.OpenAsync(page, "ng-2012-13-1");
        await finding.Source.GetByRole(AriaRole.Link, new() { Name = "History" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("History of this finding");
        await page.GetByRole(AriaRole.Link, new() { Name = "Compare version 1 with 2" }).ClickAsync();

        var text = page.GetByRole(AriaRole.Region, new() { Name = "Text" });
        await Expect(text.Locator("ins").Filter(new() { HasText = "a fortnight" })).ToHaveCountAsync(1);
        await Expect(text.Locator("del").First).ToContainTextAsync("first said");
    }

    [Fact]
    public async Task An_editor_corrects_and_withdraws_a_finding_and_a_citizen_is_told_why()
    {
        await LoadAsync(2012, new Matter("Lost Clinometers", "This synthetic paragraph misses four clinometers."));
        await UntilCountAsync("q=clinometers", 1);
        var desk = await OpenAsync(Device.Desktop, on: Own);
        var citizen = await OpenAsync(Device.Phone, javaScript: false, on: Own);

        await desk.GotoAsync("admin/findings/ng-2011-12-1");
        await desk.AssertAccessibleAsync();
        await desk.GetByLabel("Title", new() { Exact = true }).FillAsync("Missing Clinometers");
        await desk.GetByLabel("Public note: what was wrong").FillAsync("The title was misread.");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Publish the correction" }).ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Status)).ToContainTextAsync("published as a new version");
        var finding = await FindingPage.OpenAsync(citizen, "ng-2011-12-1");
        await Expect(finding.Title).ToHaveTextAsync("Missing Clinometers");
        await Expect(finding.Whole).ToContainTextAsync("The title was misread.");

        await desk.GetByLabel("Public reason").FillAsync("It was printed in error.");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Withdraw this finding" }).ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Status)).ToContainTextAsync("withdrawn");
        await UntilCountAsync("q=clinometers", 0);

        Expecting("status: 410");
        Expecting("410 (Gone)");
        citizen = await OpenAsync(Device.Phone, javaScript: false, on: Own);
        var answer = await citizen.GotoAsync("findings/ng-2011-12-1");
        Assert.Equal(410, answer!.Status);
        await Expect(citizen.GetByRole(AriaRole.Main)).ToContainTextAsync("It was printed in error.");
        await citizen.GetByRole(AriaRole.Link, new() { Name = "All withdrawn findings" }).ClickAsync();
        await Expect(citizen.GetByRole(AriaRole.Main)).ToContainTextAsync("ng-2011-12-1");
    }

    [Theory]
    [InlineData(Device.Phone)]
    [InlineData(Device.Desktop)]
    public async Task History_comparison_and_removals_break_no_rule_of_axe_and_fit_the_screen(Device device)
    {
        await LoadAsync(2011, new Matter("Bent Barographs", "This synthetic paragraph first saw bent barographs."));
        await LoadAsync(2011, new Matter("Bent Barographs", "This synthetic paragraph later saw bent barographs and dust."));
        var page = await OpenAsync(device, on: Own);

        foreach (var address in (string[])["findings/ng-2010-11-1/history", "findings/ng-2010-11-1/diff", "about/removals", "admin/findings", "admin/findings/ng-2010-11-1"])
        {
            await page.GotoAsync(address);
            await page.AssertAccessibleAsync();
            Assert.False(await page.ScrollsSidewaysAsync(), address);
        }
    }

    private async Task LoadAsync(int endYear, params Matter[] matters)
    {
        var (code, output) = await Own.RunVerbAsync(Cancellation, "ingest", Source, "--file", ReportPdf.Write(Own.DataFolder, endYear, matters));
        Assert.True(code == 0, output);
    }

    private Task UntilCountAsync(string query, int count) => Until.TrueAsync(
        async () => await Own.CountAsync(query, Cancellation) == count, FollowedWithin, $"{query} has {count} hits", Cancellation);
}

using System.Text.RegularExpressions;
using KenyaAudit.E2E.Pages;
using KenyaAudit.E2E.Support;
using static Microsoft.Playwright.Assertions;

namespace KenyaAudit.E2E.Journeys;

/// <summary>The published report itself, where it is at hand: the bundled facts gain their full text under the same references.</summary>
public sealed class RealReportTests(Site site) : Journey(site)
{
    private static readonly TimeSpan SearchableWithin = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task The_report_gives_a_known_finding_its_full_text_as_its_second_version()
    {
        var corpus = Environment.GetEnvironmentVariable("KENYAAUDIT_CORPUS");
        Assert.SkipUnless(Directory.Exists(corpus), "KENYAAUDIT_CORPUS does not name a folder with the published report.");
        var report = Directory.GetFiles(corpus, "oag-national-government-2020-2021.pdf").Single();
        await using var own = await SiteProcess.StartAsync(Cancellation);
        var facts = await own.CountAsync("", Cancellation);

        var (code, output) = await own.RunVerbAsync(Cancellation, "ingest", "oag-national", "--file", report);
        Assert.True(code == 0, output);
        await Until.TrueAsync(() => own.IsIndexedAsync(Cancellation), SearchableWithin, "the search has followed", Cancellation);

        Assert.Equal(facts, await own.CountAsync("", Cancellation));
        var page = await OpenAsync(Device.Phone, on: own);
        var finding = await FindingPage.OpenAsync(page, "ng-2020-21-319");
        await Expect(finding.Title).ToHaveTextAsync("Subsidies");
        await Expect(finding.Text).ToContainTextAsync("Kshs.59,541,584,343");
        await Expect(page.Locator("[id='319.1']")).ToBeVisibleAsync();
        await Expect(finding.Source).ToContainTextAsync(ReportPdf.Sha256Of(report));
        await finding.Citation.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Permanent link to this version (2)" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/findings/ng-2020-21-319/v2$"));

        await finding.ReadSourcePageAsync();
        await Expect(page).ToHaveURLAsync(new Regex($@"/documents/{ReportPdf.Sha256Of(report)}/pages/121\?finding=ng-2020-21-319$"));
        await Expect(new SourcePage(page).Text).ToContainTextAsync("59,541,584,343");
        Assert.False(await page.ScrollsSidewaysAsync());
    }
}

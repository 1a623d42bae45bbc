using System.Text.RegularExpressions;
using KenyaAudit.E2E.Pages;
using KenyaAudit.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KenyaAudit.E2E.Journeys;

/// <summary>A document goes in by each of the doors there are, and a reader finds its text. Each journey uses a financial year of its own.</summary>
public sealed class IngestTests(Site site, OwnSite own) : Journey(site), IClassFixture<OwnSite>
{
    private const string Source = "oag-national";
    private static readonly TimeSpan LoadedWithin = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan SearchableWithin = TimeSpan.FromSeconds(10);

    private SiteProcess Own => own.Process;

    [Fact]
    public async Task A_document_loaded_from_the_dashboard_is_found_read_and_traced_to_its_page()
    {
        var (path, hash) = Report(2019, new Matter(
            "Unsupported Purchase of Lanterns",
            "This synthetic paragraph says that lanterns of Kshs.4,321,000 were bought in the", "year ended 30 June, 2019 without a wharfinger's certificate."));
        Own.DropIntoInbox(Source, path);
        var page = await OpenAsync(Device.Desktop, on: Own);

        var admin = await AdminPage.OpenAsync(page);
        await admin.LoadInboxAsync(Source);
        await Expect(admin.Said).ToContainTextAsync(new Regex($"Run [0-9]+ was asked for: it loads what lies in the inbox of {Source}"));
        await UntilEndedAsync(page, admin.Run(hash, "Published"));
        await UntilFoundAsync("q=wharfinger");

        var search = await SearchPage.OpenAsync(page, "?q=wharfinger");
        await Expect(search.Hits).ToHaveCountAsync(1);
        await Expect(search.Hits.First).ToContainTextAsync("wharfinger's certificate");
        var finding = await search.ReadAsync(0);
        await Expect(page).ToHaveURLAsync(new Regex("/findings/ng-2018-19-1$"));
        await Expect(finding.Title).ToHaveTextAsync("Unsupported Purchase of Lanterns");
        await Expect(finding.Text).ToContainTextAsync("bought in the year ended 30 June, 2019 without a wharfinger's certificate.");
        await Expect(finding.Amounts).ToContainTextAsync("4,321,000");
        await Expect(finding.Source).ToContainTextAsync(hash);

        await finding.ReadSourcePageAsync();
        var source = new SourcePage(page);
        await Expect(page).ToHaveURLAsync(new Regex($@"/documents/{hash}/pages/2\?finding=ng-[0-9-]+$"));
        await Expect(source.Text).ToContainTextAsync("wharfinger's certificate.");
        await Expect(source.Findings).ToHaveTextAsync(["Unsupported Purchase of Lanterns"]);
        await source.PreviousAsync();
        await Expect(source.Text).ToContainTextAsync("FOR THE YEAR 2018/2019");
    }

    [Fact]
    public async Task The_scheduled_job_triggered_by_hand_loads_what_lies_in_the_inbox()
    {
        // Hangfire's own page asks for an empty icon that our policy does not let in; nobody misses it.
        Expecting("Loading the image 'data:image/x-icon;,' violates");
        var (path, hash) = Report(2018, new Matter("Idle Telescopes", "This synthetic paragraph is about telescopes that nobody ever collimated."));
        Own.DropIntoInbox(Source, path);
        var page = await OpenAsync(Device.Desktop, on: Own);

        var jobs = await JobsPage.OpenAsync(page);
        await Expect(jobs.Row("sweep")).ToBeVisibleAsync();
        await jobs.TriggerAsync("ingest-oag-national");
        await UntilFoundAsync("q=collimated");

        var admin = await AdminPage.OpenAsync(page);
        await UntilEndedAsync(page, admin.Run(hash, "Published"));
        var finding = await FindingPage.OpenAsync(page, "ng-2017-18-1");
        await Expect(finding.Text).ToContainTextAsync("telescopes that nobody ever collimated.");
    }

    [Fact]
    public async Task A_web_page_named_pdf_is_refused_with_a_sentence_and_nothing_of_it_is_published()
    {
        var path = Path.Combine(Own.DataFolder, "not-found.pdf");
        await File.WriteAllTextAsync(path, "<!doctype html><title>Not found</title><p>A synthetic page about quokkas.</p>", Cancellation);
        var hash = ReportPdf.Sha256Of(path);
        Own.DropIntoInbox(Source, path);
        var before = (await Own.StatusAsync(Cancellation)).GetProperty("publication_sequence").GetInt64();
        var page = await OpenAsync(Device.Desktop, on: Own);

        var admin = await AdminPage.OpenAsync(page);
        await admin.LoadInboxAsync(Source);
        await UntilEndedAsync(page, admin.Run(hash, "Refused"));

        await Expect(admin.Run(hash, "Refused")).ToContainTextAsync("The file is a web page (HTML), not a PDF.");
        Assert.Equal(before, (await Own.StatusAsync(Cancellation)).GetProperty("publication_sequence").GetInt64());
        var search = await SearchPage.OpenAsync(page, "?q=quokkas");
        await Expect(search.Results).ToContainTextAsync("Nothing was found.");
        Assert.True(File.Exists(Path.Combine(Own.DataFolder, "inbox", Source, "refused", "not-found.pdf")));
    }

    [Fact]
    public async Task A_verb_beside_the_serving_site_makes_a_document_searchable_within_ten_seconds()
    {
        var (path, _) = Report(2017, new Matter("Missing Theodolites", "This synthetic paragraph regrets the loss of two gyroscopic theodolites."));

        var (code, output) = await Own.RunVerbAsync(Cancellation, "ingest", Source, "--file", path);
        Assert.True(code == 0, output);
        Assert.Contains("Published", output, StringComparison.Ordinal);
        await UntilFoundAsync("q=theodolites");

        var page = await OpenAsync(Device.Phone, on: Own);
        var home = await HomePage.OpenAsync(page);
        var search = await home.SearchForAsync("theodolites");
        await Expect(search.Hits).ToHaveCountAsync(1);
        var finding = await search.ReadAsync(0);
        await Expect(finding.Text).ToContainTextAsync("the loss of two gyroscopic theodolites.");
    }

    [Fact]
    public async Task A_document_loaded_twice_changes_nothing()
    {
        var (path, _) = Report(2016, new Matter("Unlabelled Barometers", "This synthetic paragraph counts barometers without labels."));
        var (first, _) = await Own.RunVerbAsync(Cancellation, "ingest", Source, "--file", path);
        await UntilFoundAsync("q=barometers");
        var before = (await Own.StatusAsync(Cancellation)).GetProperty("publication_sequence").GetInt64();

        var (second, output) = await Own.RunVerbAsync(Cancellation, "ingest", Source, "--file", path);

        Assert.Equal([0, 0], [first, second]);
        Assert.Contains("Unchanged", output, StringComparison.Ordinal);
        Assert.Equal(before, (await Own.StatusAsync(Cancellation)).GetProperty("publication_sequence").GetInt64());
    }

    [Fact]
    public async Task Another_document_for_the_same_year_gives_a_finding_a_second_version_and_keeps_the_first()
    {
        var (first, _) = Report(2015, new Matter("Late Astrolabes", "This synthetic paragraph first said that astrolabes came late."));
        var (second, _) = Report(2015, new Matter("Late Astrolabes", "This synthetic paragraph now says that astrolabes came a fortnight late."));
        Assert.Equal(0, (await Own.RunVerbAsync(Cancellation, "ingest", Source, "--file", first)).ExitCode);
        Assert.Equal(0, (await Own.RunVerbAsync(Cancellation, "ingest", Source, "--file", second)).ExitCode);
        await UntilFoundAsync("q=fortnight%20astrolabes");
        var page = await OpenAsync(Device.Phone, on: Own);

        var finding = await FindingPage.OpenAsync(page, "ng-2014-15-1");
        await Expect(finding.Text).ToContainTextAsync("a fortnight late");
        await FindingPage.OpenAsync(page, "ng-2014-15-1/v1");
        await Expect(finding.Text).ToContainTextAsync("first said");
        await page.GetByRole(AriaRole.Link, new() { Name = "Read the current version" }).ClickAsync();

        await Expect(finding.Text).ToContainTextAsync("a fortnight late");
    }

    [Theory]
    [InlineData(Device.Phone, ColorScheme.Light)]
    [InlineData(Device.Desktop, ColorScheme.Dark)]
    public async Task Pages_of_a_held_document_break_no_rule_of_axe_and_fit_the_screen(Device device, ColorScheme colours)
    {
        var (path, hash) = Report(2014, new Matter("Rusty Sextants", "This synthetic paragraph finds rust on sextants."));
        Assert.Equal(0, (await Own.RunVerbAsync(Cancellation, "ingest", Source, "--file", path)).ExitCode);
        var page = await OpenAsync(device, javaScript: true, colours, on: Own);

        foreach (var address in new[] { "documents", $"documents/{hash}", $"documents/{hash}/pages/2", "findings/ng-2013-14-1", "admin", "status" })
        {
            await page.GotoAsync(address);
            await page.AssertAccessibleAsync();
            Assert.False(await page.ScrollsSidewaysAsync(), address);
        }
    }

    private (string Path, string Sha256) Report(int endYear, params Matter[] matters)
    {
        var path = ReportPdf.Write(Own.DataFolder, endYear, matters);
        return (path, ReportPdf.Sha256Of(path));
    }

    private Task UntilFoundAsync(string query) =>
        Until.TrueAsync(async () => await Own.CountAsync(query, Cancellation) > 0, SearchableWithin, $"{query} is found", Cancellation);

    private static Task UntilEndedAsync(IPage page, ILocator run) => Until.TrueAsync(
        async () =>
        {
            await page.ReloadAsync();
            return await run.CountAsync() > 0;
        },
        LoadedWithin, "the run has ended as it should", Cancellation);
}

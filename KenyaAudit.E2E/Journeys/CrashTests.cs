using KenyaAudit.E2E.Pages;
using KenyaAudit.E2E.Support;
using static Microsoft.Playwright.Assertions;

namespace KenyaAudit.E2E.Journeys;

/// <summary>The process dies in the middle of a run: readers see all that was there before, and the next run ends as if nothing had been.</summary>
public sealed class CrashTests(Site site) : Journey(site)
{
    private const string Source = "oag-national";
    private const int Paragraphs = 1_500;
    private static readonly TimeSpan BegunWithin = TimeSpan.FromSeconds(30);

    // The lease of the dead process, the next sweep, and the run itself.
    private static readonly TimeSpan FinishedWithin = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan SearchableWithin = TimeSpan.FromSeconds(10);

    private readonly string _data = Directory.CreateTempSubdirectory("kenyaaudit-crash-").FullName;

    [Fact]
    public async Task A_site_killed_in_the_middle_of_a_job_serves_again_and_a_second_run_ends_complete()
    {
        await LoadedData.CopyToAsync(_data);
        int before;
        string path;
        await using (var first = await SiteProcess.StartAsync(Cancellation, _data))
        {
            before = await first.CountAsync("", Cancellation);
            path = Report();
            first.DropIntoInbox(Source, path);
            var admin = await OpenAsync(Device.Desktop, on: first);
            await (await AdminPage.OpenAsync(admin)).LoadInboxAsync(Source);
            await UntilRunningAsync(first, path);
            await first.KillAsync();
        }

        await using var second = await SiteProcess.StartAsync(Cancellation, _data);
        Assert.Equal(before, await second.CountAsync("", Cancellation));
        Assert.Equal(0, await second.CountAsync("q=kaleidoscope", Cancellation));
        var (code, output) = await second.RunVerbAsync(Cancellation, "ingest", Source, "--file", path);
        Assert.True(code == 0, output);
        await AssertCompleteAsync(second, before);

        var page = await OpenAsync(Device.Phone, on: second);
        var finding = await FindingPage.OpenAsync(page, "ng-2011-12-1500");
        await Expect(finding.Text).ToContainTextAsync("kaleidoscope number 1500");
    }

    [Fact]
    public async Task A_job_killed_in_the_middle_is_finished_by_the_next_process_without_a_hand()
    {
        await LoadedData.CopyToAsync(_data);
        int before;
        await using (var first = await SiteProcess.StartAsync(Cancellation, _data))
        {
            before = await first.CountAsync("", Cancellation);
            var path = Report();
            first.DropIntoInbox(Source, path);
            await (await AdminPage.OpenAsync(await OpenAsync(Device.Desktop, on: first))).LoadInboxAsync(Source);
            await UntilRunningAsync(first, path);
            await first.KillAsync();
        }

        await using var second = await SiteProcess.StartAsync(Cancellation, _data);
        await Until.TrueAsync(
            async () => await second.CountAsync("", Cancellation) == before + Paragraphs, FinishedWithin, "the run was taken up and finished", Cancellation);

        var page = await OpenAsync(Device.Desktop, on: second);
        await AdminPage.OpenAsync(page);
        await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Row).Filter(new() { HasText = "attempt 2" })).ToContainTextAsync("Published");
        await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Row).Filter(new() { HasText = "The process ended in the middle of this run." })).ToContainTextAsync("Abandoned");
    }

    [Fact]
    public async Task A_verb_killed_in_the_middle_leaves_the_serving_site_whole_and_a_second_verb_ends_complete()
    {
        await LoadedData.CopyToAsync(_data);
        await using var serving = await SiteProcess.StartAsync(Cancellation, _data);
        var before = await serving.CountAsync("", Cancellation);
        var path = Report();
        using (var kill = CancellationTokenSource.CreateLinkedTokenSource(Cancellation))
        {
            var verb = serving.RunVerbAsync(kill.Token, "ingest", Source, "--file", path);
            await UntilRunningAsync(serving, path);
            await kill.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => verb);
        }

        Assert.Equal(before, await serving.CountAsync("", Cancellation));
        var (code, output) = await serving.RunVerbAsync(Cancellation, "ingest", Source, "--file", path);
        Assert.True(code == 0, output);
        await AssertCompleteAsync(serving, before);
    }

    public override async ValueTask DisposeAsync()
    {
        try
        {
            await base.DisposeAsync();
        }
        finally
        {
            Directory.Delete(_data, recursive: true);
            GC.SuppressFinalize(this);
        }
    }

    private string Report() => ReportPdf.Write(
        _data, 2012,
        [.. Enumerable.Range(1, Paragraphs).Select(number => new Matter($"Broken Kaleidoscopes of {Matter.Lot(number)}", $"This synthetic paragraph reports on kaleidoscope number {number} of {Matter.Lot(number)}."))]);

    private static async Task AssertCompleteAsync(SiteProcess on, int before)
    {
        await Until.TrueAsync(() => on.IsIndexedAsync(Cancellation), SearchableWithin, "the search has followed", Cancellation);
        Assert.Equal(Paragraphs, await on.CountAsync("q=kaleidoscope", Cancellation));
        Assert.Equal(before + Paragraphs, await on.CountAsync("", Cancellation));
    }

    // The run has written the document's hash and has not ended: it is extracting.
    private async Task UntilRunningAsync(SiteProcess on, string path)
    {
        var page = await OpenAsync(Device.Desktop, on: on);
        var admin = await AdminPage.OpenAsync(page);
        var run = admin.Run(ReportPdf.Sha256Of(path), "Running");
        await Until.TrueAsync(
            async () =>
            {
                await page.ReloadAsync();
                return await run.CountAsync() > 0;
            },
            BegunWithin, "the run has begun", Cancellation);
    }
}

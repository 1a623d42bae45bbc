using KenyaAudit.E2E.Pages;
using KenyaAudit.E2E.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KenyaAudit.E2E.Journeys;

/// <summary>A source that nobody could check for years is told to the public as stale, and no longer once it has been checked.</summary>
public sealed class StaleSourceTests(Site site) : Journey(site)
{
    private const string Source = "oag-national";
    private const string Stale = "It should have been checked by now";
    private static readonly TimeSpan ToldWithin = TimeSpan.FromSeconds(45);

    private readonly string _data = Directory.CreateTempSubdirectory("kenyaaudit-stale-").FullName;

    [Fact]
    public async Task The_status_page_tells_a_stale_source_until_it_has_been_checked()
    {
        await using (var first = await SiteProcess.StartAsync(Cancellation, _data))
        {
            Assert.False(await IsStaleAsync(first));
        }

        await LetYearsPassAsync();
        await using var own = await SiteProcess.StartAsync(Cancellation, _data);
        await Until.TrueAsync(() => IsStaleAsync(own), ToldWithin, "the source is told as stale", Cancellation);
        var page = await OpenAsync(Device.Phone, javaScript: false, on: own);
        await page.GotoAsync("status");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(Stale);

        await (await AdminPage.OpenAsync(page)).LoadInboxAsync(Source);
        await Until.TrueAsync(async () => !await IsStaleAsync(own), ToldWithin, "the source is no longer stale", Cancellation);
        await page.GotoAsync("status");

        await Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync(Stale);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
        GC.SuppressFinalize(this);
    }

    private static async Task<bool> IsStaleAsync(SiteProcess own) =>
        (await own.StatusAsync(Cancellation)).GetProperty("sources").EnumerateArray()
            .Single(source => source.GetProperty("id").GetString() == Source).GetProperty("stale").GetBoolean();

    // No process runs meanwhile: what it last wrote grows old.
    private async Task LetYearsPassAsync()
    {
        await using var store = new SqliteConnection($"Data Source={Path.Combine(_data, "kenyaaudit.db")}");
        await store.OpenAsync(Cancellation);
        await using var command = store.CreateCommand();
        command.CommandText = $"UPDATE Source SET WatchedSince = '2020-01-01 00:00:00' WHERE SourceId = '{Source}'";
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancellation));
    }
}

using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using KenyaAudit.E2E.Pages;
using KenyaAudit.E2E.Support;
using static Microsoft.Playwright.Assertions;

namespace KenyaAudit.E2E.Journeys;

/// <summary>People who take the data home: files that are what their checksums say, with and without script or pointer.</summary>
public sealed class DataTests(Site site) : Journey(site)
{
    private static readonly TimeSpan Writing = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("findings.csv", "reference,title,entity,")]
    [InlineData("opinions.jsonl", "{\"entity\":")]
    public async Task A_file_downloads_without_script_and_is_what_its_checksum_says(string name, string start)
    {
        await WrittenAsync();
        var page = await OpenAsync(Device.Phone, javaScript: false);
        var data = await DataPage.OpenAsync(page);

        var download = await page.RunAndWaitForDownloadAsync(() => data.File(name).ClickAsync());
        var bytes = await File.ReadAllBytesAsync((await download.PathAsync())!, Cancellation);

        Assert.Equal(name, download.SuggestedFilename);
        Assert.StartsWith(start, System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        await Expect(page.GetByText(Convert.ToHexStringLower(SHA256.HashData(bytes)))).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_keyboard_opens_the_columns_and_fetches_the_file()
    {
        await WrittenAsync();
        var page = await OpenAsync(Device.Desktop);
        var data = await DataPage.OpenAsync(page);
        var meaning = data.Set("Findings").GetByText("Permanent reference.");
        await Expect(meaning).ToBeHiddenAsync();

        await data.Columns("findings").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(meaning).ToBeVisibleAsync();
        await data.File("findings.jsonl").FocusAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.Keyboard.PressAsync("Enter"));

        Assert.Equal("findings.jsonl", download.SuggestedFilename);
        await page.AssertAccessibleAsync();
    }

    [Fact]
    public async Task The_files_hold_as_many_findings_as_the_site_counts()
    {
        var shared = await WrittenAsync();
        var status = await shared.StatusAsync(Cancellation);
        using var client = new HttpClient { BaseAddress = shared.Address };

        var lines = (await client.GetStringAsync("data/findings.jsonl", Cancellation)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var page = await OpenAsync(Device.Desktop);
        var data = await DataPage.OpenAsync(page);

        Assert.Equal(status.GetProperty("findings").GetInt32(), lines.Length);
        await Expect(data.Set("Findings")).ToContainTextAsync($"{lines.Length:N0} rows");
        await Expect(data.Heading).ToHaveTextAsync("Open data");
    }

    // The files follow a publication by some seconds.
    private async Task<SiteProcess> WrittenAsync()
    {
        var shared = await Site.SharedAsync();
        using var client = new HttpClient { BaseAddress = shared.Address };
        await Until.TrueAsync(async () =>
        {
            using var answer = await client.GetAsync(new Uri("data/manifest.json", UriKind.Relative), Cancellation);
            if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
            {
                return false;
            }

            using var manifest = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
            var published = (await shared.StatusAsync(Cancellation)).GetProperty("publication_sequence").GetInt64();
            return manifest.RootElement.GetProperty("sequence").GetInt64() == published;
        }, Writing, "the open data is written", Cancellation);
        return shared;
    }
}

using System.Text.RegularExpressions;
using KenyaAudit.E2E.Support;
using Microsoft.Playwright;

namespace KenyaAudit.E2E.Journeys;

/// <summary>Somebody asks more than the site allows, is told so, waits and goes on.</summary>
public sealed class LimitTests(Site site) : Journey(site)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Too_many_searches_get_a_page_that_says_how_long_to_wait_while_findings_stay_open()
    {
        await using var own = await SiteProcess.StartAsync(Cancellation, null, ("RateLimits__Search__Permits", "2"), ("RateLimits__Search__WindowSeconds", "20"));
        Expecting("429");
        var page = await OpenAsync(Device.Phone, on: own);
        var heading = page.GetByRole(AriaRole.Heading, new() { Level = 1 });
        foreach (var words in (string[])["water", "roads"])
        {
            await page.GotoAsync($"/search?q={words}");
            await Assertions.Expect(heading).ToHaveTextAsync("Search the findings");
        }

        await page.GotoAsync("/search?q=land");
        await Assertions.Expect(heading).ToHaveTextAsync("Too many requests just now");
        await Assertions.Expect(page.GetByText(new Regex("Please try again in (1?[0-9]|20) seconds?\\."))).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
        Assert.False(await page.ScrollsSidewaysAsync());

        Assert.True((await page.GotoAsync("/findings/ng-2020-21-319"))!.Ok);

        await Until.TrueAsync(async () => (await page.GotoAsync("/search?q=land"))!.Ok, Soon, "the search is open again", Cancellation);
        await Assertions.Expect(heading).ToHaveTextAsync("Search the findings");
    }
}

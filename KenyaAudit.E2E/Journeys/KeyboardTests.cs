using System.Text.RegularExpressions;
using KenyaAudit.E2E.Pages;
using KenyaAudit.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KenyaAudit.E2E.Journeys;

/// <summary>Readers who use no pointer: everything in reach of Tab and Enter, and the place always in sight.</summary>
public sealed class KeyboardTests(Site site) : Journey(site)
{
    private const int MostTabs = 40;
    private const int Stops = 12;

    // Drawn round the element or not at all: an outline of some width in a colour that is not transparent.
    private const string Outlined = """
        element => { const style = getComputedStyle(element); return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2; }
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_the_front_page_to_a_finding_with_keys_alone(bool javaScript)
    {
        var page = await OpenAsync(Device.Desktop, javaScript);
        await HomePage.OpenAsync(page);

        await page.Keyboard.PressAsync("Tab");
        var skip = page.GetByRole(AriaRole.Link, new() { Name = "Skip to the content" });
        await Expect(skip).ToBeFocusedAsync();
        await Expect(skip).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/#main$"));

        var search = new SearchPage(page);
        await TabToAsync(page, search.Words);
        await page.Keyboard.TypeAsync("pending bills");
        await page.Keyboard.PressAsync("Enter");
        await Expect(search.Hits).ToHaveCountAsync(10);
        var title = (await search.TitleOf(0).TextContentAsync())!;
        await TabToAsync(page, search.TitleOf(0));
        await page.Keyboard.PressAsync("Enter");

        await Expect(new FindingPage(page).Title).ToHaveTextAsync(title);
        await Expect(page).ToHaveURLAsync(new Regex("/findings/ng-2020-21-[0-9]+$"));
    }

    [Fact]
    public async Task After_a_filter_the_next_Tab_is_in_the_results()
    {
        var page = await OpenAsync(Device.Desktop);
        var search = await SearchPage.OpenAsync(page, "?q=pending%20bills");

        await search.Filter("Audit opinion", "Adverse").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(search.Results).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");

        await Expect(search.FiltersInUse.First.GetByRole(AriaRole.Link)).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("search?q=pending&opinion=adverse")]
    [InlineData("findings/ng-2020-21-319")]
    [InlineData("entities?q=treasury")]
    public async Task Every_stop_of_Tab_can_be_seen(string address)
    {
        var page = await OpenAsync(Device.Desktop);
        await page.GotoAsync(address);
        var focused = page.Locator(":focus");

        // The skip link, the header and what comes first on the page; past the last stop the focus would leave it.
        for (var stop = 0; stop < Stops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            var html = await focused.EvaluateAsync<string>("element => element.outerHTML");
            Assert.True(await focused.EvaluateAsync<bool>(Outlined), $"No outline round {html}");
            await Expect(focused).ToBeInViewportAsync();
        }
    }

    private static async Task TabToAsync(IPage page, ILocator target)
    {
        for (var pressed = 0; pressed < MostTabs; pressed++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                Assert.True(await target.EvaluateAsync<bool>(Outlined), "The focus is not drawn.");
                return;
            }
        }

        Assert.Fail($"{target} was not reached with {MostTabs} stops.");
    }
}

using KenyaAudit.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KenyaAudit.E2E.Journeys;

/// <summary>The shape that every kind of page has: no moving sideways, no jumping layout, one heading and a title of its own.</summary>
public sealed class EveryShapeTests(Site site) : Journey(site)
{
    private const double MostShift = 0.02;

    [Theory]
    [MemberData(nameof(EveryPageTests.Narrow), MemberType = typeof(EveryPageTests))]
    public async Task Nothing_reaches_past_a_screen_of_320_pixels_or_jumps_while_it_loads(string address)
    {
        var page = await OpenAsync(Device.Phone);
        await page.SetViewportSizeAsync(320, 640);

        await page.GotoAsync(address);

        Assert.InRange(await page.LayoutShiftAsync(), 0, MostShift);
        Assert.False(await page.ScrollsSidewaysAsync());
    }

    [Theory]
    [MemberData(nameof(EveryPageTests.Narrow), MemberType = typeof(EveryPageTests))]
    public async Task Every_page_has_one_heading_of_the_first_level_and_a_title_of_its_own(string address)
    {
        var page = await OpenAsync(Device.Desktop, javaScript: false);

        await page.GotoAsync(address);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Main)).ToHaveCountAsync(1);
        Assert.EndsWith("KenyaAudit", await page.TitleAsync(), StringComparison.Ordinal);
    }
}

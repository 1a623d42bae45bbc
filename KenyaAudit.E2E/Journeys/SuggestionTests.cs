using System.Text.RegularExpressions;
using KenyaAudit.E2E.Pages;
using KenyaAudit.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KenyaAudit.E2E.Journeys;

/// <summary>Names while one types: with the keyboard, by touch, and no harm where no script runs.</summary>
public sealed class SuggestionTests(Site site) : Journey(site)
{
    [Theory]
    [InlineData("", Device.Desktop)]
    [InlineData("", Device.Phone)]
    [InlineData("search", Device.Desktop)]
    [InlineData("search", Device.Phone)]
    public async Task Arrows_walk_through_the_names_and_Enter_opens_one(string address, Device device)
    {
        var page = await OpenAsync(device);
        await page.GotoAsync(address);
        var search = new SearchPage(page);

        await search.TypeAsync("treas");
        await Expect(search.Suggestions.First).ToBeVisibleAsync();
        await Expect(search.SuggestionsSaid).ToHaveTextAsync(new Regex("suggestions? below the box"));
        await Expect(search.Words).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(search.Suggestions.First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(search.Words).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync(new Regex(@"/search\?entity=[a-z0-9-]*treasury[a-z0-9-]*$"));
        await Expect(search.FiltersInUse.First).ToContainTextAsync("Treasury");
        await Expect(search.Hits.First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("search")]
    public async Task Escape_closes_the_names_and_keeps_what_was_typed(string address)
    {
        var page = await OpenAsync(Device.Phone);
        await page.GotoAsync(address);
        var search = new SearchPage(page);
        await search.TypeAsync("treas");
        await Expect(search.Suggestions.First).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Escape");

        await Expect(search.Suggestions).ToHaveCountAsync(0);
        await Expect(search.Words).ToBeFocusedAsync();
        await Expect(search.Words).ToHaveValueAsync("treas");
    }

    [Theory]
    [InlineData("")]
    [InlineData("search")]
    public async Task Open_names_break_no_rule_cover_no_button_and_move_nothing(string address)
    {
        var page = await OpenAsync(Device.Phone);
        await page.GotoAsync(address);
        var search = new SearchPage(page);
        var before = (await search.SearchButton.BoundingBoxAsync())!;

        await search.TypeAsync("treas");
        await Expect(search.Suggestions.First).ToBeVisibleAsync();

        var after = (await search.SearchButton.BoundingBoxAsync())!;
        var first = (await search.Suggestions.First.BoundingBoxAsync())!;
        Assert.Equal((before.X, before.Y), (after.X, after.Y));
        Assert.True(first.Y >= after.Y + after.Height, "The names cover the button.");
        Assert.True(first.Height >= 44);
        Assert.False(await page.ScrollsSidewaysAsync());
        await page.AssertAccessibleAsync();
    }

    [Fact]
    public async Task Words_that_were_submitted_close_the_names()
    {
        var page = await OpenAsync(Device.Phone);
        var search = await SearchPage.OpenAsync(page);
        await search.TypeAsync("treasury");
        await Expect(search.Suggestions.First).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=treasury$"));
        await Expect(search.Suggestions).ToHaveCountAsync(0);
        await Expect(search.Hits).ToHaveCountAsync(10);
    }

    [Fact]
    public async Task A_click_elsewhere_closes_the_names()
    {
        var page = await OpenAsync(Device.Desktop);
        var search = await SearchPage.OpenAsync(page);
        await search.TypeAsync("treas");
        await Expect(search.Suggestions.First).ToBeVisibleAsync();

        await search.Heading.ClickAsync();

        await Expect(search.Suggestions).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("search")]
    public async Task Without_script_the_box_submits_and_no_name_is_in_the_way(string address)
    {
        var page = await OpenAsync(Device.Phone, javaScript: false);
        await page.GotoAsync(address);
        var search = new SearchPage(page);

        await search.TypeAsync("treasury");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync(new Regex(@"/search\?q=treasury(&|$)"));
        await Expect(search.Hits).ToHaveCountAsync(10);
        await Expect(search.Suggestions).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("?q=Delayed%20Complition", Device.Phone, ColorScheme.Light)]
    [InlineData("?q=Delayed%20Complition&exact=1", Device.Phone, ColorScheme.Dark)]
    [InlineData("?q=madeni%20ya%20wauzaji&opinion=adverse&min=1000000", Device.Phone, ColorScheme.Dark)]
    [InlineData("?q=madeni%20ya%20wauzaji&opinion=adverse&min=1000000", Device.Desktop, ColorScheme.Light)]
    [InlineData("?q=pending%20bills&min=900000000000000", Device.Phone, ColorScheme.Light)]
    [InlineData("?q=imprst&exact=1", Device.Desktop, ColorScheme.Dark)]
    [InlineData("/tips", Device.Phone, ColorScheme.Dark)]
    public async Task No_rule_is_broken_in_any_state_of_the_page(string query, Device device, ColorScheme colours)
    {
        var page = await OpenAsync(device, javaScript: true, colours);

        await SearchPage.OpenAsync(page, query);

        Assert.False(await page.ScrollsSidewaysAsync());
        await page.AssertAccessibleAsync();
    }

    [Theory]
    [InlineData(Device.Phone)]
    [InlineData(Device.Desktop)]
    public async Task No_rule_is_broken_with_all_values_of_a_filter_open(Device device)
    {
        var page = await OpenAsync(device);
        var search = await SearchPage.OpenAsync(page, "?q=pending%20bills");

        await search.ShowMoreAsync("Audited entity");

        await Expect(page.GetByText("More: Audited entity").Locator("xpath=..").GetByRole(AriaRole.Link).First).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
    }
}

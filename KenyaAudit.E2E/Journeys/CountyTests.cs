using System.Text.RegularExpressions;
using KenyaAudit.E2E.Pages;
using KenyaAudit.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KenyaAudit.E2E.Journeys;

/// <summary>A citizen and the money of a county: how much was spent, where that is printed, and how others did.</summary>
public sealed class CountyTests(Site site) : Journey(site)
{
    private const int MostTabs = 60;

    public static TheoryData<string> Addresses { get; } =
        ["counties", "counties?measure=pending-bills-share&fy=2025-26", "counties/kisumu", "counties/baringo", "counties/compare", "counties/compare?c=kisumu&c=siaya&c=elgeyo-marakwet"];

    [Fact]
    public async Task Finds_on_a_phone_without_script_how_much_was_spent_and_where_it_is_printed()
    {
        var page = await OpenAsync(Device.Phone, javaScript: false);
        var counties = await CountiesPage.OpenAsync(page);

        var county = await counties.ChooseAsync("Kisumu");

        await Expect(county.Heading).ToHaveTextAsync("Kisumu county");
        await Expect(county.Answer).ToContainTextAsync("In 2024/25 Kisumu had a budget of Ksh 15.3 billion and spent Ksh 9.5 billion: 62% of it.");
        await Expect(county.Answer).ToContainTextAsync("Table 2.5, printed page 8-9");
        await Expect(county.Publisher).ToBeInViewportAsync();
        await Expect(county.Publisher).ToHaveAttributeAsync("href", new Regex("^https://cob\\.go\\.ke/"));
    }

    [Fact]
    public async Task Compares_two_counties_on_a_phone_and_nothing_reaches_past_the_screen()
    {
        var page = await OpenAsync(Device.Phone, javaScript: false);
        var county = await CountyPage.OpenAsync(page, "kisumu");

        var compare = await county.CompareAsync();
        await Expect(compare.Choice("First county")).ToHaveValueAsync("kisumu");
        await compare.ChooseAsync("Second county", "Siaya");
        await compare.SubmitAsync();

        await Expect(compare.Heading).ToHaveTextAsync("Kisumu, Siaya compared");
        await Expect(compare.Row("Share of the budget spent")).ToContainTextAsync("Kisumu 62%");
        await Expect(compare.Row("Share of the budget spent")).ToContainTextAsync("Siaya 71%");
        Assert.False(await page.ScrollsSidewaysAsync());
    }

    [Fact]
    public async Task Orders_the_list_without_script_and_turns_the_order()
    {
        var page = await OpenAsync(Device.Desktop, javaScript: false);
        var counties = await CountiesPage.OpenAsync(page);
        await Expect(counties.Names.First).ToHaveTextAsync("Baringo");

        await counties.SortByAsync("Budget");
        await Expect(counties.Names.First).ToHaveTextAsync("Nairobi City");
        await Expect(counties.ColumnsInOrder).ToHaveAttributeAsync("aria-sort", "descending");
        await counties.SortByAsync("Budget");

        await Expect(counties.Names.First).ToHaveTextAsync("Lamu");
        await Expect(counties.ColumnsInOrder).ToHaveAttributeAsync("aria-sort", "ascending");
    }

    [Fact]
    public async Task Orders_the_list_on_a_phone_by_the_form_and_sees_no_stray_link()
    {
        var page = await OpenAsync(Device.Phone, javaScript: false);
        var counties = await CountiesPage.OpenAsync(page);
        await Expect(counties.Column("Budget")).ToBeHiddenAsync();

        await counties.ShowAsync(order: "Share of the budget spent, largest first");

        await Expect(counties.Names.First).ToHaveTextAsync("Nandi");
    }

    [Fact]
    public async Task Colours_the_map_by_another_measure_and_goes_from_it_to_a_county()
    {
        var page = await OpenAsync(Device.Phone, javaScript: false);
        var counties = await CountiesPage.OpenAsync(page);

        await counties.ShowAsync(measure: "Pending bills", year: "2025/26");
        await Expect(counties.Heading).ToContainTextAsync("2025/26");
        await Expect(counties.Tile("Nandi")).ToHaveTextAsync("Nandi –");
        await Expect(counties.Tile("Kisumu")).ToHaveTextAsync("Kisumu 0.85");
        var county = await counties.ChooseOnMapAsync("Nandi");

        await Expect(county.Heading).ToHaveTextAsync("Nandi county");
        await Expect(county.Bills).ToContainTextAsync("not published");
    }

    [Fact]
    public async Task Reaches_a_county_from_the_list_with_keys_alone()
    {
        var page = await OpenAsync(Device.Desktop);
        var counties = await CountiesPage.OpenAsync(page, "?sort=absorption-desc");
        await counties.Column("Pending bills").FocusAsync();

        await page.Keyboard.PressAsync("Tab");
        await Expect(counties.Names.First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(new CountyPage(page).Heading).ToHaveTextAsync("Nandi county");
    }

    private const string FocusedSquare = """
        () => {
          const square = document.activeElement.closest("svg a");
          if (!square) return "no square";
          const box = square.getBoundingClientRect();
          return box.top >= 0 && box.bottom <= innerHeight ? square.getAttribute("href") : "out of sight";
        }
        """;

    [Fact]
    public async Task Every_square_of_the_map_is_a_stop_of_Tab_and_can_be_seen()
    {
        var page = await OpenAsync(Device.Desktop);
        var counties = await CountiesPage.OpenAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).FocusAsync();
        var seen = new HashSet<string>();

        for (var pressed = 0; pressed < MostTabs; pressed++)
        {
            await page.Keyboard.PressAsync("Tab");
            seen.Add(await page.EvaluateAsync<string>(FocusedSquare));
        }

        Assert.DoesNotContain("out of sight", seen);
        seen.Remove("no square");
        Assert.Equal(47, seen.Count);
        await Expect(counties.Names.First).ToBeAttachedAsync();
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task At_320_pixels_and_at_twice_the_letters_nothing_reaches_past_the_screen(string address)
    {
        var page = await OpenAsync(Device.Phone);
        await page.SetViewportSizeAsync(320, 640);
        await page.GotoAsync(address);
        Assert.False(await page.ScrollsSidewaysAsync());

        // What zooming to 200 % leaves of a screen of 1280 pixels.
        await page.SetViewportSizeAsync(640, 400);
        Assert.False(await page.ScrollsSidewaysAsync());
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Tiles_can_be_read_in_either_scheme(ColorScheme colours)
    {
        var page = await OpenAsync(Device.Phone, javaScript: true, colours);
        await CountiesPage.OpenAsync(page);

        var faint = await page.EvaluateAsync<string[]>("""
            () => {
              const light = colour => { const [r, g, b] = colour.match(/[\d.]+/g).slice(0, 3).map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
              const ratio = (a, b) => (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
              return [...document.querySelectorAll('.map a')].filter(tile =>
                ratio(light(getComputedStyle(tile.querySelector('rect')).fill), light(getComputedStyle(tile.querySelector('text')).fill)) < 4.5)
                .map(tile => tile.textContent);
            }
            """);

        Assert.Empty(faint);
    }

    [Fact]
    public async Task On_paper_the_answer_and_its_place_stay_and_the_form_goes()
    {
        var page = await OpenAsync(Device.Desktop);
        var county = await CountyPage.OpenAsync(page, "kisumu");
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(county.Answer).ToContainTextAsync("Table 2.5");
        await Expect(county.Answer).ToBeVisibleAsync();
        await Expect(county.Chart).ToBeVisibleAsync();
        await Expect(county.Next).ToBeHiddenAsync();
        await page.GotoAsync("counties");
        await Expect(page.GetByLabel("Colour the map by")).ToBeHiddenAsync();
        await Expect(new CountiesPage(page).Names).ToHaveCountAsync(47);
    }

    [Fact]
    public async Task A_fourth_county_and_one_that_does_not_exist_are_left_out_with_a_notice()
    {
        var page = await OpenAsync(Device.Desktop);

        var compare = await ComparePage.OpenAsync(page, "?c=kisumu&c=siaya&c=lamu&c=mombasa&c=atlantis");

        await Expect(compare.Notices).ToHaveCountAsync(2);
        await Expect(compare.Heading).ToHaveTextAsync("Kisumu, Lamu, Mombasa compared");
    }
}

using KenyaAudit.E2E.Pages;
using KenyaAudit.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KenyaAudit.E2E.Journeys;

/// <summary>What holds on every kind of page: no rule of axe broken, in light and in dark.</summary>
public sealed class EveryPageTests(Site site) : Journey(site)
{
    private const string Nowhere = "no/such/page";

    private static readonly string[] Addresses =
    [
        "", "search", "search?q=pending%20bills&opinion=qualified&min=1000000", "search?q=xylophones&fy=banana", "search?q=Kenya%20Pipline", "search/tips", "findings/ng-2020-21-319",
        "entities", "entities?q=roads", "entities/the-national-treasury",
        "counties", "counties?measure=pending-bills&fy=2025-26&sort=budget-desc", "counties/kisumu", "counties/baringo", "counties/compare", "counties/compare?c=kisumu&c=lamu&c=siaya",
        "documents", "reports", "reports/oag-national-2020-21", "data", "status", "about", "about/method", "admin",
    ];

    public static MatrixTheoryData<string, Device> Pages { get; } = new(Addresses, [Device.Phone, Device.Desktop]);

    public static TheoryData<string> Narrow { get; } = [.. Addresses];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task No_rule_of_axe_is_broken(string address, Device device)
    {
        var page = await OpenAsync(device);

        await page.GotoAsync(address);

        await page.AssertAccessibleAsync();
    }

    [Theory]
    [MemberData(nameof(Narrow))]
    public async Task The_dark_colours_are_legible(string address)
    {
        var page = await OpenAsync(Device.Phone, javaScript: true, ColorScheme.Dark);

        await page.GotoAsync(address);

        await page.AssertLegibleAsync();
    }

    [Theory]
    [InlineData(Device.Phone, ColorScheme.Light)]
    [InlineData(Device.Phone, ColorScheme.Dark)]
    [InlineData(Device.Desktop, ColorScheme.Light)]
    [InlineData(Device.Desktop, ColorScheme.Dark)]
    public async Task No_rule_of_axe_is_broken_where_there_is_nothing(Device device, ColorScheme colours)
    {
        Expecting("status: 404");
        Expecting("the server responded with a status of 404");
        var page = await OpenAsync(device, javaScript: true, colours);
        await page.GotoAsync(Nowhere);
        await Expect(new MissingPage(page).Heading).ToHaveTextAsync("There is nothing at this address");

        await page.AssertAccessibleAsync();
    }

    [Fact]
    public async Task No_rule_of_axe_is_broken_by_an_exchanged_list()
    {
        var page = await OpenAsync(Device.Phone);
        var search = await SearchPage.OpenAsync(page);
        await search.TypeAsync("imprest");
        await Expect(page).ToHaveTitleAsync("imprest: search · KenyaAudit");
        await search.NarrowAsync("Audit opinion", "Qualified");
        await Expect(search.FiltersInUse).ToHaveCountAsync(2);

        await page.AssertAccessibleAsync();
    }
}

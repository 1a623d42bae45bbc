using Microsoft.Playwright;

namespace KenyaAudit.E2E.Pages;

/// <summary>The map and the list of all counties as a reader sees them.</summary>
internal sealed class CountiesPage(IPage page)
{
    public ILocator Heading => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public ILocator Map => page.GetByRole(AriaRole.Region, new() { Name = "Map:" });

    public ILocator List => page.GetByRole(AriaRole.Region, new() { Name = "All counties" });

    /// <summary>The names in the list, in its order.</summary>
    public ILocator Names => List.Locator("tbody th a");

    public ILocator Column(string name) => List.Locator("thead").GetByRole(AriaRole.Link, new() { Name = name });

    public ILocator ColumnsInOrder => List.Locator("thead [aria-sort]");

    public ILocator Tile(string county) => Map.GetByRole(AriaRole.Link, new() { Name = county });

    public static async Task<CountiesPage> OpenAsync(IPage page, string query = "")
    {
        await page.GotoAsync($"counties{query}");
        return new CountiesPage(page);
    }

    public Task SortByAsync(string column) => Column(column).ClickAsync();

    public async Task ShowAsync(string? measure = null, string? year = null, string? order = null)
    {
        foreach (var (label, value) in new[] { ("Colour the map by", measure), ("Financial year", year), ("Order", order) })
        {
            if (value is not null)
            {
                await page.GetByLabel(label, new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = value });
            }
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
    }

    public async Task<CountyPage> ChooseAsync(string county)
    {
        await List.GetByRole(AriaRole.Link, new() { Name = county, Exact = true }).ClickAsync();
        return new CountyPage(page);
    }

    public async Task<CountyPage> ChooseOnMapAsync(string county)
    {
        await Tile(county).ClickAsync();
        return new CountyPage(page);
    }
}

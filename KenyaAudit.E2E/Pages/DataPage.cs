using Microsoft.Playwright;

namespace KenyaAudit.E2E.Pages;

/// <summary>The page of the open data as a reader sees it.</summary>
internal sealed class DataPage(IPage page)
{
    public ILocator Heading => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public ILocator File(string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    /// <summary>The part of one set, by its title.</summary>
    public ILocator Set(string title) => page.GetByRole(AriaRole.Region, new() { Name = title, Exact = true });

    public ILocator Columns(string name) => page.GetByText($"Columns of {name}", new() { Exact = true });

    public static async Task<DataPage> OpenAsync(IPage page)
    {
        await page.GotoAsync("data");
        return new DataPage(page);
    }
}

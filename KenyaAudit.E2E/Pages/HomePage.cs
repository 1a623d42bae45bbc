using Microsoft.Playwright;

namespace KenyaAudit.E2E.Pages;

/// <summary>The front page as a reader sees it.</summary>
internal sealed class HomePage(IPage page)
{
    public ILocator Heading => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public static async Task<HomePage> OpenAsync(IPage page)
    {
        await page.GotoAsync("");
        return new HomePage(page);
    }

    /// <summary>Types into the search box and submits it; the answer is a page of results.</summary>
    public async Task<SearchPage> SearchForAsync(string words)
    {
        await page.GetByRole(AriaRole.Searchbox).FillAsync(words);
        await page.GetByRole(AriaRole.Button, new() { Name = "Search", Exact = true }).ClickAsync();
        return new SearchPage(page);
    }
}

using Microsoft.Playwright;

namespace KenyaAudit.E2E.Pages;

/// <summary>One county as a reader sees it.</summary>
internal sealed class CountyPage(IPage page)
{
    public ILocator Heading => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    /// <summary>The answer to how much was spent, with where it is printed.</summary>
    public ILocator Answer => Section("How much of the budget was spent");

    public ILocator Publisher => Answer.GetByRole(AriaRole.Link, new() { Name = "Document at the publisher's" });

    public ILocator Years => Section("Budget and spending by year");

    public ILocator Chart => Years.GetByRole(AriaRole.Img);

    public ILocator Bills => Section("Pending bills");

    public ILocator Next => page.GetByRole(AriaRole.Link, new() { Name = "Next county" });

    public static async Task<CountyPage> OpenAsync(IPage page, string slug)
    {
        await page.GotoAsync($"counties/{slug}");
        return new CountyPage(page);
    }

    public async Task<ComparePage> CompareAsync()
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "with other counties" }).ClickAsync();
        return new ComparePage(page);
    }

    private ILocator Section(string name) => page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });
}

using Microsoft.Playwright;

namespace KenyaAudit.E2E.Pages;

/// <summary>Counties side by side as a reader sees them.</summary>
internal sealed class ComparePage(IPage page)
{
    public ILocator Heading => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public ILocator Figures => page.GetByRole(AriaRole.Main).Locator("table");

    public ILocator Notices => page.GetByRole(AriaRole.Main).Locator(".notice").GetByRole(AriaRole.Listitem);

    public static async Task<ComparePage> OpenAsync(IPage page, string query = "")
    {
        await page.GotoAsync($"counties/compare{query}");
        return new ComparePage(page);
    }

    public ILocator Row(string measure) => Figures.Locator("tbody tr").Filter(new() { Has = page.GetByText(measure, new() { Exact = true }) });

    public ILocator Choice(string label) => page.GetByLabel(label);

    public Task ChooseAsync(string label, string county) => Choice(label).SelectOptionAsync(new SelectOptionValue { Label = county });

    public Task SubmitAsync() => page.GetByRole(AriaRole.Button, new() { Name = "Compare", Exact = true }).ClickAsync();
}

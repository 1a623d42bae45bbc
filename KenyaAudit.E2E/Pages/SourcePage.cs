using Microsoft.Playwright;

namespace KenyaAudit.E2E.Pages;

/// <summary>The text of one page of a held document.</summary>
internal sealed class SourcePage(IPage page)
{
    public ILocator Heading => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public ILocator Text => page.GetByRole(AriaRole.Region, new() { Name = "Text of the page" });

    public ILocator Findings => page.GetByRole(AriaRole.Region, new() { Name = "Findings on this page" }).GetByRole(AriaRole.Link);

    public Task PreviousAsync() => page.GetByRole(AriaRole.Link, new() { Name = "Previous page" }).ClickAsync();
}

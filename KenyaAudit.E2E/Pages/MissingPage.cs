using Microsoft.Playwright;

namespace KenyaAudit.E2E.Pages;

/// <summary>What a reader sees at an address where there is nothing.</summary>
internal sealed class MissingPage(IPage page)
{
    public ILocator Heading => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public ILocator Text => page.GetByRole(AriaRole.Main);

    public ILocator Words => page.GetByRole(AriaRole.Searchbox);

    /// <summary>The link to a finding that lies near the one asked for.</summary>
    public ILocator Nearest => Text.GetByRole(AriaRole.List).GetByRole(AriaRole.Link);
}

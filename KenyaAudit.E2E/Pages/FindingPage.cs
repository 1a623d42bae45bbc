using Microsoft.Playwright;

namespace KenyaAudit.E2E.Pages;

/// <summary>A finding under its permalink as a reader sees it.</summary>
internal sealed class FindingPage(IPage page)
{
    public ILocator Title => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public ILocator Text => Section("What the report says");

    public ILocator Amounts => Section("Amounts in this finding");

    public ILocator Source => Section("Where it stands");

    public ILocator Citation => Section("Cite this");

    public ILocator Caution => page.GetByRole(AriaRole.Main).GetByText("A finding is not a conviction.");

    /// <summary>Everything the page says of the finding.</summary>
    public ILocator Whole => page.GetByRole(AriaRole.Article);

    public ILocator Neighbours => page.GetByRole(AriaRole.Navigation, new() { Name = "Other findings on" });

    public static async Task<FindingPage> OpenAsync(IPage page, string reference)
    {
        await page.GotoAsync($"findings/{reference}");
        return new FindingPage(page);
    }

    /// <summary>Follows the link to the text of the page it stands on; there only when the document is held.</summary>
    public Task ReadSourcePageAsync() => Source.GetByRole(AriaRole.Link, new() { Name = "Read the text of that page" }).ClickAsync();

    public Task NextAsync() => Neighbours.GetByRole(AriaRole.Link, new() { Name = "Next finding" }).ClickAsync();

    public Task PreviousAsync() => Neighbours.GetByRole(AriaRole.Link, new() { Name = "Previous finding" }).ClickAsync();

    private ILocator Section(string name) => page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });
}

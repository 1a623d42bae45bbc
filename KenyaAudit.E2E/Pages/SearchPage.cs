using Microsoft.Playwright;

namespace KenyaAudit.E2E.Pages;

/// <summary>The page of results as a reader sees it.</summary>
internal sealed class SearchPage(IPage page)
{
    public const string NewestYear = "Newest year";
    public const string LargestAmount = "Largest amount";

    public ILocator Heading => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public ILocator Words => page.GetByRole(AriaRole.Searchbox);

    /// <summary>The order in use.</summary>
    public ILocator Order => Orders.Locator("[aria-current=true]");

    /// <summary>What was changed, added or ignored, with the links that undo it.</summary>
    public ILocator About => page.GetByRole(AriaRole.List, new() { Name = "About this search" });

    /// <summary>Names below the box while one types.</summary>
    public ILocator Suggestions => page.GetByRole(AriaRole.List, new() { Name = "Suggestions" }).GetByRole(AriaRole.Link);

    /// <summary>What is read aloud when names appear.</summary>
    public ILocator SuggestionsSaid => page.Locator("#suggested");

    public ILocator SearchButton => page.GetByRole(AriaRole.Button, new() { Name = "Search", Exact = true });

    private ILocator Orders => page.GetByRole(AriaRole.List, new() { Name = "Order", Exact = true });

    public ILocator From => page.GetByLabel("Ksh from");

    /// <summary>What is read aloud when the results change.</summary>
    public ILocator Said => page.GetByRole(AriaRole.Status);

    /// <summary>The part that is exchanged; it takes the focus after a filter or pager link. Named by its count: "118 findings".</summary>
    public ILocator Results => page.GetByRole(AriaRole.Region, new() { Name = "finding" });

    public ILocator Hits => page.GetByTestId("hit");

    public ILocator Notices => Results.GetByRole(AriaRole.Listitem);

    public ILocator FiltersInUse => page.GetByRole(AriaRole.List, new() { Name = "Filters in use" }).GetByRole(AriaRole.Listitem);

    public ILocator CurrentPage => Pager.Locator("[aria-current=page]");

    private ILocator Pager => page.GetByRole(AriaRole.Navigation, new() { Name = "Pages of results" });

    /// <param name="query">As in an address, with its question mark: "?q=pending+bills".</param>
    public static async Task<SearchPage> OpenAsync(IPage page, string query = "")
    {
        await page.GotoAsync($"search{query}");
        return new SearchPage(page);
    }

    /// <summary>Key by key, as a reader does.</summary>
    public Task TypeAsync(string words) => Words.PressSequentiallyAsync(words);

    public Task SubmitAsync() => SearchButton.ClickAsync();

    public Task SortByAsync(string label) => Orders.GetByRole(AriaRole.Link, new() { Name = label }).ClickAsync();

    /// <summary>Follows a link of the results by its words.</summary>
    public Task FollowAsync(string words) => Results.GetByRole(AriaRole.Link, new() { Name = words }).ClickAsync();

    /// <summary>The values of a filter that are in use, in its own list.</summary>
    public ILocator InUse(string filter) => page.GetByRole(AriaRole.List, new() { Name = filter, Exact = true }).Locator("[aria-current=true]");

    /// <summary>Opens the rest of a filter's values.</summary>
    public Task ShowMoreAsync(string filter) => page.GetByText($"More: {filter}").ClickAsync();

    /// <summary>The link that narrows the results to a value, by the filter's heading and the value's label.</summary>
    public ILocator Filter(string filter, string value) =>
        page.GetByRole(AriaRole.List, new() { Name = filter, Exact = true }).GetByRole(AriaRole.Link, new() { Name = value });

    public Task NarrowAsync(string filter, string value) => Filter(filter, value).ClickAsync();

    /// <summary>Takes a filter off again by the label of its value.</summary>
    public Task WidenAsync(string value) => FiltersInUse.GetByRole(AriaRole.Link, new() { Name = value }).ClickAsync();

    public Task WidenAsync() => WidenAsync("Remove all filters");

    public Task NextAsync() => Pager.GetByRole(AriaRole.Link, new() { Name = "Next page" }).ClickAsync();

    public Task PreviousAsync() => Pager.GetByRole(AriaRole.Link, new() { Name = "Previous page" }).ClickAsync();

    /// <summary>Follows the link of a hit, counted from 0.</summary>
    public async Task<FindingPage> ReadAsync(int hit)
    {
        await TitleOf(hit).ClickAsync();
        return new FindingPage(page);
    }

    public ILocator TitleOf(int hit) => Hits.Nth(hit).GetByRole(AriaRole.Heading).GetByRole(AriaRole.Link);
}

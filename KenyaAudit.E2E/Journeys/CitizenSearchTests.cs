using System.Text.RegularExpressions;
using KenyaAudit.E2E.Pages;
using KenyaAudit.E2E.Support;
using static Microsoft.Playwright.Assertions;

namespace KenyaAudit.E2E.Journeys;

/// <summary>A citizen searches on a phone that runs scripts: the page moves as little as it can, and says what changed.</summary>
public sealed partial class CitizenSearchTests(Site site) : Journey(site)
{
    [Fact]
    public async Task Typing_renews_the_list_says_the_count_and_leaves_the_focus_in_the_box()
    {
        var page = await OpenAsync(Device.Phone);
        var search = await SearchPage.OpenAsync(page);
        await Expect(search.Said).ToHaveTextAsync(Count);
        var all = await search.Said.TextContentAsync();

        await search.TypeAsync("pending");
        await Expect(search.Said).Not.ToHaveTextAsync(all!);
        await Expect(page).ToHaveURLAsync(new Regex(@"/search\?q=pending$"));
        await search.TypeAsync(" bills");

        await Expect(page).ToHaveURLAsync(new Regex(@"/search\?q=pending%20bills$"));
        await Expect(search.Said).ToHaveTextAsync(Count);
        await Expect(search.Words).ToBeFocusedAsync();
        await Expect(search.Words).ToHaveValueAsync("pending bills");
        await Expect(search.Hits).ToHaveCountAsync(10);
        await Expect(search.TitleOf(0)).ToContainTextAsync("Pending Bills");
    }

    [Fact]
    public async Task The_home_page_takes_words_to_the_results_and_a_hit_to_its_finding()
    {
        var page = await OpenAsync(Device.Phone);
        var home = await HomePage.OpenAsync(page);
        await Expect(home.Heading).ToBeVisibleAsync();

        var search = await home.SearchForAsync("pending bills");
        await Expect(search.Hits).ToHaveCountAsync(10);
        var title = (await search.TitleOf(2).TextContentAsync())!;
        var finding = await search.ReadAsync(2);

        await Expect(page).ToHaveURLAsync(new Regex("/findings/ng-2020-21-[0-9]+$"));
        await Expect(finding.Title).ToHaveTextAsync(title);
        await Expect(finding.Caution).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Filters_narrow_one_after_the_other_and_come_off_in_any_order()
    {
        var page = await OpenAsync(Device.Phone);
        var search = await SearchPage.OpenAsync(page, "?q=pending%20bills");
        var all = (await search.Said.TextContentAsync())!;

        await search.NarrowAsync("Audit opinion", "Qualified");
        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=pending%20bills&opinion=qualified$"));
        await Expect(search.Results).ToBeFocusedAsync();
        await Expect(search.FiltersInUse).ToHaveTextAsync([Named("Audit opinion: Qualified"), Named("Remove all filters")]);
        await search.NarrowAsync("Part of the report", "Financial statements");
        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=pending%20bills&section=financial-statements&opinion=qualified$"));
        await Expect(search.FiltersInUse).ToHaveCountAsync(3);
        await Expect(search.Said).Not.ToHaveTextAsync(all);

        await search.WidenAsync("Qualified");
        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=pending%20bills&section=financial-statements$"));
        await search.WidenAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=pending%20bills$"));
        await Expect(search.Said).ToHaveTextAsync(all);
        await Expect(search.FiltersInUse).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task New_words_keep_the_filter_in_use()
    {
        var page = await OpenAsync(Device.Phone);
        var search = await SearchPage.OpenAsync(page, "?q=pending");
        await search.NarrowAsync("Audit opinion", "Adverse");
        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=pending&opinion=adverse$"));

        await search.Words.FillAsync("unsupported expenditure");

        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=unsupported%20expenditure&opinion=adverse$"));
        await Expect(search.FiltersInUse.First).ToContainTextAsync("Adverse");
        await Expect(search.Words).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_largest_amount_comes_first_and_a_lower_bound_is_kept_until_it_is_taken_off()
    {
        var page = await OpenAsync(Device.Phone);
        var search = await SearchPage.OpenAsync(page);

        await search.SortByAsync(SearchPage.LargestAmount);
        await Expect(page).ToHaveURLAsync(new Regex(@"/search\?sort=amount$"));
        var amounts = await AmountsAsync(search);
        Assert.Equal(10, amounts.Count);
        Assert.Equal(amounts.OrderDescending(), amounts);

        await search.From.FillAsync("1000000000");
        await search.From.PressAsync("Tab");
        await Expect(page).ToHaveURLAsync(new Regex(@"\?min=1000000000&sort=amount$"));
        await Expect(search.FiltersInUse.First).ToContainTextAsync("from Ksh 1,000,000,000");
        Assert.Equal(amounts[0], (await AmountsAsync(search))[0]);

        await search.WidenAsync("from Ksh 1,000,000,000");
        await Expect(page).ToHaveURLAsync(new Regex(@"/search\?sort=amount$"));

        // What was taken off must not come back with the next words.
        await search.Words.FillAsync("pending");
        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=pending&sort=amount$"));
    }

    [Fact]
    public async Task The_pager_moves_the_focus_to_the_results_and_keeps_words_filter_and_order()
    {
        var page = await OpenAsync(Device.Phone);
        var search = await SearchPage.OpenAsync(page, "?q=pending&opinion=qualified&sort=newest");
        var first = (await search.TitleOf(0).GetAttributeAsync("href"))!;

        await search.NextAsync();

        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=pending&opinion=qualified&sort=newest&p=2$"));
        await Expect(search.Results).ToBeFocusedAsync();
        await Expect(search.Results).ToBeInViewportAsync();
        await Expect(search.Said).ToHaveTextAsync(new Regex(@", page 2 of [0-9]+\s*$"));
        await Expect(search.CurrentPage).ToContainTextAsync("2");
        await Expect(search.TitleOf(0)).Not.ToHaveAttributeAsync("href", first);
        await Expect(search.Order).ToHaveTextAsync(SearchPage.NewestYear);
        await search.PreviousAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=pending&opinion=qualified&sort=newest$"));
        await Expect(search.TitleOf(0)).ToHaveAttributeAsync("href", first);
    }

    [Fact]
    public async Task Two_values_of_one_filter_widen_it()
    {
        var page = await OpenAsync(Device.Phone);
        var search = await SearchPage.OpenAsync(page, "?opinion=adverse");
        var adverse = NumberIn(await search.Said.TextContentAsync());

        await search.NarrowAsync("Audit opinion", "Disclaimer");

        await Expect(page).ToHaveURLAsync(new Regex(@"\?opinion=adverse&opinion=disclaimer$"));
        await Expect(search.FiltersInUse).ToHaveCountAsync(3);
        Assert.True(NumberIn(await search.Said.TextContentAsync()) > adverse);
    }

    private static Regex Named(string label) => new(Regex.Escape(label).Replace("\\ ", @"\s+", StringComparison.Ordinal));

    private static long NumberIn(string? text) =>
        long.Parse(Number.Match(text ?? "").Value.Replace(",", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<List<long>> AmountsAsync(SearchPage search)
    {
        await Expect(search.Hits.Last.GetByText("in question")).ToBeVisibleAsync();
        return [.. (await search.Hits.GetByText("in question").AllTextContentsAsync()).Select(NumberIn)];
    }

    [GeneratedRegex(@"^[0-9,]+ findings?(, page [0-9,]+ of [0-9,]+)?\s*$")]
    private static partial Regex Count { get; }

    [GeneratedRegex("[0-9][0-9,]*")]
    private static partial Regex Number { get; }
}

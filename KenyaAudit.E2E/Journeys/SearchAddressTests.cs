using System.Text.RegularExpressions;
using KenyaAudit.E2E.Pages;
using KenyaAudit.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KenyaAudit.E2E.Journeys;

/// <summary>The address is the search: Back, Forward, refresh, links from elsewhere, and addresses nobody should have written.</summary>
public sealed class SearchAddressTests(Site site) : Journey(site)
{
    [Fact]
    public async Task Back_and_Forward_restore_the_whole_page_with_its_list()
    {
        var page = await OpenAsync(Device.Phone);
        var search = await SearchPage.OpenAsync(page, "?q=pending%20bills");
        await search.NarrowAsync("Audit opinion", "Qualified");
        await Expect(search.FiltersInUse).ToHaveCountAsync(2);
        await search.NextAsync();
        await Expect(search.CurrentPage).ToContainTextAsync("2");
        var second = (await search.TitleOf(0).GetAttributeAsync("href"))!;

        await page.GoBackAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=pending%20bills&opinion=qualified$"));
        await AssertWholeAsync(page, search, filters: 2, number: "1");
        await page.GoBackAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=pending%20bills$"));
        await AssertWholeAsync(page, search, filters: 0, number: "1");

        await page.GoForwardAsync();
        await Expect(search.FiltersInUse).ToHaveCountAsync(2);
        await page.GoForwardAsync();
        await AssertWholeAsync(page, search, filters: 2, number: "2");
        await Expect(search.TitleOf(0)).ToHaveAttributeAsync("href", second);
    }

    [Fact]
    public async Task Back_from_a_finding_returns_to_what_was_typed()
    {
        var page = await OpenAsync(Device.Phone);
        var search = await SearchPage.OpenAsync(page);
        await search.TypeAsync("pending bills");
        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=pending%20bills$"));
        await Expect(search.TitleOf(0)).ToContainTextAsync("Pending Bills");
        var finding = await search.ReadAsync(0);
        await Expect(finding.Caution).ToBeVisibleAsync();

        await page.GoBackAsync();

        await AssertWholeAsync(page, search, filters: 0, number: "1");
        await Expect(search.Words).ToHaveValueAsync("pending bills");
        await search.NextAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=pending%20bills&p=2$"));
    }

    [Fact]
    public async Task The_title_of_the_window_names_what_is_searched()
    {
        var page = await OpenAsync(Device.Desktop);
        var search = await SearchPage.OpenAsync(page);
        await Expect(page).ToHaveTitleAsync("Search the findings · KenyaAudit");

        await search.TypeAsync("imprest");

        await Expect(page).ToHaveTitleAsync("imprest: search · KenyaAudit");
        await page.GoBackAsync();
        await Expect(page).ToHaveTitleAsync("Search the findings · KenyaAudit");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_refresh_keeps_words_filters_order_and_page(bool javaScript)
    {
        var page = await OpenAsync(Device.Desktop, javaScript);
        var search = await SearchPage.OpenAsync(page, "?q=pending&section=financial-statements&opinion=qualified&min=1000000&sort=amount&p=2");
        var said = (await search.Said.TextContentAsync())!;
        var hits = await search.Hits.AllTextContentsAsync();

        await page.ReloadAsync();

        await Expect(search.Said).ToHaveTextAsync(said);
        Assert.Equal(hits, await search.Hits.AllTextContentsAsync());
        await Expect(search.FiltersInUse).ToHaveCountAsync(4);
        await Expect(search.Order).ToHaveTextAsync(SearchPage.LargestAmount);
        await Expect(search.From).ToHaveValueAsync("1000000");
        await Expect(search.CurrentPage).ToContainTextAsync("2");
    }

    [Fact]
    public async Task A_link_from_elsewhere_opens_the_filtered_search_as_it_was_sent()
    {
        var page = await OpenAsync(Device.Desktop);

        var search = await SearchPage.OpenAsync(page, "?q=pending&opinion=adverse&utm_source=mail");

        await Expect(search.Words).ToHaveValueAsync("pending");
        await Expect(search.FiltersInUse.First).ToContainTextAsync("Adverse");
        foreach (var hit in await search.Hits.AllTextContentsAsync())
        {
            Assert.Contains("Adverse", hit, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_found_says_what_to_do_next(bool javaScript)
    {
        var page = await OpenAsync(Device.Phone, javaScript);
        var search = await SearchPage.OpenAsync(page, "?q=xylophones&opinion=adverse");

        await Expect(search.Said).ToContainTextAsync("0 findings");
        await Expect(search.Results).ToContainTextAsync("Nothing was found.");
        await Expect(search.Results).ToContainTextAsync("That does not mean that nothing happened");
        await Expect(search.Results.GetByRole(AriaRole.Link, new() { Name = "Look through the audited entities" })).ToBeVisibleAsync();
        await search.Results.GetByRole(AriaRole.Link, new() { Name = "Search again without the filters" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=xylophones$"));
        await Expect(search.Results).ToContainTextAsync("Try fewer or simpler words");
    }

    [Theory]
    [InlineData("?q=pending&p=abc")]
    [InlineData("?q=pending&p=-1")]
    [InlineData("?q=pending&p=99999999999999999999")]
    [InlineData("?q=pending&fy=banana")]
    [InlineData("?q=pending&section=xyz")]
    [InlineData("?q=pending&min=lots&max=-5")]
    [InlineData("?q=pending&sort=sideways")]
    public async Task A_bad_value_gets_a_notice_and_still_results(string query)
    {
        var page = await OpenAsync(Device.Phone);

        var search = await SearchPage.OpenAsync(page, query);

        await Expect(search.Hits.First).ToBeVisibleAsync();
        await Expect(search.Notices.First).ToBeVisibleAsync();
        await Expect(search.Words).ToHaveValueAsync("pending");
    }

    [Theory]
    [InlineData("\"><script>alert(1)</script>")]
    [InlineData("\"pending bills")]
    [InlineData("pending\" OR \"bills")]
    [InlineData("title:* AND (pending OR")]
    [InlineData("</title><img src=x onerror=alert(1)>")]
    [InlineData("'; drop table findings; --")]
    [InlineData("~^!{}[]\\")]
    public async Task Hostile_words_are_shown_as_words(string words)
    {
        var page = await OpenAsync(Device.Desktop);
        page.Dialog += (_, dialog) => Assert.Fail($"A script ran: {dialog.Message}");

        var search = await SearchPage.OpenAsync(page, $"?q={Uri.EscapeDataString(words)}");

        await Expect(search.Words).ToHaveValueAsync(words);
        await Expect(search.Said).ToContainTextAsync("finding");
        await Expect(page).ToHaveTitleAsync($"{words}: search · KenyaAudit");
        Assert.Equal(0, await page.Locator("main script, main img").CountAsync());

        // The same by the other way, as a fragment put in by script.
        await search.Words.FillAsync("");
        await Expect(page).ToHaveURLAsync(new Regex("/search$"));
        await search.Words.FillAsync(words);
        await Expect(page).ToHaveTitleAsync($"{words}: search · KenyaAudit");
        await Expect(search.Words).ToHaveValueAsync(words);
        Assert.Equal(0, await page.Locator("main script, main img").CountAsync());
    }

    private static async Task AssertWholeAsync(IPage page, SearchPage search, int filters, string number)
    {
        await Expect(search.Heading).ToHaveTextAsync("Search the findings");
        await Expect(page.GetByRole(AriaRole.Main)).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Contentinfo)).ToBeVisibleAsync();
        await Expect(search.Words).ToHaveValueAsync("pending bills");
        await Expect(search.FiltersInUse).ToHaveCountAsync(filters);
        await Expect(search.Hits).ToHaveCountAsync(10);
        await Expect(search.CurrentPage).ToContainTextAsync(number);
    }
}

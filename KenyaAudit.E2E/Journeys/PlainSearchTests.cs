using System.Text.RegularExpressions;
using KenyaAudit.E2E.Pages;
using KenyaAudit.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KenyaAudit.E2E.Journeys;

/// <summary>The same search where no script runs: a form, links and whole pages.</summary>
public sealed class PlainSearchTests(Site site) : Journey(site)
{
    [Fact]
    public async Task A_form_finds_and_a_hit_opens()
    {
        var page = await OpenAsync(Device.Phone, javaScript: false);
        var search = await SearchPage.OpenAsync(page);

        await search.TypeAsync("pending bills");
        await search.SubmitAsync();

        await Expect(page).ToHaveURLAsync(new Regex(@"/search\?q=pending\+bills(&|$)"));
        await Expect(search.Words).ToHaveValueAsync("pending bills");
        await Expect(search.Said).ToContainTextAsync("findings, page 1 of");
        await Expect(search.Hits).ToHaveCountAsync(10);
        var title = (await search.TitleOf(0).TextContentAsync())!;
        var finding = await search.ReadAsync(0);
        await Expect(finding.Title).ToHaveTextAsync(title);
    }

    [Fact]
    public async Task The_pager_goes_on_and_comes_back()
    {
        var page = await OpenAsync(Device.Phone, javaScript: false);
        var search = await SearchPage.OpenAsync(page, "?q=pending%20bills");
        var first = (await search.TitleOf(0).GetAttributeAsync("href"))!;

        await search.NextAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=pending%20bills&p=2$"));
        await Expect(search.CurrentPage).ToContainTextAsync("2");
        await Expect(search.TitleOf(0)).Not.ToHaveAttributeAsync("href", first);

        await search.PreviousAsync();
        await Expect(search.TitleOf(0)).ToHaveAttributeAsync("href", first);
    }

    [Fact]
    public async Task Filters_are_links_that_add_up_and_can_be_removed()
    {
        var page = await OpenAsync(Device.Phone, javaScript: false);
        var search = await SearchPage.OpenAsync(page, "?q=pending%20bills");

        await search.NarrowAsync("Audit opinion", "Qualified");
        await search.NarrowAsync("Part of the report", "Financial statements");
        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=pending%20bills&section=financial-statements&opinion=qualified$"));
        await Expect(search.FiltersInUse).ToHaveCountAsync(3);
        await search.NextAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=pending%20bills&section=financial-statements&opinion=qualified&p=2$"));

        await search.WidenAsync("Qualified");
        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=pending%20bills&section=financial-statements$"));
        await search.WidenAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=pending%20bills$"));
        await Expect(search.FiltersInUse).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Order_and_filters_go_with_the_form()
    {
        var page = await OpenAsync(Device.Phone, javaScript: false);
        var search = await SearchPage.OpenAsync(page, "?opinion=adverse");

        await search.SortByAsync(SearchPage.LargestAmount);
        await search.TypeAsync("pending");
        await search.SubmitAsync();

        await Expect(page).ToHaveURLAsync(new Regex("[?&]q=pending(&|$)"));
        await Expect(page).ToHaveURLAsync(new Regex("[?&]opinion=adverse(&|$)"));
        await Expect(search.Order).ToHaveTextAsync(SearchPage.LargestAmount);
        await Expect(search.FiltersInUse.First).ToContainTextAsync("Adverse");
        await Expect(search.Hits.First).ToBeVisibleAsync();
        await search.SortByAsync(SearchPage.NewestYear);
        await Expect(page).ToHaveURLAsync(new Regex("[?&]sort=newest(&|$)"));
    }

    [Fact]
    public async Task The_way_through_entities_to_a_finding_needs_no_script()
    {
        var page = await OpenAsync(Device.Phone, javaScript: false);
        await page.GotoAsync("entities");

        await page.GetByLabel("Part of a name, or a vote number").FillAsync("treasury");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "The National Treasury", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/entities/the-national-treasury$"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Search all findings, with those of its funds and projects" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex(@"/search\?entity=the-national-treasury$"));
        await Expect(new SearchPage(page).FiltersInUse.First).ToContainTextAsync("The National Treasury");
    }
}

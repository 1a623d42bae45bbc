using System.Text.RegularExpressions;
using KenyaAudit.E2E.Pages;
using KenyaAudit.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KenyaAudit.E2E.Journeys;

/// <summary>A journalist follows a permalink, checks what it says and where it says it from, and cites it.</summary>
public sealed class JournalistTests(Site site) : Journey(site)
{
    private const string Known = "ng-2020-21-319";
    private const string Entity = "State Department for Early Learning and Basic Education";

    [Theory]
    [InlineData(Device.Phone)]
    [InlineData(Device.Desktop)]
    public async Task A_permalink_says_what_was_found_about_whom_when_and_on_which_page(Device device)
    {
        var page = await OpenAsync(device);

        var finding = await FindingPage.OpenAsync(page, Known);

        await Expect(finding.Title).ToHaveTextAsync("Subsidies");
        await Expect(finding.Whole).ToContainTextAsync(Entity);
        await Expect(finding.Whole).ToContainTextAsync("Financial year 2020/21");
        await Expect(finding.Whole).ToContainTextAsync("Qualified");
        await Expect(finding.Whole).ToContainTextAsync("Financial statements");
        await Expect(finding.Caution).ToBeVisibleAsync();
        await Expect(finding.Source).ToContainTextAsync("printed pages 109 to 110, PDF pages 121 to 122");
        await Expect(finding.Source).ToContainTextAsync("Document not held");
        await Expect(finding.Text).ToContainTextAsync("The full text of this finding is not loaded here.");
        await Expect(finding.Amounts).ToContainTextAsync("Kshs.59,541,584,343");
        await Expect(page).ToHaveTitleAsync($"Subsidies: {Entity} · KenyaAudit");
    }

    [Fact]
    public async Task The_citation_holds_the_permalink_and_the_page()
    {
        var page = await OpenAsync(Device.Desktop);
        var shared = await Site.SharedAsync();

        var finding = await FindingPage.OpenAsync(page, Known);

        await Expect(finding.Citation).ToContainTextAsync($"{shared.Address}findings/{Known}");
        await Expect(finding.Citation).ToContainTextAsync("paragraph 319, “Subsidies”, page 109, PDF page 121");
        await Expect(finding.Citation).ToContainTextAsync(new Regex(@"accessed [0-9]{1,2} \w+ 20[0-9]{2}"));
        await finding.Citation.GetByRole(AriaRole.Link, new() { Name = "Permanent link to this version" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"/findings/{Known}/v1$"));
        await Expect(finding.Title).ToHaveTextAsync("Subsidies");
    }

    [Theory]
    [InlineData("NG-2020-21-319")]
    [InlineData("ng-2020-21-319/subsidies")]
    [InlineData("Ng-2020-21-319/Some/Other-Words?utm_source=mail")]
    public async Task Another_spelling_leads_to_the_canonical_address(string written)
    {
        var page = await OpenAsync(Device.Phone);

        var finding = await FindingPage.OpenAsync(page, written);

        await Expect(page).ToHaveURLAsync(new Regex($"/findings/{Known}(\\?utm_source=mail)?$"));
        await Expect(finding.Title).ToHaveTextAsync("Subsidies");
    }

    [Fact]
    public async Task Neighbours_lead_through_the_findings_of_the_entity_and_back()
    {
        var page = await OpenAsync(Device.Phone);
        var finding = await FindingPage.OpenAsync(page, Known);

        await finding.NextAsync();
        await Expect(page).Not.ToHaveURLAsync(new Regex($"/findings/{Known}$"));
        await Expect(finding.Whole).ToContainTextAsync(Entity);
        await finding.PreviousAsync();

        await Expect(page).ToHaveURLAsync(new Regex($"/findings/{Known}$"));
    }

    [Fact]
    public async Task A_finding_leads_to_its_entity_with_opinion_and_all_its_findings()
    {
        var page = await OpenAsync(Device.Desktop);
        await FindingPage.OpenAsync(page, Known);

        await page.GetByRole(AriaRole.Navigation, new() { Name = "You are here" }).GetByRole(AriaRole.Link, new() { Name = Entity }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Entity);
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Audit opinion by year" })).ToContainTextAsync("Qualified");
        await page.GetByRole(AriaRole.List, new() { Name = "Largest amounts in question" }).GetByRole(AriaRole.Link, new() { Name = "Subsidies", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"/findings/{Known}$"));
    }

    [Theory]
    [InlineData("ng-2020-21-99999", "No finding with the reference ng-2020-21-99999 is loaded")]
    [InlineData("no-such-thing", "A finding's reference looks like ng-2020-21-319")]
    public async Task An_unknown_reference_gets_a_page_that_helps(string reference, string said)
    {
        Expecting("status: 404");
        Expecting("the server responded with a status of 404");
        var page = await OpenAsync(Device.Phone);
        await page.GotoAsync($"findings/{reference}");
        var missing = new MissingPage(page);

        await Expect(missing.Heading).ToHaveTextAsync("There is nothing at this address");
        await Expect(missing.Text).ToContainTextAsync(said);
        await missing.Words.FillAsync("subsidies");
        await missing.Words.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync(new Regex(@"/search\?q=subsidies"));
        await Expect(new SearchPage(page).Hits.First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_reference_past_the_last_names_the_nearest_finding()
    {
        Expecting("status: 404");
        Expecting("the server responded with a status of 404");
        var page = await OpenAsync(Device.Phone);
        await page.GotoAsync("findings/ng-2020-21-99999");

        await new MissingPage(page).Nearest.First.ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("/findings/ng-2020-21-[0-9]{4}$"));
        await Expect(new FindingPage(page).Caution).ToBeVisibleAsync();
    }

    [Fact]
    public async Task On_paper_a_finding_keeps_its_facts_and_citation_and_loses_the_navigation()
    {
        var page = await OpenAsync(Device.Desktop);
        var finding = await FindingPage.OpenAsync(page, Known);
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Main" })).ToBeVisibleAsync();

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Main" })).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "You are here" })).ToBeHiddenAsync();
        await Expect(finding.Neighbours).ToBeHiddenAsync();
        await Expect(finding.Title).ToBeVisibleAsync();
        await Expect(finding.Source).ToBeVisibleAsync();
        await Expect(finding.Citation).ToContainTextAsync($"findings/{Known}");
        await Expect(finding.Caution).ToBeVisibleAsync();
    }
}

using System.Text.RegularExpressions;
using KenyaAudit.E2E.Pages;
using KenyaAudit.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KenyaAudit.E2E.Journeys;

/// <summary>The ways through the house: from the front page to reports and profiles and back, and out to other people. Mostly without script.</summary>
public sealed class HouseTests(Site site) : Journey(site)
{
    [Theory]
    [InlineData("Counties", "The counties and their money")]
    [InlineData("Entities", "Audited entities")]
    [InlineData("Reports", "Reports")]
    [InlineData("Data", "Open data")]
    [InlineData("Status", "Status of the data")]
    [InlineData("About", "About KenyaAudit")]
    public async Task Every_part_of_the_house_is_one_step_from_the_front_page_and_one_step_back(string label, string heading)
    {
        var page = await OpenAsync(Device.Phone, javaScript: false);
        await page.GotoAsync("");

        await page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = label, Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(heading);

        await page.GetByRole(AriaRole.Link, new() { Name = "Home", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("What the Auditor-General found");
    }

    [Fact]
    public async Task The_findings_worth_reading_lead_to_the_finding_with_that_amount()
    {
        var page = await OpenAsync(Device.Phone, javaScript: false);
        await page.GotoAsync("");
        var worth = page.GetByRole(AriaRole.Region, new() { Name = "Five findings worth reading" });
        await Expect(worth.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(5);
        await Expect(worth).ToContainTextAsync("Chosen by a rule");
        var amount = await worth.Locator(".money").First.InnerTextAsync();

        await worth.GetByRole(AriaRole.Link).First.ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("/findings/ng-2020-21-[0-9]+$"));
        await Expect(new FindingPage(page).Whole).ToContainTextAsync(amount);
    }

    [Theory]
    [InlineData("WhatsApp", "https://wa.me/?text=")]
    [InlineData("SMS", "sms:?")]
    [InlineData("Mail", "mailto:?")]
    public async Task A_finding_is_passed_on_by_a_plain_link_that_holds_its_address(string label, string start)
    {
        var page = await OpenAsync(Device.Phone, javaScript: false);
        await FindingPage.OpenAsync(page, "ng-2020-21-319");

        var link = page.GetByRole(AriaRole.Region, new() { Name = "Pass it on" }).GetByRole(AriaRole.Link, new() { Name = label });

        var address = await link.GetAttributeAsync("href");
        Assert.StartsWith(start, address, StringComparison.Ordinal);
        Assert.Contains("/findings/ng-2020-21-319", Uri.UnescapeDataString(address!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journalist_goes_from_a_county_s_figure_to_its_report_and_sees_what_is_loaded_of_it()
    {
        var page = await OpenAsync(Device.Desktop, javaScript: false);
        await page.GotoAsync("counties/kisumu");
        await Expect(page.GetByText("Table 2.5").First).ToBeVisibleAsync();

        await page.GotoAsync("reports/cob-county-birr-2024-25");

        var facts = page.GetByRole(AriaRole.Main);
        await Expect(facts).ToContainTextAsync("budget and spending of 47 counties");
        await Expect(facts).ToContainTextAsync("Its document is not held");
        await Expect(facts.GetByRole(AriaRole.Link, new() { Name = "https://cob.go.ke" })).ToHaveAttributeAsync("href", new Regex("wpdmdl=16263$"));
    }

    [Fact]
    public async Task The_register_tells_loaded_reports_from_those_only_known()
    {
        var page = await OpenAsync(Device.Phone, javaScript: false);
        await page.GotoAsync("reports");

        var loaded = page.GetByRole(AriaRole.Region, new() { NameRegex = new Regex("^Loaded: ") });
        var waiting = page.GetByRole(AriaRole.Region, new() { NameRegex = new Regex("^Known, nothing loaded yet: ") });
        await Expect(loaded.GetByRole(AriaRole.Link, new() { Name = "National Government for the Year 2020/2021" })).ToBeVisibleAsync();
        await Expect(waiting.GetByRole(AriaRole.Link, new() { Name = "County Executives for the financial year 2023/24" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_entity_s_part_of_the_report_leads_to_a_search_narrowed_to_it()
    {
        var page = await OpenAsync(Device.Phone, javaScript: false);
        await page.GotoAsync("entities/the-national-treasury");

        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Financial statements" }).First.ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex(@"/search\?entity=the-national-treasury&section=financial-statements$"));
        await Expect(new SearchPage(page).Hits.First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_foot_of_every_page_says_when_sources_were_checked_and_leads_to_the_method()
    {
        var page = await OpenAsync(Device.Phone, javaScript: false);
        await page.GotoAsync("counties/siaya");
        var foot = page.GetByRole(AriaRole.Contentinfo);
        await Expect(foot).ToContainTextAsync(new Regex("[Cc]hecked.*last loaded", RegexOptions.Singleline));

        await page.GotoAsync("about/method");

        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("worked out, not printed");
        Assert.False(await page.ScrollsSidewaysAsync());
    }

    [Fact]
    public async Task On_paper_a_finding_keeps_its_source_and_loses_the_navigation()
    {
        var page = await OpenAsync(Device.Desktop);
        var finding = await FindingPage.OpenAsync(page, "ng-2020-21-319");

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(finding.Source).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Main" })).ToBeHiddenAsync();
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using KenyaAudit.E2E.Pages;
using KenyaAudit.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KenyaAudit.E2E.Journeys;

/// <summary>People get what they mean, are told what was made of their words, and can undo it.</summary>
public sealed partial class SearchMeaningTests(Site site, OwnSite own) : Journey(site), IClassFixture<OwnSite>
{
    private const string Opinion = "Audit opinion";
    private static readonly TimeSpan SearchableWithin = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Fake_bank_accounts_are_found_by_the_words_of_a_citizen(bool javaScript)
    {
        var report = ReportPdf.Write(own.Process.DataFolder, 2017, new Matter(
            "Grants Paid to Unknown Beneficiaries",
            "This synthetic paragraph says that grants of Kshs.7,654,000 for secondary schools", "went to bank accounts that were fake."));
        var (exitCode, output) = await own.Process.RunVerbAsync(Cancellation, "ingest", "oag-national", "--file", report);
        Assert.True(exitCode == 0, output);
        await Until.TrueAsync(async () => await own.Process.CountAsync("q=beneficiaries+fake", Cancellation) > 0, SearchableWithin, "the report is found", Cancellation);
        var page = await OpenAsync(Device.Phone, javaScript, on: own.Process);
        var home = await HomePage.OpenAsync(page);

        var search = await home.SearchForAsync("fake bank accounts secondary schools");

        await Expect(search.TitleOf(0)).ToHaveTextAsync("Grants Paid to Unknown Beneficiaries");
        await Expect(search.Hits.First).ToContainTextAsync("7,654,000");
        await Expect(search.Hits.First).ToContainTextAsync("2016/17");
        await Expect(search.Hits.First).ToContainTextAsync(Place);
        await Expect(search.Hits.First.Locator("mark")).ToContainTextAsync(["secondary", "bank", "fake"]);
    }

    [Theory]
    [InlineData(Device.Phone, true)]
    [InlineData(Device.Desktop, true)]
    [InlineData(Device.Phone, false)]
    public async Task A_misspelt_word_is_corrected_said_and_undone(Device device, bool javaScript)
    {
        var page = await OpenAsync(device, javaScript);
        var search = await SearchPage.OpenAsync(page, "?q=Delayed%20Complition");

        await Expect(search.About).ToContainTextAsync("We searched for “completion” instead of “complition”.");
        await Expect(search.Hits.First).ToContainTextAsync(new Regex("Completion"));
        await search.FollowAsync("Search exactly what I typed");

        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=Delayed%20Complition&exact=1$"));
        await Expect(search.FiltersInUse.First).ToContainTextAsync("exactly what was typed");
        await Expect(search.About).Not.ToContainTextAsync("instead of");
        await search.FollowAsync("Also search for other words of the same meaning");

        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=Delayed%20Complition$"));
        await Expect(search.About).ToContainTextAsync("We searched for “completion”");
    }

    [Fact]
    public async Task Swahili_words_find_what_the_reports_say_in_English_and_one_link_turns_that_off()
    {
        var page = await OpenAsync(Device.Phone);
        var search = await SearchPage.OpenAsync(page);
        await search.TypeAsync("madeni ya wauzaji");
        await Expect(search.About).ToContainTextAsync(new Regex(@"Also searched:.*pending bills.*\(madeni (ya )?wauzaji\)"));
        await Expect(search.Hits).ToHaveCountAsync(10);
        await Expect(search.Words).ToBeFocusedAsync();
        var count = NumberIn(await search.Said.TextContentAsync());

        await search.FollowAsync("Turn this off");

        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=madeni%20ya%20wauzaji&exact=1$"));
        await Expect(search.Results).ToBeFocusedAsync();
        await Expect(search.About).Not.ToContainTextAsync("Also searched");
        Assert.True(NumberIn(await search.Said.TextContentAsync()) < count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Several_values_of_a_filter_are_switched_on_and_off_in_its_list(bool javaScript)
    {
        var page = await OpenAsync(Device.Desktop, javaScript);
        var search = await SearchPage.OpenAsync(page, "?q=pending%20bills");

        await search.NarrowAsync(Opinion, "Adverse");
        await Expect(search.InUse(Opinion)).ToHaveTextAsync([new Regex("Adverse")]);
        await search.NarrowAsync(Opinion, "Qualified");
        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=pending%20bills&opinion=adverse&opinion=qualified$"));
        await Expect(search.InUse(Opinion)).ToHaveCountAsync(2);

        await search.NarrowAsync(Opinion, "Adverse");
        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=pending%20bills&opinion=qualified$"));
        await search.NarrowAsync(Opinion, "Qualified");
        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=pending%20bills$"));
        await Expect(search.InUse(Opinion)).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_amount_band_narrows_to_its_count_and_comes_off(bool javaScript)
    {
        var page = await OpenAsync(Device.Phone, javaScript);
        var search = await SearchPage.OpenAsync(page, "?q=pending%20bills");
        var band = search.Filter("Amount in question", "Ksh 1 billion and more");
        var count = NumberIn((await band.TextContentAsync())!.Replace("Ksh 1 billion", "", StringComparison.Ordinal));

        await band.ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=pending%20bills&min=1000000000$"));
        await Expect(search.FiltersInUse.First).ToContainTextAsync("from Ksh 1,000,000,000");
        await Expect(search.From).ToHaveValueAsync("1000000000");
        Assert.Equal(count, NumberIn(await search.Said.TextContentAsync()));
        await search.WidenAsync("from Ksh 1,000,000,000");
        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=pending%20bills$"));
        await Expect(search.From).ToHaveValueAsync("");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_found_leads_on_by_the_filter_that_is_in_the_way(bool javaScript)
    {
        var page = await OpenAsync(Device.Phone, javaScript);
        var search = await SearchPage.OpenAsync(page, "?q=pending%20bills&min=900000000000000");
        var without = search.Results.GetByRole(AriaRole.Link, new() { Name = "Without the filter “Amount in question”" });
        var promised = NumberIn((await without.TextContentAsync())!.Split(':')[1]);

        await without.ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=pending%20bills$"));
        await Expect(search.Hits).ToHaveCountAsync(10);
        Assert.Equal(promised, NumberIn(await search.Said.TextContentAsync()));
    }

    [Fact]
    public async Task Nothing_found_offers_the_nearest_spelling_and_the_tips()
    {
        var page = await OpenAsync(Device.Phone);
        var search = await SearchPage.OpenAsync(page, "?q=imprst&exact=1");
        await Expect(search.Said).ToContainTextAsync("0 findings");

        await search.Results.GetByRole(AriaRole.Link, new() { Name = "imprest", Exact = true }).ClickAsync();
        await Expect(search.Words).ToHaveValueAsync("imprest");
        await Expect(search.Hits.First).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Search tips" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Search tips");
        await page.GetByRole(AriaRole.Link, new() { Name = "procure*" }).ClickAsync();
        await Expect(search.Hits).ToHaveCountAsync(10);
    }

    [Fact]
    public async Task Back_after_filters_and_orders_returns_each_state_whole()
    {
        var page = await OpenAsync(Device.Desktop);
        var search = await SearchPage.OpenAsync(page, "?q=pending%20bills");
        var all = (await search.Said.TextContentAsync())!;
        await search.NarrowAsync(Opinion, "Qualified");
        await Expect(search.FiltersInUse).ToHaveCountAsync(2);
        await search.SortByAsync(SearchPage.LargestAmount);
        await Expect(search.Order).ToHaveTextAsync(SearchPage.LargestAmount);

        await page.GoBackAsync();
        await Expect(search.Order).ToHaveTextAsync("Best match");
        await Expect(search.InUse(Opinion)).ToHaveCountAsync(1);
        await page.GoBackAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=pending%20bills$"));
        await Expect(search.FiltersInUse).ToHaveCountAsync(0);
        await Expect(search.Said).ToHaveTextAsync(all);
        await Expect(search.Heading).ToHaveTextAsync("Search the findings");
    }

    private static long NumberIn(string? text) =>
        long.Parse(Number.Match(text ?? "").Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    [GeneratedRegex("[0-9][0-9,]*")]
    private static partial Regex Number { get; }

    [GeneratedRegex("paragraph [0-9]+, page [0-9]+, PDF page [0-9]+")]
    private static partial Regex Place { get; }
}

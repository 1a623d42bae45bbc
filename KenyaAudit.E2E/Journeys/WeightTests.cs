using KenyaAudit.E2E.Pages;
using KenyaAudit.E2E.Support;
using static Microsoft.Playwright.Assertions;

namespace KenyaAudit.E2E.Journeys;

/// <summary>What a reader pays for, counted on the wire by the browser: headers and compressed bodies of everything it fetched.</summary>
public sealed class WeightTests(Site site) : Journey(site)
{
    private const int FirstView = 14_000;
    private const int Everything = 36_000;
    private const int RepeatView = 8_000;
    private const int TenHits = 6_000;

    public static TheoryData<string> Addresses { get; } =
    [
        "", "search", "search?q=pending%20bills", "search?q=xylophones", "findings/ng-2020-21-319", "entities", "entities/the-national-treasury",
        "counties", "counties/kisumu", "counties/compare?c=kisumu&c=lamu&c=siaya", "reports", "reports/oag-national-2020-21", "documents", "data", "status", "about", "about/method", "about/glossary",
    ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_first_view_is_light_and_a_repeat_view_is_lighter(string address)
    {
        var page = await OpenAsync(Device.Phone);

        var first = await Traffic.OfAsync(page, address);
        Assert.InRange(first.FirstView, 1_000, FirstView);
        Assert.InRange(first.Bytes, first.FirstView, Everything);

        await using var again = await Traffic.WatchAsync(page);
        await page.ReloadAsync();
        await again.UntilIdleAsync();
        Assert.Contains(again.All, transfer => transfer.Type == "Document");
        Assert.InRange(again.Bytes, 1, RepeatView);
        TestContext.Current.TestOutputHelper?.WriteLine($"/{address}: HTML and CSS {first.FirstView}, everything {first.Bytes}, repeat {again.Bytes}");
    }

    [Fact]
    public async Task The_next_page_of_a_visit_fetches_no_style_or_script_again()
    {
        var page = await OpenAsync(Device.Phone);
        await Traffic.OfAsync(page, "search?q=pending");

        var next = await Traffic.OfAsync(page, "search?q=imprest");

        Assert.Equal(["Document"], next.All.Where(transfer => transfer.Bytes > 0).Select(transfer => transfer.Type));
        Assert.InRange(next.Bytes, 1_000, RepeatView);
    }

    [Fact]
    public async Task A_list_of_ten_hits_that_is_exchanged_is_light()
    {
        var page = await OpenAsync(Device.Phone);
        var search = await SearchPage.OpenAsync(page);
        await using var traffic = await Traffic.WatchAsync(page);

        await search.Words.FillAsync("unsupported expenditure");
        await Expect(page).ToHaveTitleAsync("unsupported expenditure: search · KenyaAudit");
        await Expect(search.Hits).ToHaveCountAsync(10);
        await traffic.UntilIdleAsync();

        // Beside the list come the names while typing; the browser may look at the icon again when the title changes.
        var fragment = Assert.Single(traffic.All, transfer => transfer.Type == "XHR" && transfer.Url.Contains("/search?", StringComparison.Ordinal));
        Assert.InRange(fragment.Bytes, 1_000, TenHits);
        TestContext.Current.TestOutputHelper?.WriteLine($"Ten hits: {fragment.Bytes}");
    }
}

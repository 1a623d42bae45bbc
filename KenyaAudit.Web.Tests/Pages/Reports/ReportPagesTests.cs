using AngleSharp.Dom;
using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Pages.Reports;

/// <summary>The sample report, one that is registered only, and a census without a document.</summary>
public sealed class RegisterSite : SiteFixture, IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        await PublishAsync(Samples.Site());
        await StoreAsync(async (db, cancellation) =>
        {
            var census = Report("census", "A Census", null, null);
            var birr = Report("birr", "A Budget Review", null, 2020);
            db.Reports.AddRange(census, birr, Report("executives", "Report on Executives", ReportSeries.CountyExecutives, 2022, "https://publisher.example/report.pdf"));
            db.Counties.Add(new CountyRow
            {
                Code = 1, Slug = "mombasa", Name = "Mombasa", Capital = "Mombasa", Population = 1, Households = 1, AreaTenthsKm2 = 1,
                CensusReportId = 0, CensusReport = census, CensusTables = "Table 1",
            });
            db.PendingBills.Add(new PendingBillsRow { CountyCode = 1, ReportId = 0, Report = birr, FinancialYear = 2020, AsAt = new DateOnly(2020, 6, 30), TableNumber = "Table 1", PageKind = PageKind.Unstated, TotalCents = 100 });
            await db.SaveChangesAsync(cancellation);
        });
    }

    private static ReportRow Report(string slug, string title, ReportSeries? series, int? year, string? url = null) =>
        new() { Slug = slug, SourceId = "x", Title = title, Publisher = "Publisher", Series = series, FinancialYear = year, Url = url };
}

public sealed class ReportPagesTests(RegisterSite site) : IClassFixture<RegisterSite>
{
    private const string National = "/reports/oag-national-2020-21";
    private readonly HttpClient _reader = site.Reader();

    [Fact]
    public async Task The_register_names_every_report_and_what_is_loaded_of_it()
    {
        var page = await _reader.PageAsync("/reports");
        var items = page.QuerySelectorAll(".reports > li");

        Assert.Equal([National, "/reports/birr", "/reports/census"], items.Select(item => item.QuerySelector("h3 a")!.GetAttribute("href")));
        Assert.Contains("64 findings, 3 opinions, 1 clean statement", items[0].Words(".facts"), StringComparison.Ordinal);
        Assert.Contains("Held, 173 pages, read 4 March 2026", items[0].Words(".facts"), StringComparison.Ordinal);
        Assert.Equal($"/documents/{TestData.Sha256}", items[0].QuerySelector(".facts a")!.GetAttribute("href"));
        Assert.Equal(["/reports/executives"], page.QuerySelectorAll("[aria-labelledby=waiting] li a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task A_report_of_which_nothing_is_loaded_says_so()
    {
        var page = await _reader.PageAsync("/reports/executives");

        Assert.Equal("Registered, nothing loaded yet.", Fact(page, "Document"));
        Assert.Equal("nothing yet", Fact(page, "Loaded"));
        Assert.Equal("https://publisher.example/report.pdf", Fact(page, "Address at the publisher's"));
        Assert.Equal("not known", Fact(page, "Published on"));
    }

    [Fact]
    public async Task Figures_without_their_document_say_how_they_came()
    {
        var page = await _reader.PageAsync("/reports/census");

        Assert.Equal("census figures of 1 county", Fact(page, "Loaded"));
        Assert.StartsWith("Its document is not held: the figures were read by us from the report", Fact(page, "Document"), StringComparison.Ordinal);
        Assert.Equal("not known", Fact(page, "Address at the publisher's"));
        Assert.Null(page.QuerySelector("#opinions, #sections"));
    }

    [Fact]
    public async Task County_money_counts_as_loaded_and_leads_to_the_counties()
    {
        var page = await _reader.PageAsync("/reports/birr");

        Assert.StartsWith("pending bills of 1 county", Fact(page, "Loaded"), StringComparison.Ordinal);
        Assert.StartsWith("Its document is not held", Fact(page, "Document"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("dl.facts a[href='/counties']"));
    }

    [Fact]
    public async Task A_report_shows_its_opinions_its_findings_by_part_and_the_search_of_its_year()
    {
        var page = await _reader.PageAsync(National);

        Assert.Equal(["Unmodified 1", "Qualified 1", "Adverse 1"], page.QuerySelectorAll(".opinions li").Select(item => $"{item.QuerySelector(".op")!.TextContent} {item.QuerySelector("b")!.TextContent}"));
        Assert.Equal("/search?fy=2020-21&opinion=unmodified", page.QuerySelector(".opinions span + a")!.GetAttribute("href"));
        Assert.Equal("/about/glossary#unmodified-opinion", page.QuerySelector(".opinions a")!.GetAttribute("href"));
        Assert.Equal(["23", "21", "20"], page.QuerySelectorAll(".counts b").Select(count => count.TextContent));
        Assert.Equal(["100", "91", "86"], page.QuerySelectorAll(".counts rect").Select(bar => bar.GetAttribute("width")));
        Assert.Equal("/search?fy=2020-21", page.QuerySelector("a.more")!.GetAttribute("href"));
        Assert.StartsWith("The full text of 1 finding is not loaded", page.Words("p.notice"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_letter_case_leads_to_the_one_address() =>
        Assert.Equal(National, (await _reader.AskAsync("/reports/OAG-national-2020-21")).Headers.Location!.OriginalString);

    private static string Fact(IDocument page, string term) => page.QuerySelectorAll(".facts > div").Single(row => row.Words("dt") == term).Words("dd");
}

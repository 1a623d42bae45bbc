using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Tests.Ingest;

/// <summary>What a newer document lacks is flagged for a person and stays published.</summary>
public sealed class VanishedTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_finding_that_a_newer_document_lacks_is_flagged_once_and_kept()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small);
        await corridor.LoadAsync("b", Without(320));
        await corridor.LoadAsync("c", Without(320).With(319, finding => finding with { Title = "Bills" }));

        var review = Assert.Single(await ReviewsAsync(corridor));
        Assert.Equal((RecordsBuilder.Ref(320), ReviewKind.Vanished, ReviewState.Open), (review.Finding.Reference, review.Kind, review.State));
        Assert.Contains("no paragraph 320", review.Detail, StringComparison.Ordinal);
        Assert.Equal(FindingStatus.Published, review.Finding.Status);
        Assert.Single(await corridor.VersionsAsync(320));
    }

    [Fact]
    public async Task One_that_comes_back_is_closed_by_itself()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small);
        await corridor.LoadAsync("b", Without(320));
        await corridor.LoadAsync("c", RecordsBuilder.Small.With(319, finding => finding with { Title = "Bills" }));

        Assert.Equal(ReviewState.Returned, Assert.Single(await ReviewsAsync(corridor)).State);
    }

    [Fact]
    public async Task An_excerpt_speaks_only_for_its_own_numbers()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small.WithFinding(323, "Idle Pumps").WithFinding(324, "Lost Keys"));
        await corridor.LoadAsync("b", new RecordsBuilder().WithFinding(320, "Unsupported Expenditure").WithFinding(323, "Idle Pumps"));

        Assert.Equal([RecordsBuilder.Ref(322)], (await ReviewsAsync(corridor)).Select(review => review.Finding.Reference));
    }

    [Fact]
    public async Task What_waits_in_quarantine_or_came_from_the_bundle_alone_is_not_missing()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.BundleAsync(RecordsBuilder.Small.WithFinding(330, "Known By Its Facts"));
        await corridor.LoadAsync("a", RecordsBuilder.Small);
        await corridor.LoadAsync("b", Without(320).WithRefused(RecordsBuilder.Ref(320), "Its page is unknown."));

        Assert.Empty(await ReviewsAsync(corridor));
    }

    [Fact]
    public async Task The_rules_link_findings_of_the_year_before()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small);
        await corridor.StoreAsync(db =>
        {
            var health = db.Entities.Single(row => row.Slug == RecordsBuilder.Health);
            var run = db.IngestRuns.First();
            var before = new ReportRow { Slug = "oag-national-2019-20", SourceId = RecordsBuilder.Source, Series = ReportSeries.NationalGovernment, FinancialYear = 2020, Title = "Before", Publisher = "P" };
            var row = new FindingRow
            {
                Reference = "ng-2019-20-7", EntityId = health.Id, ReportId = 0, Report = before, Number = 7, Section = ReportSection.FinancialStatements,
                Basis = Basis.OtherMatter, Title = "Pending Bills", Status = FindingStatus.Published, CurrentVersion = 1,
            };
            row.Versions.Add(new FindingVersionRow
            {
                Number = 1, Title = "Pending Bills", CategoryId = db.Categories.Single(category => category.Slug == "pending-bills").Id, PdfPage = 1, PdfPageLast = 1,
                RunId = run.Id, ExtractorVersion = "x", ValidFrom = run.StartedAt, Reason = "First.",
            });
            db.Findings.Add(row);
        });
        await corridor.LoadAsync("b", RecordsBuilder.Small.With(320, finding => finding with { Title = "Unsupported Trips" }));

        var link = Assert.Single(await corridor.ReadAsync(db => db.Repeats.Include(row => row.From).Include(row => row.To).ToListAsync(Cancellation)));
        Assert.Equal(("ng-2019-20-7", RecordsBuilder.Ref(319), true), (link.From.Reference, link.To.Reference, link.SameHeading));
    }

    private static RecordsBuilder Without(int number) =>
        RecordsBuilder.Small with { Findings = [.. RecordsBuilder.Small.Findings.Where(finding => finding.Number != number)] };

    private static Task<List<FindingReviewRow>> ReviewsAsync(Corridor corridor) =>
        corridor.ReadAsync(db => db.Reviews.Include(row => row.Finding).OrderBy(row => row.Id).ToListAsync(Cancellation));
}

using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Tests.Ingest;

/// <summary>The data set that travels with the portal, loaded as a first start does.</summary>
public sealed class BundleLoaderTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_bundle_is_whole_every_figure_has_its_page_and_a_second_start_loads_nothing()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.Get<BundleLoader>().LoadAsync(Cancellation);
        var findings = Lines(corridor, "findings.jsonl");

        Assert.True(findings > 1000);
        await corridor.InScopeAsync<AuditDb>(async db =>
        {
            Assert.Equal(findings, await db.Findings.CountAsync(Cancellation));
            Assert.Equal(findings, await db.Findings.Select(row => row.Reference).Distinct().CountAsync(Cancellation));
            Assert.Equal(findings, await db.FindingVersions.CountAsync(Cancellation));
            Assert.Equal(Lines(corridor, "clean-statements.jsonl"), await db.CleanStatements.CountAsync(Cancellation));
            Assert.Equal(302, await db.Opinions.CountAsync(Cancellation));
            Assert.Equal(47, await db.Counties.CountAsync(Cancellation));
            Assert.Equal(47_564_296, await db.Counties.SumAsync(row => row.Population, Cancellation));
            Assert.Equal(0, await db.FindingVersions.CountAsync(row => row.Body != null || row.PdfPage < 1, Cancellation));
            Assert.Equal(0, await db.Opinions.CountAsync(row => row.PdfPage < 1, Cancellation));
            Assert.Equal(0, await db.CleanStatements.CountAsync(row => row.PdfPage < 1, Cancellation));
            Assert.Equal(0, await db.Counties.CountAsync(row => row.CensusTables == "" || row.CensusReport.SourceId != SourceCatalog.Census, Cancellation));
            Assert.Equal(0, await db.Set<TextBlockRow>().CountAsync(Cancellation));
        });
        var numbers = await corridor.ReadAsync(db => db.Findings.Select(row => row.Number).Concat(db.CleanStatements.Select(row => row.Number)).Order().ToListAsync(Cancellation));
        Assert.Equal(Enumerable.Range(1, 1787), numbers);

        var (before, runs) = (await corridor.VisibleAsync(), await RunsAsync(corridor));
        await corridor.Get<BundleLoader>().LoadAsync(Cancellation);

        Assert.Equal(before, await corridor.VisibleAsync());
        Assert.Equal([RunState.Published, RunState.Published, RunState.Published], runs);
        Assert.Equal(runs, await RunsAsync(corridor));
    }

    [Fact]
    public async Task County_money_stands_in_the_store_with_its_report_and_a_total_keeps_its_difference()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.Get<BundleLoader>().LoadAsync(Cancellation);

        await corridor.InScopeAsync<AuditDb>(async db =>
        {
            Assert.Equal((423, 94, 94, 31), (
                await db.BudgetExecutions.CountAsync(Cancellation), await db.PendingBills.CountAsync(Cancellation),
                await db.RevenueArrears.CountAsync(Cancellation), await db.StalledProjects.CountAsync(Cancellation)));
            Assert.Equal(0, await db.BudgetExecutions.CountAsync(row => row.Report.SourceId != SourceCatalog.CountyBudgets || row.Report.Url == null, Cancellation));
            Assert.Equal(18_302_875_000_000, await db.PendingBills.Where(row => row.FinancialYear == 2025).SumAsync(row => row.TotalCents, Cancellation));
            Assert.Null((await db.PendingBills.SingleAsync(row => row.FinancialYear == 2026 && row.County.Slug == "nandi", Cancellation)).TotalCents);
            var improvement = await db.PrintedTotals.SingleAsync(row => row.Measure == CountyMeasure.ArrearsFacilityImprovement, Cancellation);
            Assert.Equal((1_247_327_000_000, 1_052_324_000_000), (improvement.PrintedCents, improvement.RowsCents));
        });
    }

    [Fact]
    public async Task A_figure_of_an_unregistered_report_is_quarantined_and_the_others_are_published()
    {
        var bundle = Directory.CreateTempSubdirectory("kenyaaudit-").FullName;
        await using var corridor = await Corridor.OpenAsync(services => Bundles.Use(services, bundle));
        Bundles.CopyPlaces(Path.Combine(AppContext.BaseDirectory, "etl", "data"), bundle);
        Bundles.Replace(bundle, ",cob-county-birr-2013-14,", ",cob-county-birr-1913-14,");
        await corridor.Get<BundleLoader>().LoadAsync(Cancellation);
        Directory.Delete(bundle, recursive: true);

        Assert.Equal(423 - 47, await corridor.ReadAsync(db => db.BudgetExecutions.CountAsync(Cancellation)));
        var reasons = await corridor.ReadAsync(db => db.Quarantine.Select(row => row.Reasons).Distinct().ToListAsync(Cancellation));
        Assert.Equal(["the report cob-county-birr-1913-14 is not in the register"], reasons);
        Assert.Contains(RunState.PublishedWithQuarantine, await RunsAsync(corridor));
    }

    private static int Lines(Corridor corridor, string file) =>
        File.ReadLines(Path.Combine(corridor.Get<IngestPaths>().Bundle, RecordsBuilder.Report, file)).Count();

    private static Task<List<RunState>> RunsAsync(Corridor corridor) => corridor.ReadAsync(db => db.IngestRuns.Select(run => run.State).ToListAsync(Cancellation));
}

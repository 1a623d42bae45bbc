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
        Assert.Equal([RunState.Published, RunState.Published], runs);
        Assert.Equal(runs, await RunsAsync(corridor));
    }

    private static int Lines(Corridor corridor, string file) =>
        File.ReadLines(Path.Combine(corridor.Get<IngestPaths>().Bundle, RecordsBuilder.Report, file)).Count();

    private static Task<List<RunState>> RunsAsync(Corridor corridor) => corridor.ReadAsync(db => db.IngestRuns.Select(run => run.State).ToListAsync(Cancellation));
}

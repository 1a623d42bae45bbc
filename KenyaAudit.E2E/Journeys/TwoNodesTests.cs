using KenyaAudit.E2E.Support;

namespace KenyaAudit.E2E.Journeys;

/// <summary>Two serving processes on one database: each follows the publications into an index of its own.</summary>
public sealed class TwoNodesTests
{
    private static readonly TimeSpan SearchableWithin = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_process_publishes_both_nodes_find_each_in_its_own_index()
    {
        await using var first = await SiteProcess.StartAsync(Cancellation);
        await using var second = await SiteProcess.StartAsync(Cancellation, first.DataFolder);
        var report = ReportPdf.Write(first.DataFolder, 2017, new Matter("Idle Sextants", "This synthetic paragraph says that sextants were bought in the", "year ended 30 June, 2017 and never unwrapped."));

        var (code, output) = await first.RunVerbAsync(Cancellation, "ingest", "oag-national", "--file", report);

        Assert.True(code == 0, output);
        foreach (var node in (SiteProcess[])[first, second])
        {
            await Until.TrueAsync(async () => await node.CountAsync("q=sextants", Cancellation) == 1, SearchableWithin, "the node has followed", Cancellation);
            var index = (await node.StatusAsync(Cancellation)).GetProperty("index");
            Assert.Equal(0, index.GetProperty("lag_seconds").GetInt32());
        }

        Assert.Equal(["index", "index-2"], Directory.GetDirectories(first.DataFolder, "index*").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        await second.KillAsync();
        Assert.Equal(1, await first.CountAsync("q=sextants", Cancellation));
    }
}

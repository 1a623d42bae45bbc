using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Search;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KenyaAudit.Web.Tests.Ingest;

public sealed class IndexFollowerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_published_is_found_after_the_follower_has_caught_up()
    {
        await using var corridor = await Corridor.OpenAsync();
        await FollowAsync(corridor);
        await corridor.BundleAsync(RecordsBuilder.Small);
        await FollowAsync(corridor);
        Assert.Equal(0, Found(corridor, "matter"));

        await corridor.LoadAsync("a", RecordsBuilder.Small);
        await FollowAsync(corridor);

        var index = corridor.Get<FindingIndex>();
        Assert.Equal(3, Found(corridor, "matter"));
        Assert.Equal((3, 8L), (index.Documents, index.Sequence));
        Assert.False(await FollowAsync(corridor));
    }

    [Fact]
    public async Task A_withdrawn_finding_leaves_the_index()
    {
        await using var corridor = await FilledAsync();

        await corridor.StoreAsync(db =>
        {
            db.Findings.Single(row => row.Reference == RecordsBuilder.Ref(319)).Status = FindingStatus.Withdrawn;
            db.PublicationLog.Add(Entry(5, PublicationKind.Finding, RecordsBuilder.Ref(319)));
        });
        await FollowAsync(corridor);

        Assert.Equal(0, Found(corridor, "\"matter 319\""));
        Assert.Equal(1, Found(corridor, "\"matter 320\""));
        Assert.Equal((2, 5L), (corridor.Get<FindingIndex>().Documents, corridor.Get<FindingIndex>().Sequence));
    }

    [Fact]
    public async Task A_request_to_rebuild_reads_everything_anew()
    {
        await using var corridor = await FilledAsync();
        await RetitleAsync(corridor);
        await FollowAsync(corridor);
        Assert.Equal(0, Found(corridor, "rehabilitated"));

        await corridor.InScopeAsync<IndexRebuild>(rebuild => rebuild.AskAsync(Cancellation));
        await FollowAsync(corridor);

        Assert.Equal(1, Found(corridor, "rehabilitated"));
        Assert.Equal(5, corridor.Get<FindingIndex>().Sequence);
    }

    [Fact]
    public async Task An_index_ahead_of_the_store_belongs_to_another_store_and_is_built_anew()
    {
        await using var corridor = await FilledAsync();
        await RetitleAsync(corridor);
        corridor.Get<FindingIndex>().Apply([], [], 900);

        await FollowAsync(corridor);

        Assert.Equal(1, Found(corridor, "rehabilitated"));
        Assert.Equal((3, 4L), (corridor.Get<FindingIndex>().Documents, corridor.Get<FindingIndex>().Sequence));
    }

    [Fact]
    public async Task More_than_one_piece_of_work_is_done_piece_by_piece()
    {
        await using var corridor = await FilledAsync();
        await corridor.StoreAsync(db => db.PublicationLog.AddRange(
            Enumerable.Range(5, 1001).Select(sequence => Entry(sequence, PublicationKind.Finding, RecordsBuilder.Ref(320)))));

        Assert.True(await FollowAsync(corridor));
        Assert.Equal(1004, corridor.Get<FindingIndex>().Sequence);
        Assert.False(await FollowAsync(corridor));
        Assert.Equal(1005, corridor.Get<FindingIndex>().Sequence);
    }

    private static async Task<Corridor> FilledAsync()
    {
        var corridor = await Corridor.OpenAsync();
        await FollowAsync(corridor);
        await corridor.LoadAsync("a", RecordsBuilder.Small);
        await FollowAsync(corridor);
        return corridor;
    }

    private static Task<bool> FollowAsync(Corridor corridor) =>
        ActivatorUtilities.CreateInstance<IndexFollower>(corridor.Services).CatchUpAsync(Cancellation);

    private static int Found(Corridor corridor, string text) => corridor.Get<FindingIndex>().Search(new SearchRequest { Text = text }).Total;

    // Behind the follower's back: without a log row nothing tells it.
    private static Task RetitleAsync(Corridor corridor) => corridor.InScopeAsync<AuditDb>(db => db.FindingVersions
        .Where(row => row.Finding.Reference == RecordsBuilder.Ref(320)).ExecuteUpdateAsync(set => set.SetProperty(row => row.Title, "Rehabilitated Roads")));

    private static PublicationLogRow Entry(long sequence, PublicationKind kind, string key) =>
        new() { Sequence = sequence, Kind = kind, Key = key, At = TestData.Now };
}

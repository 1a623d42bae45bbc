using KenyaAudit.Web.Downloads;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace KenyaAudit.Web.Tests.Ingest;

public sealed class DownloadFollowerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_written_before_something_is_published()
    {
        await using var corridor = await Corridor.OpenAsync();
        var process = new Process(corridor);

        Assert.True(await process.LookAsync());
        Assert.Null(process.Current.Now);
        Assert.False(Directory.Exists(process.Folder.Path));
    }

    [Fact]
    public async Task A_burst_is_written_once_when_it_is_over()
    {
        await using var corridor = await FilledAsync();
        var process = new Process(corridor);

        Assert.False(await process.LookAsync());
        await PublishMoreAsync(corridor, 100);
        Assert.False(await process.LookAsync());
        Assert.Null(process.Current.Now);
        Assert.True(await process.LookAsync());

        Assert.Equal(100, process.Current.Now!.Manifest.Sequence);
        Assert.Equal(3, process.Current.Now.Manifest.Sets[0].Rows);
        Assert.Single(Directory.GetDirectories(process.Folder.Path));
    }

    [Fact]
    public async Task After_a_restart_what_lies_ready_is_served_as_it_is()
    {
        await using var corridor = await FilledAsync();
        var before = await WrittenAsync(corridor);
        corridor.Clock.Advance(TimeSpan.FromHours(1));
        var after = new Process(corridor);

        Assert.True(await after.LookAsync());

        Assert.Equal(before.Current.Now!.Folder, after.Current.Now!.Folder);
        Assert.Equal(before.Current.Now.Manifest.WrittenAt, after.Current.Now.Manifest.WrittenAt);
    }

    [Theory]
    [InlineData("findings.csv", "reference\r\n")]
    [InlineData("findings.csv.gz", "")]
    [InlineData("manifest.json", "{")]
    [InlineData("manifest.json", "{}")]
    public async Task What_was_damaged_is_written_anew(string name, string text)
    {
        await using var corridor = await FilledAsync();
        var before = await WrittenAsync(corridor);
        var good = before.Current.Now!.Files["findings.csv"];
        await File.WriteAllTextAsync(Path.Combine(before.Current.Now.Folder, name), text, Cancellation);

        var after = await WrittenAsync(corridor);

        Assert.Equal(good, after.Current.Now!.Files["findings.csv"]);
        Assert.Equal(good.Bytes, new FileInfo(Path.Combine(after.Current.Now.Folder, "findings.csv")).Length);
    }

    [Fact]
    public async Task A_folder_that_somebody_removed_is_written_anew()
    {
        await using var corridor = await FilledAsync();
        var process = await WrittenAsync(corridor);
        Directory.Delete(process.Folder.Path, recursive: true);

        Assert.True(await process.LookAsync());
        Assert.True(process.Current.Now!.IsThere);
    }

    [Fact]
    public async Task The_folder_before_is_kept_for_running_downloads_and_older_ones_go()
    {
        await using var corridor = await FilledAsync();
        var process = await WrittenAsync(corridor);
        var first = process.Current.Now!.Folder;
        await PublishMoreAsync(corridor, 100);
        await process.UntilWrittenAsync();
        var second = process.Current.Now.Folder;
        Assert.True(Directory.Exists(first));

        await PublishMoreAsync(corridor, 200);
        await process.UntilWrittenAsync();

        Assert.Equal([process.Current.Now.Folder, second], Directory.GetDirectories(process.Folder.Path).OrderByDescending(Directory.GetLastWriteTimeUtc));
    }

    [Fact]
    public async Task A_second_process_waits_for_the_first_and_then_serves_the_same_files()
    {
        await using var corridor = await FilledAsync();
        var second = new Process(corridor);
        await second.LookAsync();
        using (new DownloadFolder(second.Folder.Path).TakeTurn())
        {
            Assert.False(await second.LookAsync());
            Assert.Null(second.Current.Now);
            Assert.Empty(Directory.GetDirectories(second.Folder.Path));
        }

        var first = await WrittenAsync(corridor);
        Assert.True(await second.LookAsync());

        Assert.Equal(first.Current.Now!.Manifest.WrittenAt, second.Current.Now!.Manifest.WrittenAt);
        Assert.Equal(first.Current.Now.Folder, second.Current.Now.Folder);
    }

    [Fact]
    public async Task A_write_that_fails_leaves_what_is_served_and_no_remains()
    {
        await using var corridor = await FilledAsync();
        var process = await WrittenAsync(corridor);
        var served = process.Current.Now!;
        await PublishMoreAsync(corridor, 100);
        await process.LookAsync();

        // The look itself, then some of the sets.
        corridor.Faults.AfterCommands(5);
        await Assert.ThrowsAsync<InvalidOperationException>(process.LookAsync);

        Assert.Same(served, process.Current.Now);
        Assert.True(served.IsThere);
        Assert.Equal([served.Folder], Directory.GetDirectories(process.Folder.Path));
        corridor.Faults.AfterCommands(null);
        Assert.True(await process.LookAsync());
        Assert.Equal(100, process.Current.Now!.Manifest.Sequence);
    }

    [Fact]
    public async Task What_a_killed_process_left_unfinished_is_removed()
    {
        await using var corridor = await FilledAsync();
        var process = new Process(corridor);
        var left = Directory.CreateDirectory(Path.Combine(process.Folder.Path, "tmp-left"));

        await process.UntilWrittenAsync();

        Assert.False(Directory.Exists(left.FullName));
        Assert.Single(Directory.GetDirectories(process.Folder.Path));
    }

    [Fact]
    public async Task Sets_that_a_publication_overtook_are_thrown_away()
    {
        await using var corridor = await FilledAsync();
        var process = new Process(corridor);
        using var turn = process.Folder.TakeTurn();

        var written = await corridor.ReadAsync(async db =>
        {
            var state = await PublishedState.ReadAsync(db, Cancellation);
            return await process.Folder.WriteAsync(db, state with { Sequence = state.Sequence - 1 }, TestData.Now, Cancellation);
        });

        Assert.Null(written);
        Assert.Empty(Directory.GetDirectories(process.Folder.Path));
    }

    private static async Task<Corridor> FilledAsync()
    {
        var corridor = await Corridor.OpenAsync();
        await corridor.BundleAsync(RecordsBuilder.Small);
        return corridor;
    }

    private static async Task<Process> WrittenAsync(Corridor corridor)
    {
        var process = new Process(corridor);
        await process.UntilWrittenAsync();
        return process;
    }

    private static Task PublishMoreAsync(Corridor corridor, long sequence) => corridor.StoreAsync(db => db.PublicationLog.Add(
        new PublicationLogRow { Sequence = sequence, Kind = PublicationKind.Report, Key = RecordsBuilder.Report, At = TestData.Now }));

    /// <summary>What one serving process holds; several may share the folder.</summary>
    private sealed class Process
    {
        private readonly DownloadFollower _follower;

        public Process(Corridor corridor)
        {
            Folder = new DownloadFolder(Path.Combine(corridor.Folder, "downloads"));
            _follower = ActivatorUtilities.CreateInstance<DownloadFollower>(corridor.Services, Folder, Current);
        }

        public DownloadFolder Folder { get; }

        public CurrentData Current { get; } = new();

        public Task<bool> LookAsync() => _follower.FollowAsync(Cancellation);

        /// <summary>The first look sees what is new, the second that it rests.</summary>
        public async Task UntilWrittenAsync()
        {
            Assert.False(await LookAsync());
            Assert.True(await LookAsync());
        }
    }
}

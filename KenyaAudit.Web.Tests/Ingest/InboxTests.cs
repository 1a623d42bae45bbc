using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Ingest;

public sealed class InboxTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_source_that_reads_documents_has_a_folder_to_drop_into()
    {
        await using var corridor = await Corridor.OpenAsync();

        Assert.Equal([RecordsBuilder.Source], Directory.GetDirectories(Path.Combine(corridor.Folder, "inbox")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Documents_are_loaded_in_order_of_name_and_moved_to_loaded_or_refused()
    {
        await using var corridor = await Corridor.OpenAsync();
        corridor.Source.Add("good", RecordsBuilder.Small);
        Drop(corridor, "b.pdf", "good");
        Drop(corridor, "a.pdf", "bad");

        var outcomes = await LoadAsync(corridor);

        Assert.Equal([RunState.Refused, RunState.Published], outcomes.Select(outcome => outcome.State));
        Assert.Equal(["loaded/b.pdf", "refused/a.pdf"], Left(corridor));
        Assert.Empty(await LoadAsync(corridor));
    }

    [Fact]
    public async Task Hidden_files_and_those_on_their_way_are_left_alone()
    {
        await using var corridor = await Corridor.OpenAsync();
        string[] names = [".hidden.pdf", "c.pdf.crdownload", "c.pdf.part", "c.tmp"];
        Array.ForEach(names, name => Drop(corridor, name, "good"));

        Assert.Empty(await LoadAsync(corridor));
        Assert.Equal(names, Left(corridor));
    }

    [Fact]
    public async Task A_name_that_is_taken_gets_the_time_and_neither_document_is_lost()
    {
        await using var corridor = await Corridor.OpenAsync();
        corridor.Source.Add("one", RecordsBuilder.Small);
        corridor.Source.Add("two", RecordsBuilder.Small);
        Drop(corridor, "a.pdf", "one");
        await LoadAsync(corridor);
        Drop(corridor, "a.pdf", "two");
        await LoadAsync(corridor);

        var left = Left(corridor);

        Assert.Equal(2, left.Count);
        Assert.Matches(@"^loaded/\d{8}T\d{9}-a\.pdf$", left[0]);
        Assert.Equal("loaded/a.pdf", left[1]);
    }

    [Fact]
    public async Task A_file_that_still_grows_waits_until_it_has_settled()
    {
        await using var corridor = await Corridor.OpenAsync();
        var path = Drop(corridor, "a.pdf", "half");
        File.SetLastWriteTimeUtc(path, corridor.Clock.GetUtcNow().UtcDateTime);
        await using var waiting = corridor.Get<Inbox>().WaitingAsync(RecordsBuilder.Source, Cancellation).GetAsyncEnumerator(Cancellation);

        var found = waiting.MoveNextAsync().AsTask();
        Assert.False(found.IsCompleted);

        Assert.True(await corridor.TurnUntilAsync(found));
        Assert.Equal(path, waiting.Current);
        Assert.True(corridor.Clock.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(path) >= TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_file_that_bears_a_date_to_come_does_not_hold_up_the_inbox()
    {
        await using var corridor = await Corridor.OpenAsync();
        var path = Drop(corridor, "a.pdf", "not a report");
        File.SetLastWriteTimeUtc(path, corridor.Clock.GetUtcNow().UtcDateTime.AddDays(365));

        await LoadAsync(corridor);

        Assert.Equal(["refused/a.pdf"], Left(corridor));
    }

    [Fact]
    public async Task A_source_that_another_run_loads_is_left_to_it()
    {
        await using var corridor = await Corridor.OpenAsync();
        Drop(corridor, "a.pdf", "good");
        await using var other = await corridor.HoldAsync();

        Assert.Null(await corridor.Get<Ingestion>().InboxAsync(RecordsBuilder.Source, "job", Cancellation));
        Assert.Equal(["a.pdf"], Left(corridor));
    }

    [Fact]
    public async Task A_folder_that_is_gone_holds_nothing()
    {
        await using var corridor = await Corridor.OpenAsync();
        Directory.Delete(corridor.Get<Inbox>().Folder(RecordsBuilder.Source));

        Assert.Empty(await LoadAsync(corridor));
    }

    // Dropped long ago by the corridor's clock.
    private static string Drop(Corridor corridor, string name, string bytes)
    {
        var path = Path.Combine(corridor.Get<Inbox>().Folder(RecordsBuilder.Source), name);
        File.WriteAllText(path, bytes);
        File.SetLastWriteTimeUtc(path, corridor.Clock.GetUtcNow().UtcDateTime.AddHours(-1));
        return path;
    }

    private static async Task<IReadOnlyList<RunOutcome>> LoadAsync(Corridor corridor) =>
        (await corridor.TurnUntilAsync(corridor.Get<Ingestion>().InboxAsync(RecordsBuilder.Source, "job", Cancellation)))!;

    private static List<string> Left(Corridor corridor)
    {
        var folder = corridor.Get<Inbox>().Folder(RecordsBuilder.Source);
        return [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal)];
    }
}

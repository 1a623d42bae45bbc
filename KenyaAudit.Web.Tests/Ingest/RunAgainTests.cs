using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Tests.Ingest;

public sealed class RunAgainTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_archived_document_of_a_run_is_read_again_by_the_reader_of_today()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small);
        corridor.Source.ExtractorVersion = "composed/2";
        corridor.Source.Add("a", RecordsBuilder.Small.With(319, finding => finding with { Title = "Read Better" }));

        var id = await AskAsync(corridor, 1, RunTriggers.Again);
        var outcome = Assert.Single((await corridor.CarryOutAsync(id!.Value))!);

        Assert.Equal("Report for 2020/2021: 3 findings read, 0 new, 1 new versions.", outcome.Message);
        var run = (await corridor.RunsAsync())[^1];
        Assert.Equal((RunState.Published, "re-run", 1, "composed/2"), (run.State, run.Trigger, run.OfRunId!.Value, run.ExtractorVersion));
        Assert.Equal(["archive", "extract", "parse", "normalise", "validate", "publish"], await StepsAsync(corridor, run.Id));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_change_changes_nothing_and_is_no_success()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small);
        var before = await corridor.VisibleAsync();
        corridor.Source.Add("a", new RecordsBuilder().WithFinding(319, "Read Better").WithFinding(320, "Unsupported Expenditure").WithFinding(330, "Unseen Before"));

        var outcome = Assert.Single((await corridor.CarryOutAsync((await AskAsync(corridor, 1, RunTriggers.DryRun))!.Value))!);

        Assert.Equal("Report for 2020/2021: 1 findings would be new, 1 would change, 1 are published but not in it. Nothing was published.", outcome.Message);
        Assert.Equal(before, await corridor.VisibleAsync());
        var run = (await corridor.RunsAsync())[^1];
        Assert.Equal((RunState.DryRun, "dry-run", outcome.Message), (run.State, run.Trigger, run.Error));
        Assert.Equal(
            ["New: 1 (ng-2020-21-330).", "Would change: 1 (ng-2020-21-319). Changed: title.", "Published, but not in this document: 1 (ng-2020-21-322)."],
            await corridor.ReadAsync(db => db.Set<RunNoteRow>().Where(note => note.RunId == run.Id).OrderBy(note => note.Id).Select(note => note.Text).ToListAsync(Cancellation)));
        Assert.Equal(1, await corridor.ReadAsync(db => RunStates.Successful(db.IngestRuns).CountAsync(Cancellation)));
    }

    [Fact]
    public async Task A_dry_run_names_what_would_change_of_each_finding_as_publishing_would_word_it()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small);
        var before = await corridor.VisibleAsync();
        corridor.Source.Add("a", RecordsBuilder.Small.With(319, finding => finding with { Amounts = [new AmountRecord("Kshs.12", "KES", 1200, AmountRole.InQuestion)] })
            .With(320, finding => finding with { Pages = finding.Pages with { PdfPageLast = finding.Pages.PdfPageLast + 1 } }));

        await corridor.CarryOutAsync((await AskAsync(corridor, 1, RunTriggers.DryRun))!.Value);

        var run = (await corridor.RunsAsync())[^1];
        Assert.Equal(
            ["New: none.", "Would change: 1 (ng-2020-21-319). Changed: amount in question, amounts.", "Would change: 1 (ng-2020-21-320). Changed: pages.", "Published, but not in this document: none."],
            await corridor.ReadAsync(db => db.Set<RunNoteRow>().Where(note => note.RunId == run.Id).OrderBy(note => note.Id).Select(note => note.Text).ToListAsync(Cancellation)));
        Assert.Equal(before, await corridor.VisibleAsync());
        Assert.Equal("rehearse", (await StepsAsync(corridor, run.Id))[^1]);
    }

    [Fact]
    public async Task A_dry_run_of_the_inbox_leaves_its_documents_where_they_lie()
    {
        await using var corridor = await Corridor.OpenAsync();
        corridor.Drop("report", RecordsBuilder.Small);
        var nothing = await corridor.VisibleAsync();

        await corridor.CarryOutAsync(await corridor.AskAsync(RunTriggers.DryRun));

        Assert.Equal(nothing, await corridor.VisibleAsync());
        Assert.Equal(RunState.DryRun, Assert.Single(await corridor.RunsAsync()).State);
        Assert.True(File.Exists(Path.Combine(corridor.Get<Inbox>().Folder(RecordsBuilder.Source), "a.pdf")));
    }

    [Fact]
    public async Task A_run_that_reached_no_document_cannot_be_run_again()
    {
        await using var corridor = await Corridor.OpenAsync();
        var id = await corridor.AskAsync();
        await corridor.CarryOutAsync(id);

        Assert.Null(await AskAsync(corridor, id, RunTriggers.Again));
        Assert.Null(await AskAsync(corridor, 999, RunTriggers.Again));
    }

    private static Task<int?> AskAsync(Corridor corridor, int id, string trigger) =>
        corridor.AskAsync<DueRuns, int?>(due => due.AskAgainAsync(id, trigger, "amina", Cancellation));

    private static Task<List<string>> StepsAsync(Corridor corridor, int run) => corridor.ReadAsync(db =>
        db.Set<IngestStepRow>().Where(step => step.RunId == run).OrderBy(step => step.Ordinal).Select(step => step.Name).ToListAsync(Cancellation));
}

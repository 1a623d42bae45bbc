using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Tests.Ingest;

public sealed class PublishTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_document_is_published_with_every_record_it_holds()
    {
        await using var corridor = await Corridor.OpenAsync();

        var outcome = await corridor.LoadAsync("a", RecordsBuilder.Small.WithRefused("no. 7", "Its page is unknown.").WithNote("A name stands in no chapter."));

        Assert.Equal(RunState.PublishedWithQuarantine, outcome.State);
        Assert.Equal("Report for 2020/2021: 3 findings read, 3 new, 0 new versions.", outcome.Message);
        await corridor.InScopeAsync<AuditDb>(async db =>
        {
            var run = await db.IngestRuns.Include(row => row.Steps).Include(row => row.Notes).SingleAsync(Cancellation);
            Assert.Equal(["fetch", "archive", "extract", "parse", "normalise", "validate", "publish"], run.Steps.Select(step => step.Name));
            Assert.All(run.Steps, step => Assert.NotNull(step.EndedAt));
            Assert.Equal("A name stands in no chapter.", Assert.Single(run.Notes).Text);
            var refused = await db.Quarantine.SingleAsync(Cancellation);
            Assert.Equal(("no. 7", "Its page is unknown.", run.Sha256, run.Id), (refused.Key, refused.Reasons, refused.Sha256, refused.RunId));
            var project = await db.Entities.Include(row => row.Parent).SingleAsync(row => row.Slug == RecordsBuilder.Project, Cancellation);
            Assert.Equal(RecordsBuilder.Health, project.Parent!.Slug);
            Assert.Equal(3, await db.DocumentPages.CountAsync(Cancellation));
        });
    }

    [Fact]
    public async Task A_fault_at_any_command_leaves_nothing_visible_and_the_next_run_completes()
    {
        await using var counted = await Corridor.OpenAsync();
        counted.Faults.AfterCommands(null);
        await counted.LoadAsync("a", RecordsBuilder.Small);
        var (commands, whole) = (counted.Faults.Passed, await counted.VisibleAsync());

        await using var corridor = await Corridor.OpenAsync();
        var nothing = await corridor.VisibleAsync();
        for (var command = 0; command < commands; command++)
        {
            corridor.Faults.AfterCommands(command);
            await Assert.ThrowsAnyAsync<Exception>(() => corridor.LoadAsync("a", RecordsBuilder.Small));
            corridor.Faults.AfterCommands(null);
            Assert.Equal(nothing, await corridor.VisibleAsync());
        }

        Assert.Equal(RunState.Published, (await corridor.LoadAsync("a")).State);
        Assert.Equal(whole, await corridor.VisibleAsync());
    }

    [Fact]
    public async Task Loading_the_same_document_twice_changes_nothing()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small);
        var before = await corridor.VisibleAsync();

        var again = await corridor.LoadAsync("a");

        Assert.Equal(RunState.Unchanged, again.State);
        Assert.Equal(before, await corridor.VisibleAsync());
    }

    [Fact]
    public async Task Another_extractor_that_reads_the_same_makes_no_version()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small);

        corridor.Source.ExtractorVersion = "composed/2";
        var again = await corridor.LoadAsync("a");

        Assert.Equal("Report for 2020/2021: 3 findings read, 0 new, 0 new versions.", again.Message);
        Assert.Single(await corridor.VersionsAsync(319));
        Assert.Equal(3, await corridor.ReadAsync(db => db.DocumentPages.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task A_refused_document_is_recorded_with_its_sentence_and_publishes_nothing()
    {
        await using var corridor = await Corridor.OpenAsync();
        var nothing = await corridor.VisibleAsync();

        var outcome = await corridor.LoadAsync("not a report");

        Assert.Equal(new KenyaAudit.Web.Ingest.RunOutcome(RunState.Refused, "The file is not a document of this series."), outcome);
        var run = await corridor.ReadAsync(db => db.IngestRuns.Include(row => row.Steps).SingleAsync(Cancellation));
        Assert.Equal((RunState.Refused, "The file is not a document of this series."), (run.State, run.Error));
        Assert.Equal(("extract", run.Error), (run.Steps[^1].Name, run.Steps[^1].Error));
        Assert.NotNull(run.EndedAt);
        Assert.Equal(nothing, await corridor.VisibleAsync());
    }

    [Fact]
    public async Task The_log_is_numbered_without_gaps_in_order_and_the_counter_stands_at_its_last()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.BundleAsync(RecordsBuilder.Small);
        await corridor.LoadAsync("a", RecordsBuilder.Small);
        await corridor.InScopeAsync<KenyaAudit.Web.Ingest.IndexRebuild>(rebuild => rebuild.AskAsync(Cancellation));

        var log = await corridor.ReadAsync(db => db.PublicationLog.OrderBy(row => row.Sequence).ToListAsync(Cancellation));
        var counter = await corridor.ReadAsync(db => db.PublicationCounters.SingleAsync(Cancellation));

        Assert.Equal(Enumerable.Range(1, 9).Select(number => (long)number), log.Select(row => row.Sequence));
        Assert.Equal(9, counter.Value);
        Assert.Equal(
            [PublicationKind.Report, PublicationKind.Finding, PublicationKind.Finding, PublicationKind.Finding],
            log.Take(4).Select(row => row.Kind));
        Assert.Equal(PublicationKind.Rebuild, log[^1].Kind);
    }

    [Fact]
    public async Task Opinions_and_clean_statements_follow_the_document_without_doubles()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.BundleAsync(RecordsBuilder.Small.WithClean(400));
        await corridor.LoadAsync("a", RecordsBuilder.Small);

        Assert.Equal([321], await corridor.ReadAsync(db => db.CleanStatements.Select(row => row.Number).ToListAsync(Cancellation)));
        Assert.Equal([Opinion.Qualified, Opinion.Adverse], await corridor.ReadAsync(db => db.Opinions.OrderBy(row => row.Kind).Select(row => row.Kind).ToListAsync(Cancellation)));
    }

    [Fact]
    public async Task A_category_that_the_taxonomy_lacks_publishes_nothing_and_is_named()
    {
        await using var corridor = await Corridor.OpenAsync();
        var nothing = await corridor.VisibleAsync();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            corridor.LoadAsync("a", RecordsBuilder.Small.With(320, finding => finding with { Category = "no-such" })));

        Assert.Equal("The taxonomy has no category 'no-such'.", error.Message);
        Assert.Equal(nothing, await corridor.VisibleAsync());
        Assert.Equal((RunState.Failed, error.Message), await corridor.ReadAsync(async db => ((await db.IngestRuns.SingleAsync(Cancellation)).State, (await db.IngestRuns.SingleAsync(Cancellation)).Error!)));
    }
}

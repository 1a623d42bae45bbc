using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Tests.Ingest;

/// <summary>What is set aside has one row, whatever is read again; what an editor releases is published like everything else.</summary>
public sealed class QuarantineTests
{
    private const string Reason = "No heading above the paragraph names the audited entity.";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refused_finding_waits_with_all_that_was_read_of_it()
    {
        await using var corridor = await Corridor.OpenAsync();

        await corridor.LoadAsync("a", RecordsBuilder.Small.Refuse(320));

        var row = Assert.Single(await RowsAsync(corridor));
        Assert.Equal((QuarantineState.Open, QuarantineKind.Finding, RecordsBuilder.Ref(320), 2021, Reason), (row.State, row.Kind, row.Reference, row.FinancialYear, row.Reasons));
        var draft = QuarantineDraft.Read(row.Draft)!;
        Assert.Equal((320, "Unsupported Expenditure", "", "financial-statements", 2, 3), (draft.Number, draft.Title, draft.Entity, draft.Section, draft.PdfPage, draft.PdfPageLast));
        Assert.Equal(["Kshs.1,000", "USD 5"], draft.Amounts);
    }

    [Fact]
    public async Task Read_again_it_keeps_its_one_row_and_is_closed_when_it_reads_well()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small.Refuse(319).Refuse(320));
        corridor.Source.ExtractorVersion = "composed/2";
        await corridor.LoadAsync("a", RecordsBuilder.Small.Refuse(320, "Its page is unknown."));

        var rows = await RowsAsync(corridor);

        Assert.Equal([(RecordsBuilder.Ref(319), QuarantineState.Superseded, (int?)2), (RecordsBuilder.Ref(320), QuarantineState.Open, null)], rows.Select(row => (row.Key, row.State, row.DecidedRunId)));
        Assert.Equal(("Its page is unknown.", 2), (rows[1].Reasons, rows[1].RunId));
    }

    [Fact]
    public async Task A_rejected_record_stays_rejected_however_often_it_is_read()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small.Refuse(320));
        var answer = await corridor.AskAsync<QuarantineDesk, DeskResult>(desk => desk.RejectAsync(1, "Not a finding.", "amina", Cancellation));
        corridor.Source.ExtractorVersion = "composed/2";
        await corridor.LoadAsync("a");

        Assert.Equal(DeskAnswer.Done, answer.Answer);
        var row = Assert.Single(await RowsAsync(corridor));
        Assert.Equal((QuarantineState.Rejected, "amina", "Not a finding."), (row.State, row.DecidedBy, row.Decision));
        Assert.Equal(DeskAnswer.Conflict, (await corridor.AskAsync<QuarantineDesk, DeskResult>(desk => desk.RejectAsync(1, "Again.", "amina", Cancellation))).Answer);
    }

    [Fact]
    public async Task Another_document_that_reads_it_well_closes_it_too()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small.Refuse(320));
        await corridor.LoadAsync("b", RecordsBuilder.Small);

        Assert.Equal(QuarantineState.Superseded, Assert.Single(await RowsAsync(corridor)).State);
    }

    [Fact]
    public async Task A_released_record_is_a_finding_with_a_public_note_a_log_row_and_what_was_corrected()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small.Refuse(320));
        var last = await corridor.ReadAsync(db => db.PublicationLog.MaxAsync(row => row.Sequence, Cancellation));

        var answer = await ReleaseAsync(corridor, Request() with { Title = "Expenditure Without Papers", Amounts = ["Kshs.1,000", "Kshs.12,34"], Body = "The text of matter 320, read anew.\n\nItem   2021" });

        Assert.Equal(DeskAnswer.Done, answer.Answer);
        var version = Assert.Single(await corridor.VersionsAsync(320));
        Assert.Equal((VersionKind.Corrected, "Released from quarantine, corrected by an editor. The entity was named by hand."), (version.Kind, version.Reason));
        Assert.Equal(("Expenditure Without Papers", "The text of matter 320, read anew.\n\nItem   2021"), (version.Title, version.Body));
        Assert.NotNull(version.DocumentId);
        Assert.Equal([("Kshs.1,000", (long?)100_000), ("Kshs.12,34", null)], version.Amounts.OrderBy(amount => amount.Ordinal).Select(amount => (amount.Printed, amount.Cents)));
        await corridor.InScopeAsync<AuditDb>(async db =>
        {
            var finding = await db.Findings.Include(row => row.Entity).SingleAsync(row => row.Reference == RecordsBuilder.Ref(320), Cancellation);
            Assert.Equal((RecordsBuilder.Health, Opinion.Qualified, FindingStatus.Published), (finding.Entity.Slug, finding.Opinion, finding.Status));
            Assert.Equal([RecordsBuilder.Report, RecordsBuilder.Ref(320)], await db.PublicationLog.Where(row => row.Sequence > last).OrderBy(row => row.Sequence).Select(row => row.Key).ToListAsync(Cancellation));
        });
        var row = Assert.Single(await RowsAsync(corridor));
        Assert.Equal((QuarantineState.Released, "amina", "The entity was named by hand."), (row.State, row.DecidedBy, row.Decision));
    }

    [Fact]
    public async Task What_was_released_is_neither_set_aside_nor_missed_when_the_document_is_read_again()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small.Refuse(320));
        await ReleaseAsync(corridor, Request());
        corridor.Source.ExtractorVersion = "composed/2";
        await corridor.LoadAsync("a");

        Assert.Equal(QuarantineState.Released, Assert.Single(await RowsAsync(corridor)).State);
        Assert.Single(await corridor.VersionsAsync(320));
        Assert.Equal(0, await corridor.ReadAsync(db => db.Reviews.CountAsync(Cancellation)));
    }

    [Theory]
    [InlineData(1, "no-such-entity")]
    [InlineData(7, RecordsBuilder.Health)]
    public async Task What_cannot_be_released_changes_nothing(int id, string entity)
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small.Refuse(320));
        var before = await corridor.VisibleAsync();

        var answer = await ReleaseAsync(corridor, Request() with { Id = id, Entity = entity });

        Assert.Equal((DeskAnswer.Missing, before), (answer.Answer, await corridor.VisibleAsync()));
        Assert.Equal(QuarantineState.Open, Assert.Single(await RowsAsync(corridor)).State);
    }

    [Fact]
    public async Task A_record_is_released_once()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small.Refuse(320));
        await ReleaseAsync(corridor, Request());

        Assert.Equal(DeskAnswer.Conflict, (await ReleaseAsync(corridor, Request() with { Title = "Twice" })).Answer);
        Assert.Single(await corridor.VersionsAsync(320));
    }

    [Fact]
    public async Task A_blocked_document_keeps_its_checks_its_pages_and_a_row_and_shows_readers_nothing()
    {
        await using var corridor = await Corridor.OpenAsync();
        var before = await corridor.VisibleAsync();
        CheckResult[] checks = [new("text-layer", CheckLevel.Block, true, "The document has a text layer."), new("year", CheckLevel.Block, false, "Another year.", "2019/20: 3")];

        var outcome = await corridor.LoadAsync("a", RecordsBuilder.Small with { Checks = checks });
        corridor.Source.ExtractorVersion = "composed/2";
        await corridor.LoadAsync("a");

        Assert.Equal(new RunOutcome(RunState.Refused, "Another year."), outcome);
        Assert.Equal(before, await corridor.VisibleAsync());
        await corridor.InScopeAsync<AuditDb>(async db =>
        {
            Assert.Equal(
                [("text-layer", true, null), ("year", false, "2019/20: 3")],
                (await db.RunChecks.Where(row => row.RunId == 1).OrderBy(row => row.Id).ToListAsync(Cancellation)).Select(row => (row.Name, row.Passed, row.Figures)));
            Assert.Equal(3, await db.RefusedPages.CountAsync(Cancellation));
        });
        var row = Assert.Single(await RowsAsync(corridor));
        Assert.Equal((QuarantineKind.Document, QuarantineState.Open, "Another year.", 2), (row.Kind, row.State, row.Reasons, row.RunId));

        corridor.Source.ExtractorVersion = "composed/3";
        await corridor.LoadAsync("a", RecordsBuilder.Small);

        Assert.Equal(QuarantineState.Superseded, Assert.Single(await RowsAsync(corridor)).State);
        Assert.Equal(0, await corridor.ReadAsync(db => db.RefusedPages.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task A_file_that_could_not_be_read_leaves_the_check_that_says_so()
    {
        await using var corridor = await Corridor.OpenAsync();

        await corridor.LoadAsync("not a report");

        var check = await corridor.ReadAsync(db => db.RunChecks.SingleAsync(Cancellation));
        Assert.Equal(("readable", RunCheckLevel.Block, false, "The file is not a document of this series."), (check.Name, check.Level, check.Passed, check.Sentence));
        Assert.Empty(await RowsAsync(corridor));
    }

    [Fact]
    public async Task A_published_run_keeps_its_checks_and_its_document_what_it_covers()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small.WithClean(400));

        await corridor.LoadAsync("b", (RecordsBuilder.Small with { Coverage = new Coverage(319, 322, true) }).WithCheck(new CheckResult("page-count", CheckLevel.Warn, false, "Few pages.")));

        await corridor.InScopeAsync<AuditDb>(async db =>
        {
            Assert.Equal("Few pages.", (await db.RunChecks.SingleAsync(Cancellation)).Sentence);
            var excerpt = await db.Documents.OrderBy(row => row.Id).LastAsync(Cancellation);
            Assert.Equal((319, 322, true), (excerpt.FirstParagraph, excerpt.LastParagraph, excerpt.IsPartial));
            Assert.Equal([321, 400], await db.CleanStatements.Select(row => row.Number).Order().ToListAsync(Cancellation));
        });
    }

    private static Task<List<QuarantinedRecordRow>> RowsAsync(Corridor corridor) =>
        corridor.ReadAsync(db => db.Quarantine.AsNoTracking().OrderBy(row => row.Id).ToListAsync(Cancellation));

    private static ReleaseRequest Request() => new(
        1, "Unsupported Expenditure", RecordsBuilder.Health, ReportSection.FinancialStatements, Basis.QualifiedOpinion, 2, 3, "1", "2",
        "The text of matter 320.", ["Kshs.1,000"], "The entity was named by hand.");

    // As the editor's page does: in one transaction, kept only where it is done.
    private static Task<DeskResult> ReleaseAsync(Corridor corridor, ReleaseRequest request) => corridor.InTransactionAsync<QuarantineDesk, DeskResult>(
        desk => desk.ReleaseAsync(request, "amina", Cancellation), result => result.Answer == DeskAnswer.Done);
}

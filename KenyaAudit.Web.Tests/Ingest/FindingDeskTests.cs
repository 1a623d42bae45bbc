using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Search;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KenyaAudit.Web.Tests.Ingest;

/// <summary>What editors do, and what the next document makes of it (ADR 0011).</summary>
public sealed class FindingDeskTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_correction_is_a_version_with_its_note_and_survives_the_same_document()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small);
        Assert.Equal(DeskAnswer.Done, await CorrectAsync(corridor, 1, [(CorrectedField.Title, "Bills Left Unpaid"), (CorrectedField.Summary, "In short.")], (0, "The text of the matter 319.")));
        corridor.Source.ExtractorVersion = "composed/2";
        await corridor.LoadAsync("a");

        var versions = await corridor.VersionsAsync(319);
        Assert.Equal(["Pending Bills", "Bills Left Unpaid"], versions.Select(version => version.Title));
        Assert.Equal((VersionKind.Corrected, "Misread.", "In short."), (versions[1].Kind, versions[1].Reason, versions[1].Summary));
        Assert.Equal("The text of the matter 319.\n\nItem   2021", versions[1].Body);
        Assert.Empty(await corridor.ReadAsync(db => db.Reviews.ToListAsync(Cancellation)));
    }

    [Fact]
    public async Task A_correction_holds_while_a_new_document_changes_other_fields()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small);
        await CorrectAsync(corridor, 1, [(CorrectedField.Title, "Bills Left Unpaid")], (0, "Mended."));
        await corridor.LoadAsync("b", RecordsBuilder.Small.With(319, finding => finding with { Pages = finding.Pages with { PdfPageLast = 4 } }));

        var last = (await corridor.VersionsAsync(319))[^1];
        Assert.Equal(("Bills Left Unpaid", "Mended.\n\nItem   2021", 4, "Changed: pages."), (last.Title, last.Body, last.PdfPageLast, last.Reason));
    }

    [Fact]
    public async Task A_document_that_changes_the_corrected_field_is_shown_and_the_editor_is_told()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small);
        await CorrectAsync(corridor, 1, [(CorrectedField.Title, "Bills Left Unpaid"), (CorrectedField.Summary, "In short.")]);
        await corridor.LoadAsync("b", RecordsBuilder.Small.With(319, finding => finding with { Title = "Pending Invoices" }));

        var last = (await corridor.VersionsAsync(319))[^1];
        Assert.Equal(("Pending Invoices", "In short."), (last.Title, last.Summary));
        var review = Assert.Single(await corridor.ReadAsync(db => db.Reviews.ToListAsync(Cancellation)));
        Assert.Equal(ReviewKind.CorrectionOvertaken, review.Kind);
        Assert.Contains("Bills Left Unpaid", review.Detail, StringComparison.Ordinal);
        Assert.Equal(CorrectionState.Overtaken, await StateAsync(corridor, CorrectedField.Title));
    }

    [Fact]
    public async Task A_document_that_agrees_ends_the_correction_in_silence()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small);
        await CorrectAsync(corridor, 1, [(CorrectedField.Title, "Bills Left Unpaid")]);
        await corridor.LoadAsync("b", RecordsBuilder.Small.With(319, finding => finding with { Title = "Bills Left Unpaid" }));

        Assert.Equal(2, (await corridor.VersionsAsync(319)).Count);
        Assert.Equal(CorrectionState.Ended, await StateAsync(corridor, CorrectedField.Title));
        Assert.Empty(await corridor.ReadAsync(db => db.Reviews.ToListAsync(Cancellation)));
    }

    [Fact]
    public async Task A_correction_on_an_older_version_is_a_conflict_and_writes_nothing()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small);
        await CorrectAsync(corridor, 1, [(CorrectedField.Title, "Bills Left Unpaid")]);
        var before = await corridor.VisibleAsync();

        Assert.Equal(DeskAnswer.Conflict, await CorrectAsync(corridor, 1, [(CorrectedField.Title, "Another")]));
        Assert.Equal(DeskAnswer.Unchanged, await CorrectAsync(corridor, 2, [(CorrectedField.Title, "Bills Left Unpaid")]));
        Assert.Equal(before, await corridor.VisibleAsync());
    }

    [Fact]
    public async Task A_withdrawn_finding_leaves_the_index_stays_withdrawn_and_can_be_restored()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small);
        await FollowAsync(corridor);
        Assert.Equal(3, corridor.Get<FindingIndex>().Documents);

        Assert.Equal(DeskAnswer.Done, await ActAsync(corridor, desk => desk.WithdrawAsync(RecordsBuilder.Ref(319), 1, "Not ours.", Cancellation)));
        await FollowAsync(corridor);
        Assert.Equal(2, corridor.Get<FindingIndex>().Documents);

        await corridor.LoadAsync("b", RecordsBuilder.Small.With(319, finding => finding with { Title = "New Words" }));
        Assert.Equal(ReviewKind.ChangedWhileWithdrawn, Assert.Single(await corridor.ReadAsync(db => db.Reviews.ToListAsync(Cancellation))).Kind);
        Assert.Equal(DeskAnswer.Conflict, await ActAsync(corridor, desk => desk.WithdrawAsync(RecordsBuilder.Ref(319), 2, "Again.", Cancellation)));
        Assert.Equal(DeskAnswer.Done, await ActAsync(corridor, desk => desk.RestoreAsync(RecordsBuilder.Ref(319), 2, "It was right.", Cancellation)));
        await FollowAsync(corridor);

        Assert.Equal(3, corridor.Get<FindingIndex>().Documents);
        Assert.Equal(
            [VersionKind.Read, VersionKind.Withdrawn, VersionKind.Restored], (await corridor.VersionsAsync(319)).Select(version => version.Kind));
    }

    private static Task<DeskAnswer> CorrectAsync(Corridor corridor, int version, (CorrectedField Field, string? Value)[] fields, params (int Ordinal, string Text)[] blocks) =>
        ActAsync(corridor, desk => desk.CorrectAsync(new CorrectionRequest(
            RecordsBuilder.Ref(319), version, "Misread.", fields.ToDictionary(pair => pair.Field, pair => pair.Value), blocks.ToDictionary(pair => pair.Ordinal, pair => pair.Text)), Cancellation));

    private static async Task<DeskAnswer> ActAsync(Corridor corridor, Func<FindingDesk, Task<DeskResult>> act)
    {
        await using var scope = corridor.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AuditDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
        var done = await act(scope.ServiceProvider.GetRequiredService<FindingDesk>());
        if (done.Answer == DeskAnswer.Done)
        {
            await transaction.CommitAsync(Cancellation);
        }

        return done.Answer;
    }

    private static Task<bool> FollowAsync(Corridor corridor) =>
        ActivatorUtilities.CreateInstance<IndexFollower>(corridor.Services).CatchUpAsync(Cancellation);

    private static Task<CorrectionState> StateAsync(Corridor corridor, CorrectedField field) =>
        corridor.ReadAsync(db => db.Corrections.Where(row => row.Field == field).Select(row => row.State).SingleAsync(Cancellation));
}

using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Tests.Ingest;

/// <summary>Records that were set aside: kept once, decided by an editor, closed when a later reading takes them in.</summary>
public sealed class QuarantineTests
{
    private static readonly string Key = RecordsBuilder.Ref(7);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_released_record_is_a_finding_of_its_document_with_a_public_note()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("bytes", RecordsBuilder.Small.WithRefused(Key, "Its entity is unknown."));
        var row = await OnlyAsync(corridor);

        var answer = await ReleaseAsync(corridor, row.Id);

        Assert.Equal(DeskAnswer.Done, answer);
        var version = Assert.Single(await corridor.VersionsAsync(7));
        Assert.Equal(("Lost sextants", "Released from quarantine by an editor: The heading was cut."), (version.Title, version.Reason));
        Assert.Equal("Sextants worth Kshs.1,500,000 were lost.\n\nNobody knows where.", version.Body);
        Assert.Equal(150_000_000, Assert.Single(version.Amounts).Cents);
        Assert.NotNull(version.DocumentId);
        row = await OnlyAsync(corridor);
        Assert.Equal((QuarantineState.Released, "amina", "The heading was cut."), (row.State, row.DecidedBy, row.Decision));
        Assert.True(await corridor.ReadAsync(db => db.PublicationLog.AnyAsync(entry => entry.Kind == PublicationKind.Finding && entry.Key == Key, Cancellation)));
    }

    [Fact]
    public async Task A_record_is_decided_once()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("bytes", RecordsBuilder.Small.WithRefused(Key, "Its entity is unknown."));
        var row = await OnlyAsync(corridor);

        Assert.Equal(DeskAnswer.Done, await RejectAsync(corridor, row.Id));
        Assert.Equal(DeskAnswer.Conflict, await RejectAsync(corridor, row.Id));
        Assert.Equal(DeskAnswer.Conflict, await ReleaseAsync(corridor, row.Id));
        Assert.Empty(await corridor.VersionsAsync(7));
    }

    [Theory]
    [InlineData("no. 7")]
    [InlineData("row 12 of pending-bills.csv")]
    public async Task What_names_no_paragraph_cannot_be_released(string key)
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("bytes", RecordsBuilder.Small.WithRefused(key, "It has no number."));

        Assert.Equal(DeskAnswer.Missing, await ReleaseAsync(corridor, (await OnlyAsync(corridor)).Id));
    }

    [Fact]
    public async Task Read_anew_a_record_that_is_still_refused_stays_one_row_and_one_that_is_not_is_closed()
    {
        await using var corridor = await Corridor.OpenAsync();
        var (kept, mended) = (RecordsBuilder.Ref(7), RecordsBuilder.Ref(8));
        await corridor.LoadAsync("bytes", RecordsBuilder.Small.WithRefused(kept, "Its page is unknown.").WithRefused(mended, "Its page is unknown."));
        var run = await corridor.ReadAsync(db => db.IngestRuns.OrderByDescending(row => row.Id).FirstAsync(Cancellation));

        var document = RecordsBuilder.Small.WithRefused(kept, "Its page is unknown.").Build();
        await corridor.StoreAsync(db => new QuarantineWriter(db, TestData.Now).WriteAsync(document.Refused, run, run.Sha256, Cancellation).GetAwaiter().GetResult());

        var states = await corridor.ReadAsync(db => db.Quarantine.AsNoTracking().OrderBy(row => row.Key).Select(row => new { row.Key, row.State }).ToListAsync(Cancellation));
        Assert.Equal([(kept, QuarantineState.Open), (mended, QuarantineState.Superseded)], states.Select(row => (row.Key, row.State)));
    }

    private static Task<QuarantinedRecordRow> OnlyAsync(Corridor corridor) => corridor.ReadAsync(db => db.Quarantine.AsNoTracking().SingleAsync(Cancellation));

    private static Task<DeskAnswer> RejectAsync(Corridor corridor, int id) =>
        corridor.AskAsync<QuarantineDesk, DeskAnswer>(async desk => (await desk.RejectAsync(id, "It is a heading.", "amina", Cancellation)).Answer);

    private static async Task<DeskAnswer> ReleaseAsync(Corridor corridor, int id)
    {
        var entity = await corridor.ReadAsync(db => db.Entities.OrderBy(row => row.Id).Select(row => row.Id).FirstAsync(Cancellation));
        return await corridor.AskAsync<QuarantineDesk, DeskAnswer>(async desk => (await desk.ReleaseAsync(
            new ReleaseRequest(id, "Lost sextants", entity, ReportSection.FinancialStatements, Basis.OtherMatter, 3, "Sextants worth Kshs.1,500,000 were lost.\n\nNobody knows where.", "The heading was cut.", "amina"),
            Cancellation)).Answer);
    }
}

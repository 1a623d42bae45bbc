using KenyaAudit.Etl.Normalise;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

/// <summary>What an editor makes of a refused finding. Its number is the one that was read.</summary>
/// <param name="Amounts">As printed, in order.</param>
/// <param name="Note">Public.</param>
internal sealed record ReleaseRequest(
    int Id, string Title, string Entity, ReportSection Section, Basis Basis,
    int PdfPage, int PdfPageLast, string? PrintedPage, string? PrintedPageLast, string Body, IReadOnlyList<string> Amounts, string Note);

/// <summary>
/// What editors do to refused records: release, reject. Each stands inside the caller's transaction. A release goes the way of every publication:
/// layers merged, a version made, the log written, so that index and open data follow.
/// </summary>
internal sealed class QuarantineDesk(AuditDb db, CountyMoney money, TimeProvider clock)
{
    public const string ReleaseReason = "Released from quarantine, corrected by an editor.";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Missing where record or entity are unknown, or the document is not published; Conflict where somebody decided before, or the finding is withdrawn.</summary>
    public async Task<DeskResult> ReleaseAsync(ReleaseRequest request, string? by, CancellationToken cancellation)
    {
        var sequence = await PublicationSequence.TakeTurnAsync(db, cancellation);
        var record = await db.Quarantine.Include(row => row.Run).FirstOrDefaultAsync(row => row.Id == request.Id, cancellation);
        if (record is null || QuarantineDraft.Read(record.Draft) is not { } draft || !FindingReference.TryParse(record.Reference, out var reference))
        {
            return new DeskResult(DeskAnswer.Missing);
        }

        if (record.State != QuarantineState.Open)
        {
            return new DeskResult(DeskAnswer.Conflict);
        }

        var document = await db.Documents.Include(row => row.Report).FirstOrDefaultAsync(row => row.Sha256 == record.Sha256, cancellation);
        var entity = await db.Entities.FirstOrDefaultAsync(row => row.Slug == request.Entity, cancellation);
        if (document is null || entity is null)
        {
            return new DeskResult(DeskAnswer.Missing);
        }

        var report = document.Report;
        var finding = await FindingAsync(request, draft, reference, report, entity, cancellation);
        if (!await WriteAsync(record, document, entity, finding, request.Note, cancellation))
        {
            return new DeskResult(DeskAnswer.Conflict);
        }

        Decide(record, QuarantineState.Released, request.Note, by);
        sequence.Log(PublicationKind.Report, report.Slug, Now);
        sequence.Log(PublicationKind.Finding, reference.Value, Now);
        await db.SaveChangesAsync(cancellation);
        await new RepeatFindings(db).LinkAsync(report, cancellation);
        await sequence.CloseAsync(cancellation);
        return new DeskResult(DeskAnswer.Done, record.Draft, QuarantineDraft.Of(finding).ToJson());
    }

    /// <summary>
    /// Puts mended cells in the place of a row of county figures and publishes the set with it. Refused where the row still may not be published: the
    /// caller then takes its transaction back.
    /// </summary>
    /// <param name="cells">By our fields; one that is not named stays as it was read, others than those of the row are left out.</param>
    public async Task<DeskResult> ReleaseFigureAsync(int id, IReadOnlyDictionary<string, string?> cells, string note, string? by, CancellationToken cancellation)
    {
        var sequence = await PublicationSequence.TakeTurnAsync(db, cancellation);
        if (await db.Quarantine.FirstOrDefaultAsync(row => row.Id == id, cancellation) is not { Kind: QuarantineKind.CountyFigure } record || FigureDraft.Read(record.Draft) is not { } row)
        {
            return new DeskResult(DeskAnswer.Missing);
        }

        if (record.State != QuarantineState.Open)
        {
            return new DeskResult(DeskAnswer.Conflict);
        }

        // What no longer stands in the tables cannot be put right there.
        if (StillRefused(await money.ReadAsync(cancellation)) is null)
        {
            return new DeskResult(DeskAnswer.Missing);
        }

        var before = record.Draft;
        record.Draft = (row with { Cells = row.Cells.ToDictionary(cell => cell.Key, cell => cells.GetValueOrDefault(cell.Key, cell.Value)?.Trim() ?? "") }).ToJson();
        Decide(record, QuarantineState.Released, note, by);
        await db.SaveChangesAsync(cancellation);
        var records = await money.ReadAsync(cancellation);
        if (StillRefused(records) is { } still)
        {
            return new DeskResult(DeskAnswer.Refused) { Fault = string.Join("; ", still.Reasons) };
        }

        await money.WriteAsync(records, sequence, Now, cancellation);
        await db.SaveChangesAsync(cancellation);
        await sequence.CloseAsync(cancellation);
        return new DeskResult(DeskAnswer.Done, before, record.Draft);

        RefusedRecord? StillRefused(CountyRecords read) => read.Refused.FirstOrDefault(refused => refused.Row?.File == row.File && refused.Raw == record.Raw);
    }

    public async Task<DeskResult> RejectAsync(int id, string reason, string? by, CancellationToken cancellation)
    {
        if (await db.Quarantine.FirstOrDefaultAsync(row => row.Id == id, cancellation) is not { } record)
        {
            return new DeskResult(DeskAnswer.Missing);
        }

        if (record.State != QuarantineState.Open)
        {
            return new DeskResult(DeskAnswer.Conflict);
        }

        Decide(record, QuarantineState.Rejected, reason, by);
        await db.SaveChangesAsync(cancellation);
        return new DeskResult(DeskAnswer.Done, nameof(QuarantineState.Open), nameof(QuarantineState.Rejected));
    }

    private void Decide(QuarantinedRecordRow record, QuarantineState state, string reason, string? by) =>
        (record.State, record.Decision, record.DecidedBy, record.DecidedAt) = (state, reason, by, Now);

    // A paragraph that was read without its heading has no opinion of its own: that of the entity's chapter heads it.
    private async Task<Finding> FindingAsync(
        ReleaseRequest request, QuarantineDraft draft, FindingReference reference, ReportRow report, AuditedEntityRow entity, CancellationToken cancellation)
    {
        var opinion = Slugs.Parse<Opinion>(draft.Opinion) ?? await db.Opinions.Where(row => row.ReportId == report.Id && row.EntityId == entity.Id)
            .Select(row => row.ChapterKind).FirstOrDefaultAsync(cancellation);
        return CorrectedFinding.Of(
            new Finding(
                reference, draft.Number, entity.Slug, request.Section, request.Basis, opinion, request.Title, "",
                new PageSpan(request.PdfPage, request.PdfPageLast, request.PrintedPage, request.PrintedPageLast), [], draft.SubParagraphs,
                draft.BlocksOf(request.Body, request.PdfPage)),
            request.Amounts);
    }

    private async Task<bool> WriteAsync(
        QuarantinedRecordRow record, SourceDocumentRow document, AuditedEntityRow entity, Finding finding, string note, CancellationToken cancellation)
    {
        var origin = new VersionOrigin(record.RunId, record.Run.ExtractorVersion, document.Id, Now);
        var written = await new FindingWriter(db, origin).WriteAsync(document.Report, [finding], new() { [entity.Slug] = entity }, cancellation);
        foreach (var version in db.ChangeTracker.Entries<FindingVersionRow>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity))
        {
            (version.Kind, version.Reason) = (VersionKind.Corrected, $"{ReleaseReason} {note}");
        }

        return written.Changes.Count > 0;
    }
}

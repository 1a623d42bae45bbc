using System.Globalization;
using KenyaAudit.Etl.Normalise;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

/// <summary>What an editor read where the reader failed. Pages count from 1.</summary>
internal sealed record ReleaseRequest(int Id, string Title, int EntityId, ReportSection Section, Basis Basis, int PdfPage, string Body, string Reason, string By);

/// <summary>
/// What editors do to records that were set aside: release as a finding of its document, or reject. Each stands inside the caller's transaction.
/// The row stays, with who decided, when and why.
/// </summary>
internal sealed class QuarantineDesk(AuditDb db, Taxonomy taxonomy, TimeProvider clock)
{
    private const string Said = "Released from quarantine by an editor: ";

    /// <summary>Missing where the record names no finding of a document that is held; Conflict where it was decided, or its reference published, meanwhile.</summary>
    public async Task<DeskResult> ReleaseAsync(ReleaseRequest request, CancellationToken cancellation)
    {
        var sequence = await PublicationSequence.TakeTurnAsync(db, cancellation);
        var row = await db.Quarantine.Include(record => record.Run).FirstOrDefaultAsync(record => record.Id == request.Id, cancellation);
        var document = row is null ? null : await db.Documents.Include(held => held.Report).FirstOrDefaultAsync(held => held.Sha256 == row.Sha256, cancellation);
        var entity = await db.Entities.FirstOrDefaultAsync(place => place.Id == request.EntityId, cancellation);
        if (row is null || document is null || entity is null || !TryNumber(row.Key, out var reference, out var number))
        {
            return new DeskResult(DeskAnswer.Missing);
        }

        if (row.State != QuarantineState.Open || await db.Findings.AnyAsync(finding => finding.Reference == reference.Value, cancellation))
        {
            return new DeskResult(DeskAnswer.Conflict);
        }

        var printed = await db.DocumentPages.Where(page => page.DocumentId == document.Id && page.PdfPage == request.PdfPage).Select(page => page.PrintedPage).FirstOrDefaultAsync(cancellation);
        var opinion = await db.Opinions.Where(given => given.ReportId == document.ReportId && given.EntityId == entity.Id).Select(given => (Opinion?)given.Kind).FirstOrDefaultAsync(cancellation);
        var finding = new ReleasedFinding(
            reference, number, entity.Slug, request.Section, request.Basis, opinion, request.Title, request.Body,
            new PageSpan(request.PdfPage, request.PdfPage, printed, printed)).Read(taxonomy);
        var origin = new VersionOrigin(row.RunId, row.Run.ExtractorVersion, document.Id, Now);
        await new FindingWriter(db, origin).WriteAsync(document.Report, [finding], new() { [entity.Slug] = entity }, cancellation);
        foreach (var version in db.ChangeTracker.Entries<FindingVersionRow>().Where(entry => entry.State == EntityState.Added))
        {
            (version.Entity.Kind, version.Entity.Reason) = (VersionKind.Corrected, Said + request.Reason);
        }

        Decide(row, QuarantineState.Released, request.By, request.Reason);
        sequence.Log(PublicationKind.Report, document.Report.Slug, Now);
        sequence.Log(PublicationKind.Finding, reference.Value, Now);
        await db.SaveChangesAsync(cancellation);
        await new RepeatFindings(db).LinkAsync(document.Report, cancellation);
        await sequence.CloseAsync(cancellation);
        return new DeskResult(DeskAnswer.Done, row.Raw, $"{reference.Value}: {request.Title}");
    }

    public async Task<DeskResult> RejectAsync(int id, string reason, string by, CancellationToken cancellation)
    {
        var row = await db.Quarantine.FirstOrDefaultAsync(record => record.Id == id, cancellation);
        if (row is null || row.State != QuarantineState.Open)
        {
            return new DeskResult(row is null ? DeskAnswer.Missing : DeskAnswer.Conflict);
        }

        Decide(row, QuarantineState.Rejected, by, reason);
        await db.SaveChangesAsync(cancellation);
        return new DeskResult(DeskAnswer.Done, row.Raw);
    }

    /// <summary>Whether a record's key is the reference of a paragraph, and of which.</summary>
    public static bool TryNumber(string key, out FindingReference reference, out int number)
    {
        number = 0;
        return FindingReference.TryParse(key, out reference)
            && int.TryParse(reference.Value[(reference.Value.LastIndexOf('-') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private void Decide(QuarantinedRecordRow row, QuarantineState state, string by, string reason) =>
        (row.State, row.DecidedAt, row.DecidedBy, row.Decision) = (state, Now, by, reason);
}

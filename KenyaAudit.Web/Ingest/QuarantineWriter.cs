using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

/// <summary>
/// Sets aside what a run read and may not publish, inside the publishing transaction. Read again, a document's record that is still refused stays
/// the one open row it was; one that is refused no more is closed, with the run that read it.
/// </summary>
internal sealed class QuarantineWriter(AuditDb db, DateTime now)
{
    public async Task WriteAsync(IReadOnlyList<RefusedRecord> refused, IngestRunRow run, string? sha256, CancellationToken cancellation)
    {
        var before = await db.Quarantine.Where(row => row.SourceId == run.SourceId && row.Sha256 == sha256).OrderBy(row => row.Id).ToListAsync(cancellation);
        var again = refused.Select(record => (record.Key, record.Raw)).ToHashSet();
        foreach (var row in before.Where(row => row.State == QuarantineState.Open && !again.Contains((row.Key, row.Raw))))
        {
            (row.State, row.DecidedAt, row.Decision, row.DecidedBy) = (QuarantineState.Superseded, now, $"Run {run.Id} read the document anew.", "system");
        }

        // What an editor decided holds while the document says the same.
        var known = before.Where(row => row.State != QuarantineState.Superseded).Select(row => (row.Key, row.Raw)).ToHashSet();
        db.Quarantine.AddRange(refused.Where(record => !known.Contains((record.Key, record.Raw))).Select(record => new QuarantinedRecordRow
        {
            RunId = run.Id,
            SourceId = run.SourceId,
            Sha256 = sha256,
            Key = record.Key,
            PdfPage = record.PdfPage,
            Raw = record.Raw,
            Reasons = string.Join(" ", record.Reasons),
            State = QuarantineState.Open,
            At = now,
        }));
    }
}

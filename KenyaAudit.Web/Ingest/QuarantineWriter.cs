using System.Linq.Expressions;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

/// <summary>
/// Keeps the quarantine in step with what a run read, inside the caller's transaction: one row for a record however often it is refused,
/// and what now reads well is closed with a pointer to the run. What an editor rejected stays rejected while the document says the same.
/// </summary>
internal sealed class QuarantineWriter(AuditDb db, IngestRunRow run, DateTime now)
{
    public const string DocumentKey = "document";
    private const int LongestReasons = 2000;
    private const int LongestKey = 400;

    /// <summary>After a document was published: its refused records; and none of its pages stays behind as refused.</summary>
    public async Task ReportAsync(ReportRecords records, string? sha256, CancellationToken cancellation)
    {
        var rows = await RowsAsync(row => row.Sha256 == sha256, cancellation);
        Keep(rows, records.Refused, refused => Filled(Of(refused, QuarantineKind.Finding), refused, sha256, records.Report.Year));
        var refusedKeys = records.Refused.Select(refused => refused.Key).ToHashSet(StringComparer.Ordinal);
        Supersede(rows.Where(row => !refusedKeys.Contains(row.Key)));

        // Another document of the report may bring what this one's elder could not.
        var read = records.Findings.Select(finding => finding.Reference.Value)
            .Concat(records.CleanStatements.Select(clean => FindingReference.Of(records.Report.Series, records.Report.Year, clean.Number).Value)).ToHashSet(StringComparer.Ordinal);
        var elders = await RowsAsync(row => row.State == QuarantineState.Open && row.Reference != null && row.Sha256 != sha256, cancellation);
        Supersede(elders.Where(row => read.Contains(row.Reference!)));
        if (sha256 is not null)
        {
            // It may have been handed to the wrong source first.
            Supersede(await db.Quarantine.Where(row => row.Sha256 == sha256 && row.Kind == QuarantineKind.Document).OrderBy(row => row.Id).ToListAsync(cancellation));
            await db.RefusedPages.Where(page => page.Sha256 == sha256).ExecuteDeleteAsync(cancellation);
        }
    }

    /// <summary>After a whole set of county figures was published.</summary>
    public async Task CountyAsync(IReadOnlyList<RefusedRecord> refused, CancellationToken cancellation)
    {
        var rows = await RowsAsync(row => row.Sha256 == null, cancellation);
        Keep(rows, refused, record =>
        {
            var row = Of(record, QuarantineKind.CountyFigure);
            row.Draft = record.Row?.ToJson();
            return row;
        });
        var keys = refused.Select(record => record.Key).ToHashSet(StringComparer.Ordinal);
        Supersede(rows.Where(row => !keys.Contains(row.Key)));
    }

    /// <summary>A document that could be read and may not be published, as one row.</summary>
    public async Task DocumentAsync(string sha256, string raw, IReadOnlyList<string> reasons, CancellationToken cancellation)
    {
        var rows = await RowsAsync(row => row.Sha256 == sha256 && row.Kind == QuarantineKind.Document, cancellation);
        Keep(rows, [new RefusedRecord(DocumentKey, 1, raw, reasons)], record =>
        {
            var row = Of(record, QuarantineKind.Document);
            row.Sha256 = sha256;
            return row;
        });
    }

    private Task<List<QuarantinedRecordRow>> RowsAsync(Expression<Func<QuarantinedRecordRow, bool>> which, CancellationToken cancellation) =>
        db.Quarantine.Where(row => row.SourceId == run.SourceId).Where(which).OrderBy(row => row.Id).ToListAsync(cancellation);

    private void Keep(List<QuarantinedRecordRow> rows, IReadOnlyList<RefusedRecord> refused, Func<RefusedRecord, QuarantinedRecordRow> make)
    {
        var known = rows.Where(row => row.State != QuarantineState.Superseded).ToLookup(row => row.Key, StringComparer.Ordinal);
        foreach (var record in refused)
        {
            var fresh = make(record);
            if (!known[fresh.Key].Any(row => Settles(row, fresh)))
            {
                db.Quarantine.Add(fresh);
            }
            else if (known[fresh.Key].FirstOrDefault(row => row.State == QuarantineState.Open) is { } open)
            {
                (open.RunId, open.PdfPage, open.Raw, open.Reasons, open.Draft) = (fresh.RunId, fresh.PdfPage, fresh.Raw, fresh.Reasons, fresh.Draft);
                (open.Kind, open.Reference, open.FinancialYear) = (fresh.Kind, fresh.Reference, fresh.FinancialYear);
            }
        }
    }

    // A released figure that is refused again is not published any more: it waits anew.
    private static bool Settles(QuarantinedRecordRow row, QuarantinedRecordRow fresh) => row.State switch
    {
        QuarantineState.Rejected => row.Raw == fresh.Raw,
        QuarantineState.Released => row.Kind != QuarantineKind.CountyFigure,
        _ => true,
    };

    private void Supersede(IEnumerable<QuarantinedRecordRow> rows)
    {
        foreach (var row in rows.Where(row => row.State == QuarantineState.Open))
        {
            (row.State, row.DecidedAt, row.DecidedRunId) = (QuarantineState.Superseded, now, run.Id);
            row.Decision = "A later reading no longer sets it aside.";
        }
    }

    private QuarantinedRecordRow Of(RefusedRecord refused, QuarantineKind kind)
    {
        var reasons = string.Join(' ', refused.Reasons);
        return new QuarantinedRecordRow
        {
            RunId = run.Id, SourceId = run.SourceId, Kind = kind, Key = refused.Key.Length <= LongestKey ? refused.Key : refused.Key[..LongestKey], PdfPage = refused.PdfPage,
            Raw = refused.Raw, Reasons = reasons.Length <= LongestReasons ? reasons : reasons[..LongestReasons], State = QuarantineState.Open, At = now,
        };
    }

    private static QuarantinedRecordRow Filled(QuarantinedRecordRow row, RefusedRecord refused, string? sha256, FinancialYear year)
    {
        (row.Sha256, row.FinancialYear) = (sha256, year.EndYear);
        (row.Reference, row.Draft) = refused.Draft is { } draft ? (draft.Reference.Value, QuarantineDraft.Of(draft).ToJson()) : (null, null);
        return row;
    }
}

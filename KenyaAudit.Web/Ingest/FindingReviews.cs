using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

/// <summary>Flags findings of one report for a person to look at, once for each cause while it is open. Nothing is ever removed by it.</summary>
internal sealed class FindingReviews
{
    /// <summary>A document with fewer than nine tenths of the pages of the largest one held of its report is an excerpt.</summary>
    private const double WholeFrom = 0.9;
    private readonly AuditDb _db;
    private readonly DateTime _at;
    private readonly Dictionary<(int FindingId, ReviewKind Kind), FindingReviewRow> _open;

    private FindingReviews(AuditDb db, DateTime at, IEnumerable<FindingReviewRow> open) =>
        (_db, _at, _open) = (db, at, open.ToDictionary(row => (row.FindingId, row.Kind)));

    public static async Task<FindingReviews> OfAsync(AuditDb db, ReportRow report, DateTime at, CancellationToken cancellation) => new(
        db, at, await db.Reviews.Where(row => row.Finding.ReportId == report.Id && row.State == ReviewState.Open).ToListAsync(cancellation));

    public void Overtaken(FindingRow finding, IReadOnlyList<FindingCorrectionRow> corrections)
    {
        foreach (var correction in corrections)
        {
            Flag(finding.Id, ReviewKind.CorrectionOvertaken, correction.Field.IsEditorial()
                ? $"The rules now give another {correction.Field.Label()} than the one that was corrected in version {correction.Version}. The correction still stands."
                : $"The document now gives another {correction.Field.Label()} than the one that was corrected in version {correction.Version}. The document's is shown; the correction said: {Shortened(correction.Value)}");
        }
    }

    public void ChangedWhileWithdrawn(FindingRow finding, string reason) =>
        Flag(finding.Id, ReviewKind.ChangedWhileWithdrawn, $"A document brings something new of this withdrawn finding. {reason} It stays withdrawn.");

    /// <summary>
    /// Flags what was read from a document of this report before and is missing in this one; an excerpt speaks only for the numbers
    /// from its first to its last. What waits in quarantine is not missing. What came back is closed.
    /// </summary>
    public async Task VanishedAsync(ReportRow report, ReportRecords records, SourceDocumentRow document, CancellationToken cancellation)
    {
        var numbers = records.Findings.Select(finding => finding.Number).Concat(records.CleanStatements.Select(clean => clean.Number)).ToList();
        if (numbers.Count == 0)
        {
            return;
        }

        var (first, last) = await IsExcerptAsync(report, records, cancellation) ? (numbers.Min(), numbers.Max()) : (0, int.MaxValue);
        var present = records.Findings.Select(finding => finding.Reference.Value).Concat(records.Refused.Select(refused => refused.Key)).ToHashSet(StringComparer.Ordinal);
        var clean = records.CleanStatements.Select(statement => statement.Number).ToHashSet();
        var known = await _db.FindingVersions.AsNoTracking()
            .Where(row => row.Finding.ReportId == report.Id && row.Number == row.Finding.CurrentVersion && row.DocumentId != null
                && row.Finding.Status == FindingStatus.Published)
            .OrderBy(row => row.FindingId)
            .Select(row => new { row.FindingId, row.Finding.Reference, row.Finding.Number })
            .ToListAsync(cancellation);
        foreach (var finding in known.Where(finding => !present.Contains(finding.Reference) && finding.Number >= first && finding.Number <= last))
        {
            Flag(finding.FindingId, ReviewKind.Vanished, clean.Contains(finding.Number)
                ? $"Document {document.Sha256[..12]} reads paragraph {finding.Number} as one without a matter to report."
                : $"Document {document.Sha256[..12]} of this report has no paragraph {finding.Number}.");
        }

        foreach (var back in known.Where(finding => present.Contains(finding.Reference)))
        {
            Return(back.FindingId);
        }
    }

    private async Task<bool> IsExcerptAsync(ReportRow report, ReportRecords records, CancellationToken cancellation)
    {
        var lowest = await _db.Findings.Where(row => row.ReportId == report.Id).MinAsync(row => (int?)row.Number, cancellation) ?? 0;
        var largest = await _db.Documents.Where(row => row.ReportId == report.Id).MaxAsync(row => (int?)row.PageCount, cancellation) ?? 0;
        return records.Findings.Concat<object>(records.CleanStatements).Select(record => record is Finding finding ? finding.Number : ((CleanStatement)record).Number).Min() > lowest
            || records.Pages.Count < largest * WholeFrom;
    }

    private void Flag(int findingId, ReviewKind kind, string detail)
    {
        if (_open.TryGetValue((findingId, kind), out var open))
        {
            open.Detail = detail;
            return;
        }

        var row = new FindingReviewRow { FindingId = findingId, Kind = kind, Detail = detail, At = _at, State = ReviewState.Open };
        _open.Add((findingId, kind), row);
        _db.Reviews.Add(row);
    }

    private void Return(int findingId)
    {
        if (_open.Remove((findingId, ReviewKind.Vanished), out var open))
        {
            (open.State, open.ResolvedAt) = (ReviewState.Returned, _at);
        }
    }

    private static string Shortened(string? value) => value is null ? "(nothing)" : value.Length <= 200 ? value : value[..200] + "…";
}

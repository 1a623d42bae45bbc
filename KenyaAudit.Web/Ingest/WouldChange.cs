using System.Globalization;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

/// <summary>What publishing a document would change: findings that would be new, those that would get a version with its reason, those that are published and not in it.</summary>
internal sealed record WouldChange(IReadOnlyList<string> New, IReadOnlyList<(string Reference, string Reason)> Changed, IReadOnlyList<string> Missing, int Refused)
{
    private const int Named = 20;

    /// <summary>Inside the transaction that has written <paramref name="written"/> and will take it back.</summary>
    public static async Task<WouldChange> OfAsync(AuditDb db, ReportRecords records, WrittenFindings written, CancellationToken cancellation)
    {
        var (series, year) = (records.Report.Series, records.Report.Year.EndYear);
        var published = await db.Findings
            .Where(row => row.Report.Series == series && row.Report.FinancialYear == year && row.Status == FindingStatus.Published)
            .Select(row => row.Reference).ToListAsync(cancellation);
        var read = records.Findings.Select(finding => finding.Reference.Value).ToHashSet(StringComparer.Ordinal);
        return new WouldChange(
            [.. written.Changes.Where(change => change.IsNew).Select(change => change.Reference)],
            [.. written.Changes.Where(change => !change.IsNew).Select(change => (change.Reference, change.Reason))],
            [.. published.Where(reference => !read.Contains(reference)).Order(StringComparer.Ordinal)],
            records.Refused.Count);
    }

    /// <summary>For an admin: what would be new, what would change by what of it, what is missing.</summary>
    public IEnumerable<string> Lines() =>
    [
        Line("New", New),
        .. Changed.Count == 0
            ? [Line("Would change", [])]
            : Changed.GroupBy(change => change.Reason).Select(group => $"{Line("Would change", [.. group.Select(change => change.Reference)])} {group.Key}"),
        Line("Published, but not in this document", Missing),
        .. Refused > 0 ? [string.Create(CultureInfo.InvariantCulture, $"Records that would be set aside: {Refused}.")] : Enumerable.Empty<string>(),
    ];

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{New.Count} findings would be new, {Changed.Count} would change, {Missing.Count} are published but not in it. Nothing was published.");

    private static string Line(string what, IReadOnlyList<string> references)
    {
        var more = references.Count > Named ? string.Create(CultureInfo.InvariantCulture, $" and {references.Count - Named} more") : "";
        return references.Count == 0
            ? $"{what}: none."
            : string.Create(CultureInfo.InvariantCulture, $"{what}: {references.Count} ({string.Join(", ", references.Take(Named))}{more}).");
    }
}

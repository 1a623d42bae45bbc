using System.Globalization;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

/// <summary>What publishing a document would change, as references: not there yet, different from what readers see, there but not in the document.</summary>
internal sealed record WouldChange(IReadOnlyList<string> New, IReadOnlyList<string> Changed, IReadOnlyList<string> Vanished)
{
    private const int Named = 20;

    public IEnumerable<string> Lines() =>
        [Line("New", New), Line("Changed", Changed), Line("Published, but not in this document", Vanished)];

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{New.Count} findings would be new, {Changed.Count} would change, {Vanished.Count} are published but not in it. Nothing was published.");

    private static string Line(string what, IReadOnlyList<string> references)
    {
        var more = references.Count > Named ? string.Create(CultureInfo.InvariantCulture, $" and {references.Count - Named} more") : "";
        return references.Count == 0
            ? $"{what}: none."
            : string.Create(CultureInfo.InvariantCulture, $"{what}: {references.Count} ({string.Join(", ", references.Take(Named))}{more}).");
    }
}

/// <summary>Compares a document's records with what is published, by what a reader can see. Only reads.</summary>
internal sealed class DryRun(AuditDb db)
{
    public async Task<WouldChange> CompareAsync(ReportRecords records, CancellationToken cancellation)
    {
        var (series, year) = (records.Report.Series, records.Report.Year.EndYear);
        var published = await db.FindingVersions.AsNoTracking()
            .Where(version => version.Finding.Report.Series == series && version.Finding.Report.FinancialYear == year
                && version.Finding.Status == FindingStatus.Published && version.Number == version.Finding.CurrentVersion)
            .Select(version => new { version.Finding.Reference, Seen = new Seen(version.Title, version.Body, version.PdfPage, version.PdfPageLast) })
            .ToDictionaryAsync(row => row.Reference, row => row.Seen, StringComparer.Ordinal, cancellation);
        var read = records.Findings.ToDictionary(
            finding => finding.Reference.Value,
            finding => new Seen(finding.Title, finding.Body, finding.Pages.PdfPage, finding.Pages.PdfPageLast),
            StringComparer.Ordinal);
        return new WouldChange(
            [.. read.Keys.Where(reference => !published.ContainsKey(reference))],
            [.. read.Where(pair => published.TryGetValue(pair.Key, out var now) && now != pair.Value).Select(pair => pair.Key)],
            [.. published.Keys.Where(reference => !read.ContainsKey(reference)).Order(StringComparer.Ordinal)]);
    }

    private sealed record Seen(string Title, string? Body, int PdfPage, int PdfPageLast);
}

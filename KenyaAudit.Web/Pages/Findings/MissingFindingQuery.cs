using System.Globalization;
using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Pages.Findings;

/// <summary>What may help a reader whose reference names no finding: the paragraph itself if it was a clean one, and those around it.</summary>
internal sealed class MissingFindingQuery(AuditDb db)
{
    public async Task<MissingFinding> RunAsync(string? reference, CancellationToken cancellation)
    {
        var parts = reference?.Split('-') ?? [];

        // Series, two years, paragraph: only books numbered throughout have neighbours.
        if (parts.Length != 4
            || Slugs.Parse<ReportSeries>(parts[0]) is not { } series
            || !FinancialYear.TryParse($"{parts[1]}-{parts[2]}", out var year)
            || !int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return new MissingFinding(reference);
        }

        var inBook = db.Findings.AsNoTracking().Where(row =>
            row.Report.Series == series && row.Report.FinancialYear == year.EndYear && row.Status == FindingStatus.Published);
        return new MissingFinding(reference)
        {
            Number = number,
            Clean = await db.CleanStatements.AsNoTracking()
                .Where(row => row.Report.Series == series && row.Report.FinancialYear == year.EndYear && row.Number == number)
                .Select(row => new CleanItem(row.Entity.Name, row.Entity.Slug, row.Section, row.PrintedPage, row.PdfPage, row.Report.Title))
                .FirstOrDefaultAsync(cancellation),
            Before = await inBook.Where(row => row.Number < number).OrderByDescending(row => row.Number)
                .Select(row => new NeighbourItem(row.Reference, row.Title)).FirstOrDefaultAsync(cancellation),
            After = await inBook.Where(row => row.Number > number).OrderBy(row => row.Number)
                .Select(row => new NeighbourItem(row.Reference, row.Title)).FirstOrDefaultAsync(cancellation),
        };
    }
}

/// <param name="Reference">Null when the address held no reference at all.</param>
internal sealed record MissingFinding(string? Reference)
{
    public int? Number { get; init; }
    public CleanItem? Clean { get; init; }
    public NeighbourItem? Before { get; init; }
    public NeighbourItem? After { get; init; }

    /// <summary>The finding exists; what was asked of it does not.</summary>
    public bool FindingExists { get; init; }
}

internal sealed record CleanItem(string EntityName, string EntitySlug, ReportSection Section, string? PrintedPage, int PdfPage, string ReportTitle);

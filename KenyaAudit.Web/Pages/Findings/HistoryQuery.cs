using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Pages.Findings;

/// <summary>All versions of one finding, newest first, with what a comparison needs.</summary>
internal sealed class HistoryQuery(AuditDb db)
{
    /// <summary>Null when there is no such finding.</summary>
    public async Task<FindingHistory?> RunAsync(string reference, CancellationToken cancellation)
    {
        var finding = await db.Findings.AsNoTracking().Where(row => row.Reference == reference)
            .Select(row => new FindingHistory(row.Reference, row.Title, row.Entity.Name, row.Entity.Slug, row.Status == FindingStatus.Withdrawn, row.CurrentVersion))
            .FirstOrDefaultAsync(cancellation);
        return finding is null ? null : finding with
        {
            Versions = await db.FindingVersions.AsNoTracking().Where(row => row.Finding.Reference == reference)
                .OrderByDescending(row => row.Number).ThenBy(row => row.Id)
                .Select(row => new VersionItem
                {
                    Number = row.Number, Kind = row.Kind, ValidFrom = row.ValidFrom, Reason = row.Reason, Sha256 = row.Document!.Sha256,
                    Title = row.Title, Body = row.Body, Summary = row.Summary, SummarySw = row.SummarySw, SearchWords = row.SearchWords, AmountNote = row.AmountNote, Category = row.Category.Label, AmountCents = row.AmountInQuestionCents,
                    PdfPage = row.PdfPage, PdfPageLast = row.PdfPageLast, PrintedPage = row.PrintedPage, PrintedPageLast = row.PrintedPageLast,
                    Entity = db.Entities.Where(entity => entity.Id == row.EntityId).Select(entity => entity.Name).FirstOrDefault(), Section = row.Section, Basis = row.Basis,
                })
                .ToListAsync(cancellation),
        };
    }
}

internal sealed record FindingHistory(string Reference, string Title, string EntityName, string EntitySlug, bool Withdrawn, int Current)
{
    /// <summary>Newest first.</summary>
    public IReadOnlyList<VersionItem> Versions { get; init; } = [];

    public VersionItem? Version(int number) => Versions.FirstOrDefault(version => version.Number == number);
}

/// <summary>One version as history and comparison show it; headings are null where they were not kept with it.</summary>
internal sealed record VersionItem
{
    public required int Number { get; init; }
    public required VersionKind Kind { get; init; }
    public required DateTime ValidFrom { get; init; }
    public required string Reason { get; init; }
    public string? Sha256 { get; init; }
    public required string Title { get; init; }
    public string? Body { get; init; }
    public string? Summary { get; init; }
    public string? SummarySw { get; init; }
    public string? SearchWords { get; init; }
    public string? AmountNote { get; init; }
    public required string Category { get; init; }
    public long? AmountCents { get; init; }
    public required int PdfPage { get; init; }
    public required int PdfPageLast { get; init; }
    public string? PrintedPage { get; init; }
    public string? PrintedPageLast { get; init; }
    public string? Entity { get; init; }
    public ReportSection? Section { get; init; }
    public Basis? Basis { get; init; }

    /// <summary>"PDF pages 2 to 3, printed 1 to 2", as it is compared.</summary>
    public string Pages => $"PDF {Span(PdfPage, PdfPageLast)}" + (PrintedPage is null ? "" : $", printed {Span(PrintedPage, PrintedPageLast ?? PrintedPage)}");

    /// <summary>Names and texts of what can be compared, in the order of a page. Labels are keys for the localiser.</summary>
    public IReadOnlyList<(string Label, string? Text)> Parts =>
    [
        ("Title", Title), ("Text", Body), ("In short", Summary), ("In short, in Swahili", SummarySw), ("Our search words", SearchWords), ("Subject", Category),
        ("Amount in question", AmountCents is { } cents ? new Kes(cents).ToString() : null), ("What the amount is", AmountNote), ("Pages", Pages),
        ("Audited entity", Entity), ("Part of the report", Section?.Label()), ("Reported as", Basis?.Label()),
    ];

    /// <summary>Labels of the parts in which this version differs from the one before. A heading that was not kept is not compared.</summary>
    public IReadOnlyList<string> ChangesFrom(VersionItem before) =>
        [.. Parts.Zip(before.Parts).Where(pair => pair.First.Text != pair.Second.Text && !Unkept(pair.First, pair.Second)).Select(pair => pair.First.Label)];

    public static bool Unkept((string Label, string? Text) one, (string Label, string? Text) other) =>
        one.Label is "Audited entity" or "Part of the report" or "Reported as" && (one.Text is null || other.Text is null);

    private static string Span<T>(T first, T last) => Equals(first, last) ? $"{first}" : $"{first} to {last}";
}

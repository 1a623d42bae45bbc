using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Pipeline;

/// <summary>The chapter of one entity: its heading as printed (lines joined) and the opinion that heads it.</summary>
/// <param name="Code">The vote, or the county's number, in the heading; null for a sub-entity.</param>
/// <param name="Under">Index of the coded chapter it stands under; null for a coded chapter, and where none came before.</param>
public sealed record ParsedChapter(string Heading, string? Code, int? Under, Opinion? Opinion, int PdfPage, string? PrintedPage);

/// <summary>One numbered paragraph under the headings it was printed beneath.</summary>
/// <param name="Chapter">Index into <see cref="ParsedReport.Chapters"/>.</param>
/// <param name="Basis">Null under an opinion or conclusion that promises no matter.</param>
/// <param name="Title">Null where the text begins beside the number.</param>
public sealed record ParsedParagraph(
    int Number, int Chapter, ReportSection Section, Basis? Basis, string? Title, PageSpan Pages,
    IReadOnlyList<TextBlock> Blocks, IReadOnlyList<SubParagraph> SubParagraphs);

/// <summary>A line of the opinion appendices.</summary>
public sealed record ParsedOpinion(Opinion Kind, int Number, string Name, int PdfPage, string? PrintedPage);

/// <summary>A vote as the table of contents lists it.</summary>
public sealed record ParsedVote(string Code, string Name, int PdfPage, string? PrintedPage);

/// <summary>What the parser read, still in the words of the page.</summary>
public sealed record ParsedReport(
    ReportSeries Series,
    FinancialYear Year,
    string Title,
    IReadOnlyList<PageText> Pages,
    IReadOnlyList<ParsedChapter> Chapters,
    IReadOnlyList<ParsedParagraph> Paragraphs,
    IReadOnlyList<ParsedOpinion> Opinions,
    IReadOnlyList<ParsedVote> Contents,
    IReadOnlyList<string> Notes)
{
    /// <summary>The checks of text layer, series, year and numbering.</summary>
    public IReadOnlyList<CheckResult> Checks { get; init; } = [];
}

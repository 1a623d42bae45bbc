using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Pipeline;

/// <summary>One numbered paragraph under the headings it was printed beneath.</summary>
public sealed record ParsedParagraph(int Number, string? Title, PageSpan Pages, IReadOnlyList<TextBlock> Blocks);

/// <summary>What the parser read, still in the words of the page.</summary>
public sealed record ParsedReport(ReportSeries Series, FinancialYear Year, string Title, IReadOnlyList<PageText> Pages, IReadOnlyList<ParsedParagraph> Paragraphs);

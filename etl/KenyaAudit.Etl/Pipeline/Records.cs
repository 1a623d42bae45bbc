using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Pipeline;

/// <summary>The text of one page in reading order. Pages count from 1; the printed number is null where the page prints none.</summary>
public sealed record PageText(int PdfPage, string? PrintedPage, string Text)
{
    /// <summary>The lines with their look; empty where only the text is known.</summary>
    public IReadOnlyList<TextLine> Lines { get; init; } = [];
}

/// <summary>One line of a page, blanks evened. Lengths are points.</summary>
/// <param name="Gap">Distance of its baseline from that of the line above; 0 for the first.</param>
/// <param name="Right">Its right end.</param>
/// <param name="Columns">Set apart by wide blanks, as in a table row: the texts of its cells; one for ordinary text.</param>
public sealed record TextLine(string Text, bool Bold, double Left, double Right, double Gap, IReadOnlyList<string> Columns);

/// <summary>Where something stands: first and last page, by the file and as printed.</summary>
public sealed record PageSpan(int PdfPage, int PdfPageLast, string? PrintedPage, string? PrintedPageLast);

/// <summary>The report a document is, as its title page says.</summary>
public sealed record ReportRecord(string SourceId, ReportSeries Series, FinancialYear Year, string Title, string Publisher, string? Url);

/// <summary>An audited entity as a heading names it. <paramref name="ParentSlug"/> is the vote of a sub-entity.</summary>
public sealed record EntityRecord(string Slug, string Name, EntityKind Kind, string? Vote, int? CountyCode, string? ParentSlug, IReadOnlyList<string> Aliases);

/// <summary>
/// One line of the opinion appendices. <paramref name="Kind"/> is the appendix's word; <paramref name="ChapterKind"/> that of the chapter heading,
/// null where the book holds no such chapter. Both are kept where they differ.
/// </summary>
public sealed record OpinionRecord(string EntitySlug, string PrintedName, Opinion Kind, Opinion? ChapterKind, int PdfPage, string? PrintedPage);

/// <summary>Money as printed, its value in hundredths of <paramref name="Currency"/> (null when it cannot be read), and its role.</summary>
public sealed record AmountRecord(string Printed, string Currency, long? Cents, AmountRole Role);

public enum BlockKind
{
    Prose = 1,
    Table = 2,
    Heading = 3,
}

/// <summary>A paragraph, a table kept as text rows (one a line), or a sub-heading of a finding's body.</summary>
/// <param name="SubNumber">The numbered sub-paragraph it belongs to ("319.2"), or null.</param>
public sealed record TextBlock(BlockKind Kind, string Text, string? SubNumber, int PdfPage);

/// <summary>A numbered sub-paragraph ("319.2") and its printed heading, if any.</summary>
public sealed record SubParagraph(string Number, string? Title, int PdfPage);

/// <summary>One numbered paragraph that reports a matter, as printed. <paramref name="Blocks"/> is null when read from facts without the document.</summary>
public sealed record Finding(
    FindingReference Reference,
    int Number,
    string EntitySlug,
    ReportSection Section,
    Basis Basis,
    Opinion? Opinion,
    string Title,
    string Category,
    PageSpan Pages,
    IReadOnlyList<AmountRecord> Amounts,
    IReadOnlyList<SubParagraph> SubParagraphs,
    IReadOnlyList<TextBlock>? Blocks)
{
    /// <summary>The one amount the finding is about, in cents of KES, or null when the rules name none.</summary>
    public long? AmountInQuestion =>
        Amounts.FirstOrDefault(amount => amount is { Role: AmountRole.InQuestion, Currency: "KES" })?.Cents;

    /// <summary>The whole text after the title, or null without the document.</summary>
    public string? Body => Blocks is null ? null : string.Join("\n\n", Blocks.Select(block => block.Text));
}

/// <summary>A numbered paragraph that says there was no matter to report. Not a finding.</summary>
public sealed record CleanStatement(int Number, string EntitySlug, ReportSection Section, Basis? Basis, PageSpan Pages);

/// <summary>A record that was read but may not be published, with every reason.</summary>
public sealed record RefusedRecord(string Key, int? PdfPage, string Raw, IReadOnlyList<string> Reasons)
{
    /// <summary>A finding as it would have been published, its entity empty where none is known; null for what is no finding.</summary>
    public Finding? Draft { get; init; }

    /// <summary>A row of county figures as it was read; null for what is none.</summary>
    public FigureCells? Row { get; init; }
}

/// <summary>Our own words about a finding; never those of the report.</summary>
public sealed record EditorialRecord(FindingReference Reference, string Summary)
{
    /// <summary>Our translation of the summary; null where none is written.</summary>
    public string? SummarySw { get; init; }

    /// <summary>We have read which amount is in question, over the rules; <see cref="AmountCents"/> may then be null: there is no single one.</summary>
    public bool AmountRead { get; init; }

    /// <summary>Cents of KES.</summary>
    public long? AmountCents { get; init; }

    /// <summary>What that amount is, in a few words of ours.</summary>
    public string? AmountNote { get; init; }

    /// <summary>Slug of the taxonomy, our reading; null leaves the rule's.</summary>
    public string? Category { get; init; }

    /// <summary>At most five words or short phrases that a citizen would type.</summary>
    public IReadOnlyList<string> SearchWords { get; init; } = [];
    public string? Author { get; init; }
    public DateOnly? Date { get; init; }
}

/// <summary>Everything one document yields. Lists are in the order of print, so the same bytes give the same records.</summary>
public sealed record ReportRecords(
    ReportRecord Report,
    IReadOnlyList<PageText> Pages,
    IReadOnlyList<EntityRecord> Entities,
    IReadOnlyList<OpinionRecord> Opinions,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<CleanStatement> CleanStatements,
    IReadOnlyList<RefusedRecord> Refused,
    IReadOnlyList<string> Notes)
{
    /// <summary>Never of the document: it comes beside it.</summary>
    public IReadOnlyList<EditorialRecord> Editorials { get; init; } = [];

    /// <summary>Every check of the document so far, passed or not.</summary>
    public IReadOnlyList<CheckResult> Checks { get; init; } = [];

    /// <summary>Null where no document was read.</summary>
    public Coverage? Coverage { get; init; }

    /// <summary>Numbered paragraphs that were read: findings, clean statements and refused records together; null where no document was read.</summary>
    public int? Paragraphs { get; init; }
}

/// <summary>The document as a whole may not be published; the message is a sentence that says why.</summary>
public sealed class DocumentRefusedException : Exception
{
    public DocumentRefusedException()
    {
    }

    public DocumentRefusedException(string message)
        : base(message)
    {
    }

    public DocumentRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <param name="message">The sentences of the checks that block.</param>
    /// <param name="checks">All that were made before it was refused.</param>
    public DocumentRefusedException(string message, IReadOnlyList<CheckResult> checks)
        : base(message) => Checks = checks;

    /// <summary>The checks made before it was refused; empty where it could not be read at all.</summary>
    public IReadOnlyList<CheckResult> Checks { get; } = [];
}

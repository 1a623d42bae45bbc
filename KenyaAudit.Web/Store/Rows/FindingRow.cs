using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Web.Store;

internal enum FindingStatus
{
    Published = 1,
    Withdrawn = 2,
}

/// <summary>How a version came to be.</summary>
internal enum VersionKind
{
    /// <summary>Read from a document or from the bundle.</summary>
    Read = 0,
    Corrected = 1,
    Withdrawn = 2,
    Restored = 3,
}

/// <summary>A finding under its permanent reference; what it says stands in its versions.</summary>
internal sealed class FindingRow
{
    public int Id { get; set; }
    public required string Reference { get; set; }
    public required int EntityId { get; set; }
    public AuditedEntityRow Entity { get; set; } = null!;
    public required int ReportId { get; set; }
    public ReportRow Report { get; set; } = null!;

    /// <summary>The paragraph number as printed.</summary>
    public required int Number { get; set; }
    public required ReportSection Section { get; set; }
    public required Basis Basis { get; set; }

    /// <summary>The opinion that heads the entity's chapter; null where none is printed.</summary>
    public Opinion? Opinion { get; set; }
    public required string Title { get; set; }
    public required FindingStatus Status { get; set; }

    /// <summary>Number of the version readers see.</summary>
    public required int CurrentVersion { get; set; }
    public List<FindingVersionRow> Versions { get; } = [];
}

/// <summary>What a finding said from one moment on. Never changed once written.</summary>
internal sealed class FindingVersionRow
{
    public int Id { get; set; }
    public int FindingId { get; set; }
    public FindingRow Finding { get; set; } = null!;

    /// <summary>From 1, in order of publication.</summary>
    public required int Number { get; set; }
    public required string Title { get; set; }

    /// <summary>All text after the title; null without the document.</summary>
    public string? Body { get; set; }

    /// <summary>Ours, in plain words; null where none is written.</summary>
    public string? Summary { get; set; }
    /// <summary>Our translation of the summary; null where none is written.</summary>
    public string? SummarySw { get; set; }
    public string? SummaryAuthor { get; set; }
    public DateOnly? SummaryDate { get; set; }

    /// <summary>Words a citizen would type, ours, one a line; null where none are written.</summary>
    public string? SearchWords { get; set; }
    public required int CategoryId { get; set; }

    /// <summary>The category is our reading, not that of the rules.</summary>
    public bool CategoryRead { get; set; }
    public CategoryRow Category { get; set; } = null!;

    /// <summary>Cents of KES; null when neither we nor the rules name one.</summary>
    public long? AmountInQuestionCents { get; set; }

    /// <summary>The amount, or that there is no single one, is our reading.</summary>
    public bool AmountRead { get; set; }

    /// <summary>What the amount is, in a few words of ours.</summary>
    public string? AmountNote { get; set; }
    public required int PdfPage { get; set; }
    public required int PdfPageLast { get; set; }
    public string? PrintedPage { get; set; }
    public string? PrintedPageLast { get; set; }

    /// <summary>The document it was read from; null where the document is not held.</summary>
    public int? DocumentId { get; set; }
    public SourceDocumentRow? Document { get; set; }
    public required int RunId { get; set; }
    public IngestRunRow Run { get; set; } = null!;
    public required string ExtractorVersion { get; set; }
    public required DateTime ValidFrom { get; set; }

    /// <summary>Why this version exists, in a sentence; of an editor's version the public note.</summary>
    public required string Reason { get; set; }
    public VersionKind Kind { get; set; }

    /// <summary>
    /// The headings it stood under. Null in versions that were written before headings were kept with them. The entity is no foreign
    /// key: SQLite would build the whole table anew for it, outside any transaction, and entities are never deleted.
    /// </summary>
    public int? EntityId { get; set; }
    public ReportSection? Section { get; set; }
    public Basis? Basis { get; set; }
    public List<AmountRow> Amounts { get; } = [];
    public List<SubParagraphRow> SubParagraphs { get; } = [];
    public List<TextBlockRow> Blocks { get; } = [];
}

/// <summary>Money as printed in a finding. Amounts of one finding are never added up.</summary>
internal sealed class AmountRow
{
    public int Id { get; set; }
    public int VersionId { get; set; }
    public FindingVersionRow Version { get; set; } = null!;

    /// <summary>Order of print, from 0.</summary>
    public required int Ordinal { get; set; }
    public required string Printed { get; set; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; set; }

    /// <summary>Hundredths of the currency; null when it cannot be read.</summary>
    public long? Cents { get; set; }
    public required AmountRole Role { get; set; }
}

/// <summary>A numbered sub-paragraph: the anchor "#319.2" of a finding page.</summary>
internal sealed class SubParagraphRow
{
    public int Id { get; set; }
    public int VersionId { get; set; }
    public FindingVersionRow Version { get; set; } = null!;
    public required int Ordinal { get; set; }
    public required string Number { get; set; }
    public string? Title { get; set; }
    public required int PdfPage { get; set; }
}

/// <summary>A piece of a finding's body in order of print.</summary>
internal sealed class TextBlockRow
{
    public int Id { get; set; }
    public int VersionId { get; set; }
    public FindingVersionRow Version { get; set; } = null!;
    public required int Ordinal { get; set; }

    /// <summary>1 prose, 2 table kept as text rows, 3 sub-heading.</summary>
    public required TextBlockKind Kind { get; set; }
    public required string Text { get; set; }
    public string? SubNumber { get; set; }
    public required int PdfPage { get; set; }
}

internal enum TextBlockKind
{
    Prose = 1,
    Table = 2,
    Heading = 3,
}

/// <summary>A subject of findings, from the taxonomy file.</summary>
internal sealed class CategoryRow
{
    public int Id { get; set; }
    public required string Slug { get; set; }
    public required string Label { get; set; }
}

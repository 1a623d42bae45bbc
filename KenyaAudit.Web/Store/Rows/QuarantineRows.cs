namespace KenyaAudit.Web.Store;

internal enum QuarantineState
{
    Open = 1,

    /// <summary>Corrected by an editor and published.</summary>
    Released = 2,
    Rejected = 3,

    /// <summary>A later reading brought it without fault.</summary>
    Superseded = 4,
}

/// <summary>What was set aside. Numbers are stored: add, never change.</summary>
internal enum QuarantineKind
{
    Finding = 1,
    CountyFigure = 2,
    Entity = 3,

    /// <summary>A whole document that could be read and may not be published.</summary>
    Document = 4,
}

/// <summary>A record that was read and refused, with what was read and why; and what was decided on it.</summary>
internal sealed class QuarantinedRecordRow
{
    public int Id { get; set; }

    /// <summary>The run that last refused it.</summary>
    public required int RunId { get; set; }
    public IngestRunRow Run { get; set; } = null!;
    public required string SourceId { get; set; }
    public string? Sha256 { get; set; }
    public QuarantineKind Kind { get; set; } = QuarantineKind.Finding;

    /// <summary>What names it within its document: a reference, or file and line.</summary>
    public required string Key { get; set; }

    /// <summary>The reference it would be published under; null for what is no finding.</summary>
    public string? Reference { get; set; }

    /// <summary>End year; null where it is not known.</summary>
    public int? FinancialYear { get; set; }
    public int? PdfPage { get; set; }
    public required string Raw { get; set; }
    public required string Reasons { get; set; }

    /// <summary>The finding as it was read, as JSON; null for what an editor cannot release.</summary>
    public string? Draft { get; set; }
    public required QuarantineState State { get; set; }
    public required DateTime At { get; set; }

    /// <summary>The editor, or null where a run decided.</summary>
    public string? DecidedBy { get; set; }
    public DateTime? DecidedAt { get; set; }

    /// <summary>Why, in a sentence.</summary>
    public string? Decision { get; set; }

    /// <summary>The run that read it without fault.</summary>
    public int? DecidedRunId { get; set; }
}

internal enum RunCheckLevel
{
    Warn = 1,
    Block = 2,
}

/// <summary>What one check of a run's document found; kept for refused runs too.</summary>
internal sealed class RunCheckRow
{
    public int Id { get; set; }
    public required int RunId { get; set; }
    public IngestRunRow Run { get; set; } = null!;
    public required string Name { get; set; }
    public required RunCheckLevel Level { get; set; }
    public required bool Passed { get; set; }
    public required string Sentence { get; set; }
    public string? Figures { get; set; }
}

/// <summary>The text of one page of a document that was refused, for the editor who looks into it. No public page reads this table.</summary>
internal sealed class RefusedPageRow
{
    public int Id { get; set; }
    public required string Sha256 { get; set; }
    public required int PdfPage { get; set; }
    public string? PrintedPage { get; set; }
    public required string Text { get; set; }
}

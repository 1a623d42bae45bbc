namespace KenyaAudit.Web.Store;

/// <summary>What of a finding an editor may correct. Numbers are stored: add, never change.</summary>
internal enum CorrectedField
{
    Title = 1,
    Entity = 2,
    Section = 3,
    Basis = 4,
    PdfPage = 5,
    PdfPageLast = 6,
    PrintedPage = 7,
    PrintedPageLast = 8,

    /// <summary>One block of the text, known by what it said.</summary>
    Block = 9,
    Summary = 10,
    Category = 11,
    Amount = 12,
}

internal enum CorrectionState
{
    InForce = 1,

    /// <summary>The document itself changed what was corrected; kept for the editor who looks into it.</summary>
    Overtaken = 2,

    /// <summary>Replaced by another correction, taken back, or the document now says the same.</summary>
    Ended = 3,
}

/// <summary>One correction of one field: the layer over text, facts and editorial.</summary>
internal sealed class FindingCorrectionRow
{
    public int Id { get; set; }
    public required int FindingId { get; set; }
    public FindingRow Finding { get; set; } = null!;
    public required CorrectedField Field { get; set; }

    /// <summary>What the layers below said when it was corrected; a key as digits, null where they said nothing.</summary>
    public string? Printed { get; set; }

    /// <summary>What stands instead.</summary>
    public string? Value { get; set; }
    public required CorrectionState State { get; set; }

    /// <summary>The version that brought it.</summary>
    public required int Version { get; set; }
    public required DateTime At { get; set; }
}

internal enum ReviewKind
{
    /// <summary>A newer document of the report no longer has it.</summary>
    Vanished = 1,

    /// <summary>The document changed a field that an editor had corrected.</summary>
    CorrectionOvertaken = 2,

    /// <summary>A document says something new of a finding that is withdrawn.</summary>
    ChangedWhileWithdrawn = 3,
}

internal enum ReviewState
{
    Open = 1,
    Kept = 2,
    Withdrawn = 3,

    /// <summary>A later document has the finding again.</summary>
    Returned = 4,
}

/// <summary>A finding that a person must look at. It stays published meanwhile.</summary>
internal sealed class FindingReviewRow
{
    public int Id { get; set; }
    public required int FindingId { get; set; }
    public FindingRow Finding { get; set; } = null!;
    public required ReviewKind Kind { get; set; }
    public required string Detail { get; set; }
    public required DateTime At { get; set; }
    public required ReviewState State { get; set; }
    public DateTime? ResolvedAt { get; set; }
    public string? Note { get; set; }
}

/// <summary>Two findings of consecutive years that rules take for one matter.</summary>
internal sealed class FindingRepeatRow
{
    public int Id { get; set; }

    /// <summary>The earlier year.</summary>
    public required int FromId { get; set; }
    public FindingRow From { get; set; } = null!;

    /// <summary>The later year.</summary>
    public required int ToId { get; set; }
    public FindingRow To { get; set; } = null!;

    /// <summary>0 to 100.</summary>
    public required int Confidence { get; set; }

    /// <summary>Only a heading that many entities share is the same.</summary>
    public required bool SameHeading { get; set; }
    public required string Reasons { get; set; }
    public required string RuleVersion { get; set; }
}

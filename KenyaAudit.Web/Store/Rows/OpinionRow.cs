using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Web.Store;

/// <summary>The opinion on one entity's statements for one year, as the report's appendix lists it.</summary>
internal sealed class OpinionRow
{
    public int Id { get; set; }
    public required int EntityId { get; set; }
    public AuditedEntityRow Entity { get; set; } = null!;
    public required int ReportId { get; set; }
    public ReportRow Report { get; set; } = null!;
    public required Opinion Kind { get; set; }

    /// <summary>The opinion that heads the entity's chapter; null where there is no such chapter. May differ from the appendix.</summary>
    public Opinion? ChapterKind { get; set; }
    public required string PrintedName { get; set; }
    public required int PdfPage { get; set; }
    public string? PrintedPage { get; set; }
}

/// <summary>A numbered paragraph that reported no matter.</summary>
internal sealed class CleanStatementRow
{
    public int Id { get; set; }
    public required int EntityId { get; set; }
    public AuditedEntityRow Entity { get; set; } = null!;
    public required int ReportId { get; set; }
    public ReportRow Report { get; set; } = null!;
    public required int Number { get; set; }
    public required ReportSection Section { get; set; }
    public required int PdfPage { get; set; }
    public string? PrintedPage { get; set; }
}

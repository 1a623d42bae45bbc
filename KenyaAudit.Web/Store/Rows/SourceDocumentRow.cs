namespace KenyaAudit.Web.Store;

/// <summary>A document that is held: identified by the SHA-256 of its bytes, kept in the archive under that name.</summary>
internal sealed class SourceDocumentRow
{
    public int Id { get; set; }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; set; }
    public required int ReportId { get; set; }
    public ReportRow Report { get; set; } = null!;
    public required long Bytes { get; set; }
    public required int PageCount { get; set; }
    public required string MediaType { get; set; }

    /// <summary>The address it was downloaded from; null when it was handed in as a file.</summary>
    public string? FetchedFrom { get; set; }
    public required DateTime FetchedAt { get; set; }

    /// <summary>The paragraphs it holds; null where it was published before this was kept.</summary>
    public int? FirstParagraph { get; set; }
    public int? LastParagraph { get; set; }

    /// <summary>It is an excerpt: some chapters of the volume only.</summary>
    public bool IsPartial { get; set; }
}

/// <summary>The text of one page, so that no page view reads the archive.</summary>
internal sealed class DocumentPageRow
{
    public int Id { get; set; }
    public required int DocumentId { get; set; }
    public SourceDocumentRow Document { get; set; } = null!;
    public required int PdfPage { get; set; }
    public string? PrintedPage { get; set; }
    public required string Text { get; set; }
}

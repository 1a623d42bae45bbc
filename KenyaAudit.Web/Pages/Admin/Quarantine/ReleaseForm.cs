using System.ComponentModel.DataAnnotations;
using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Ingest;

namespace KenyaAudit.Web.Pages.Admin.Quarantine;

/// <summary>The fields of a refused finding as an editor sees and sends them.</summary>
internal sealed class ReleaseForm
{
    [Required, StringLength(400)]
    public string Title { get; set; } = "";

    /// <summary>Slug of the audited entity.</summary>
    [Required]
    public string Entity { get; set; } = "";

    [Required]
    public string Section { get; set; } = "";

    [Required]
    public string Basis { get; set; } = "";

    [Range(1, 10_000)]
    public int PdfPage { get; set; }

    [Range(1, 10_000)]
    public int PdfPageLast { get; set; }

    [StringLength(20)]
    public string? PrintedPage { get; set; }

    [StringLength(20)]
    public string? PrintedPageLast { get; set; }

    [Required, StringLength(100_000)]
    public string Body { get; set; } = "";

    /// <summary>As printed, one a line.</summary>
    [StringLength(20_000)]
    public string? Amounts { get; set; }

    public static ReleaseForm Of(QuarantineDraft draft) => new()
    {
        Title = draft.Title, Entity = draft.Entity, Section = draft.Section, Basis = draft.Basis, PdfPage = draft.PdfPage, PdfPageLast = draft.PdfPageLast,
        PrintedPage = draft.PrintedPage, PrintedPageLast = draft.PrintedPageLast, Body = draft.Body, Amounts = string.Join('\n', draft.Amounts),
    };

    /// <summary>What is wrong with the values taken together; null where nothing is.</summary>
    /// <param name="pages">Pages of the document; 0 where it is not held.</param>
    public string? Fault(IReadOnlyList<RecordEntity> entities, int pages) =>
        entities.All(entity => entity.Slug != Entity) ? "The audited entity is unknown."
        : Slugs.Parse<ReportSection>(Section) is null || Slugs.Parse<Basis>(Basis) is null ? "The part of the report or the basis is unknown."
        : PdfPageLast < PdfPage ? "The last page is before the first."
        : pages > 0 && PdfPageLast > pages ? "The document has no such page."
        : !Body.Any(char.IsLetter) ? "A finding needs a text."
        : Lines().Any(line => line.Length > 400) ? "An amount is too long."
        : null;

    public ReleaseRequest Request(int id, string note) => new(
        id, Title.Trim(), Entity, Slugs.Parse<ReportSection>(Section)!.Value, Slugs.Parse<Basis>(Basis)!.Value,
        PdfPage, PdfPageLast, Even(PrintedPage), Even(PrintedPageLast), Body, Lines(), note.Trim());

    private string[] Lines() =>
        (Amounts ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string? Even(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

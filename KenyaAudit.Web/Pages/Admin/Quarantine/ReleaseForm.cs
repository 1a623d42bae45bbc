using System.ComponentModel.DataAnnotations;
using System.Globalization;
using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Pages.Admin.Findings;

namespace KenyaAudit.Web.Pages.Admin.Quarantine;

/// <summary>What an editor reads off the page; sent back as it was where something is wrong with it.</summary>
internal sealed class ReleaseForm
{
    [Required, StringLength(400)]
    public string Title { get; set; } = "";

    [Required]
    public string Entity { get; set; } = "";

    [Required]
    public string Section { get; set; } = "";

    [Required]
    public string Basis { get; set; } = "";

    [Range(1, 10_000)]
    public int PdfPage { get; set; }

    [Required, StringLength(200_000)]
    public string Body { get; set; } = "";

    /// <summary>The record as it was read: its first line as the title, the rest as the text.</summary>
    public static ReleaseForm Of(SetAsideRecord record)
    {
        var parts = record.Raw.ReplaceLineEndings("\n").Split("\n\n", 2);
        return new ReleaseForm { Title = parts[0].Length <= 400 ? parts[0] : parts[0][..400], Body = parts.Length > 1 ? parts[1] : "", PdfPage = record.PdfPage ?? 1 };
    }

    /// <summary>Null where a choice is none of those offered, or the text holds no word.</summary>
    public ReleaseRequest? Request(int id, IReadOnlyList<Choice> entities, string reason, string by) =>
        entities.Any(choice => choice.Value == Entity) && Slugs.Parse<ReportSection>(Section) is { } section && Slugs.Parse<Basis>(Basis) is { } basis && Body.Any(char.IsLetter)
            ? new ReleaseRequest(id, Title.Trim(), int.Parse(Entity, CultureInfo.InvariantCulture), section, basis, PdfPage, Body.Trim(), reason, by)
            : null;
}

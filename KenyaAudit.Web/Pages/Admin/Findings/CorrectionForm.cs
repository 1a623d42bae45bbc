using System.ComponentModel.DataAnnotations;
using System.Globalization;
using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Pages.Admin.Findings;

/// <summary>One block of the text in the form.</summary>
internal sealed class BlockForm
{
    public int Ordinal { get; set; }
    public string? Text { get; set; }
}

/// <summary>The fields of a finding as an editor sees and sends them; amounts in shillings.</summary>
internal sealed class CorrectionForm
{
    /// <summary>The version the editor looked at.</summary>
    public int Version { get; set; }

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

    [Range(1, 10_000)]
    public int PdfPageLast { get; set; }

    [StringLength(20)]
    public string? PrintedPage { get; set; }

    [StringLength(20)]
    public string? PrintedPageLast { get; set; }

    [StringLength(2000)]
    public string? Summary { get; set; }

    [Required]
    public string Category { get; set; } = "";

    [Range(typeof(decimal), "0", "90000000000000")]
    public decimal? Amount { get; set; }

    public List<BlockForm> Blocks { get; set; } = [];

    public static CorrectionForm Of(FindingVersionRow version) => new()
    {
        Version = version.Number, Title = version.Title, Entity = $"{version.Finding.EntityId}", Section = version.Finding.Section.Slug(), Basis = version.Finding.Basis.Slug(),
        PdfPage = version.PdfPage, PdfPageLast = version.PdfPageLast, PrintedPage = version.PrintedPage, PrintedPageLast = version.PrintedPageLast,
        Summary = version.Summary, Category = $"{version.CategoryId}", Amount = version.AmountInQuestionCents / 100m,
        Blocks = [.. version.Blocks.Select(block => new BlockForm { Ordinal = block.Ordinal, Text = block.Text })],
    };

    /// <summary>What is wrong with the values taken together; null where nothing is.</summary>
    public string? Fault(IReadOnlyList<Choice> entities, IReadOnlyList<Choice> categories) =>
        PdfPageLast < PdfPage ? "The last page is before the first."
        : Slugs.Parse<ReportSection>(Section) is null || Slugs.Parse<Basis>(Basis) is null ? "The part of the report or the basis is unknown."
        : entities.All(choice => choice.Value != Entity) || categories.All(choice => choice.Value != Category) ? "The audited entity or the subject is unknown."
        : Blocks.Exists(block => string.IsNullOrWhiteSpace(block.Text)) ? "A block of the text cannot be left empty."
        : null;

    /// <summary>Only what differs from <paramref name="shown"/>, so that nobody writes what they did not touch.</summary>
    public CorrectionRequest Request(string reference, string note, CorrectionForm shown)
    {
        var (wanted, was) = (Values(), shown.Values());
        return new CorrectionRequest(
            reference, Version, note.Trim(),
            wanted.Where(pair => pair.Value != was[pair.Key]).ToDictionary(pair => pair.Key, pair => pair.Value),
            Blocks.Where(block => shown.Blocks.Find(other => other.Ordinal == block.Ordinal) is { } other && Even(block.Text) != Even(other.Text))
                .ToDictionary(block => block.Ordinal, block => Even(block.Text)!));
    }

    private Dictionary<CorrectedField, string?> Values() => new()
    {
        [CorrectedField.Title] = Title.Trim(),
        [CorrectedField.Entity] = Entity,
        [CorrectedField.Section] = Section,
        [CorrectedField.Basis] = Basis,
        [CorrectedField.PdfPage] = PdfPage.ToString(CultureInfo.InvariantCulture),
        [CorrectedField.PdfPageLast] = PdfPageLast.ToString(CultureInfo.InvariantCulture),
        [CorrectedField.PrintedPage] = Even(PrintedPage),
        [CorrectedField.PrintedPageLast] = Even(PrintedPageLast),
        [CorrectedField.Summary] = Even(Summary),
        [CorrectedField.Category] = Category,
        [CorrectedField.Amount] = Amount is { } shillings ? ((long)Math.Round(shillings * 100m)).ToString(CultureInfo.InvariantCulture) : null,
    };

    // A form sends its own line ends.
    private static string? Even(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.ReplaceLineEndings("\n").Trim();
}

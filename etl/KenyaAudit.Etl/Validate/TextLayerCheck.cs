using System.Globalization;
using KenyaAudit.Etl.Pipeline;

namespace KenyaAudit.Etl.Validate;

/// <summary>Whether the pages hold text that can be read, or only pictures.</summary>
internal static class TextLayerCheck
{
    public const string Whole = "text-layer";
    public const string Pages = "pages-with-text";

    // A cover or a picture page has no text; a book of scans has none at all.
    private const int FewestLettersAPage = 40;

    /// <summary>Blocks a document without text; warns of pages without.</summary>
    public static IReadOnlyList<CheckResult> Judge(IReadOnlyList<PageText> pages)
    {
        var letters = pages.Select(page => (page.PdfPage, Letters: page.Text.Count(char.IsLetter))).ToList();
        var empty = letters.Where(page => page.Letters == 0).Select(page => page.PdfPage).ToList();
        var figures = string.Create(CultureInfo.InvariantCulture, $"{pages.Count - empty.Count} of {pages.Count} pages");
        return
        [
            Gate.Block(
                Whole, letters.Sum(page => page.Letters) >= FewestLettersAPage * Math.Max(1, pages.Count / 2),
                "The document has a text layer.", "The PDF has no text layer: its pages are pictures (a scan).", figures),
            Gate.Warn(Pages, empty.Count == 0, "Every page has text.", $"No text on PDF pages {Gate.Listed(empty)}.", figures),
        ];
    }
}

using System.Globalization;
using KenyaAudit.Etl.Pipeline;

namespace KenyaAudit.Etl.Validate;

/// <summary>The pages of a file: how many, and how the printed numbers stand to the pages of the file.</summary>
internal static class PageChecks
{
    public const string Count = "page-count";
    public const string Offset = "page-offset";

    /// <summary>Held against the fewest pages that the source's declaration expects of a whole volume.</summary>
    public static CheckResult OfCount(string sourceId, int pages)
    {
        var fewest = DeclaredVolume.Of(sourceId).FewestPages;
        return Gate.Warn(
            Count, fewest is null || pages >= fewest, "The document has as many pages as a volume of this series.",
            $"The document has {pages} pages; a whole volume of {sourceId} has at least {fewest}.",
            string.Create(CultureInfo.InvariantCulture, $"{pages} pages{(fewest is { } some ? $", expected from {some}" : "")}"));
    }

    /// <summary>One distance is expected: that of printed page 1. Any other constant distance, less than nothing too, warns, and so do several.</summary>
    public static CheckResult OfOffset(IReadOnlyList<PageText> pages)
    {
        var offsets = pages.Select(page => (page.PdfPage, Printed: Arabic(page.PrintedPage))).Where(page => page.Printed is not null)
            .CountBy(page => page.PdfPage - page.Printed!.Value).OrderByDescending(offset => offset.Value).ThenBy(offset => offset.Key).ToList();
        var figures = offsets.Count == 0 ? null : string.Join(", ", offsets.Take(10).Select(offset => string.Create(CultureInfo.InvariantCulture, $"{offset.Key}: {offset.Value} pages")));
        if (offsets.Count > 1)
        {
            return Gate.Warn(Offset, false, "", $"Printed page numbers do not keep one distance from the pages of the file ({offsets.Count} distances).", figures);
        }

        var begins = offsets.Count == 0 || pages.Any(page => Arabic(page.PrintedPage) == 1);
        return Gate.Warn(
            Offset, begins, offsets.Count == 0 ? "No page prints a number." : $"Printed page numbers are {offsets[0].Key} behind the pages of the file.",
            begins ? "" : $"Printed page numbers keep a distance of {offsets[0].Key} from the pages of the file, and page 1 is not in it.", figures);
    }

    private static int? Arabic(string? printed) => int.TryParse(printed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

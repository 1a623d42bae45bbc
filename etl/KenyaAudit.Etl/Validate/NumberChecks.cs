using System.Globalization;
using KenyaAudit.Etl.Pipeline;

namespace KenyaAudit.Etl.Validate;

/// <summary>The numbers of a book's paragraphs: each once, in one run from the first to the last. An excerpt is judged by its own first and last.</summary>
internal static class NumberChecks
{
    public const string Unique = "paragraph-numbers";
    public const string Start = "paragraph-start";
    public const string Gaps = "paragraph-gaps";

    /// <param name="again">Numbers met a second time while the book was read, with the PDF page.</param>
    public static CheckResult Repeats(IReadOnlyList<(int Number, int PdfPage)> again) => Gate.Block(
        Unique, again.Count == 0, "No paragraph number comes twice.",
        again.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"Paragraph number {again[0].Number} comes twice (again on PDF page {again[0].PdfPage}); references would not be unique."),
        again.Count == 0 ? null : string.Join(", ", again.Take(20).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Number} (PDF page {pair.PdfPage})"))));

    public static IReadOnlyList<CheckResult> Judge(IReadOnlyList<int> numbers)
    {
        var twice = numbers.CountBy(number => number).Where(number => number.Value > 1).Select(number => number.Key).Order().ToList();
        var distinct = numbers.Distinct().Order().ToList();
        var missing = Missing(distinct);
        var range = distinct.Count == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{distinct[0]} to {distinct[^1]}");
        return
        [
            Gate.Block(Unique, twice.Count == 0, "No paragraph number comes twice.", twice.Count == 0 ? "" : $"Paragraph number {twice[0]} comes twice; references would not be unique.", range),
            Gate.Warn(Start, distinct.Count == 0 || distinct[0] == 1, "Numbering begins at 1.", distinct.Count == 0 ? "" : $"Numbering begins at {distinct[0]}: the document is an excerpt.", range),
            Gate.Warn(Gaps, missing.Count == 0, "No number is missing between the first and the last.", $"Numbers missing: {Gate.Listed(missing)}.", range),
        ];
    }

    public static List<int> Missing(IReadOnlyList<int> ordered) =>
        [.. ordered.Zip(ordered.Skip(1)).SelectMany(pair => Enumerable.Range(pair.First + 1, Math.Max(0, pair.Second - pair.First - 1)))];
}

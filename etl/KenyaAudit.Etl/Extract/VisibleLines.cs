using System.Text;
using UglyToad.PdfPig.Content;

namespace KenyaAudit.Etl.Extract;

/// <summary>
/// The letters that a reader can see, line by line from the top and left to right. The library's own extractor follows the order of
/// the file, in which a table may stand after the paragraph below it, and takes letters outside the page too.
/// </summary>
internal static class VisibleLines
{
    // In parts of the letter size.
    private const double SameLine = 0.4;
    private const double WordGap = 0.2;

    // Where the line has blanks of its own, a gap this small is kerning.
    private const double WordGapBesideBlanks = 0.6;
    private const double Kerning = 0.06;
    private const double SmallestSize = 4;

    public static List<List<Letter>> Of(Page page)
    {
        var lines = new List<List<Letter>>();
        foreach (var letter in page.Letters.Where(letter => OnPage(letter, page)).OrderByDescending(letter => letter.StartBaseLine.Y))
        {
            if (lines.Count == 0 || lines[^1][0].StartBaseLine.Y - letter.StartBaseLine.Y > SameLine * Size(letter))
            {
                lines.Add([]);
            }

            lines[^1].Add(letter);
        }

        return [.. lines.Where(line => line.Exists(IsInk)).Select(line => line.OrderBy(letter => letter.StartBaseLine.X).ToList())];
    }

    public static bool IsInk(Letter letter) => !string.IsNullOrWhiteSpace(letter.Value);

    /// <summary>
    /// The text of a line: a blank where the file has one and the letters stand apart, and where they stand far apart without one.
    /// A blank that the file puts under a letter is no blank to a reader.
    /// </summary>
    public static string Text(List<Letter> line)
    {
        var text = new StringBuilder();
        var far = line.TrueForAll(IsInk) ? WordGap : WordGapBesideBlanks;
        Letter? before = null;
        var blank = false;
        foreach (var letter in line)
        {
            if (!IsInk(letter))
            {
                blank = true;
                continue;
            }

            var gap = before is null ? 0 : (letter.StartBaseLine.X - before.EndBaseLine.X) / Size(letter);
            if (gap > far || (blank && gap > Kerning))
            {
                text.Append(' ');
            }

            text.Append(letter.Value);
            (before, blank) = (letter, false);
        }

        return text.ToString();
    }

    private static double Size(Letter letter) => Math.Max(letter.PointSize, SmallestSize);

    // Some volumes carry the neighbouring page's text off the canvas.
    private static bool OnPage(Letter letter, Page page) =>
        letter.StartBaseLine.X >= 0 && letter.StartBaseLine.X <= page.Width && letter.StartBaseLine.Y >= 0 && letter.StartBaseLine.Y <= page.Height;
}

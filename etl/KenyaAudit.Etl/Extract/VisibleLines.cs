using System.Text;
using UglyToad.PdfPig.Content;

namespace KenyaAudit.Etl.Extract;

/// <summary>
/// The text of the letters that a reader can see, line by line, for pages whose stream holds more than that: the library's own
/// extractor takes all letters of a page, visible or not.
/// </summary>
internal static class VisibleLines
{
    // In parts of the letter size.
    private const double SameLine = 0.4;
    private const double WordGap = 0.2;

    /// <summary>Sorts the letters into reading order and returns their lines in it.</summary>
    public static IEnumerable<string> Read(List<Letter> letters)
    {
        var lines = new List<List<Letter>>();
        foreach (var letter in letters.OrderByDescending(letter => letter.StartBaseLine.Y))
        {
            if (lines.Count == 0 || lines[^1][0].StartBaseLine.Y - letter.StartBaseLine.Y > SameLine * Math.Max(letter.PointSize, 4))
            {
                lines.Add([]);
            }

            lines[^1].Add(letter);
        }

        lines = [.. lines.Select(line => line.OrderBy(letter => letter.StartBaseLine.X).ToList())];
        letters.Clear();
        letters.AddRange(lines.SelectMany(line => line));
        return lines.Select(Text);
    }

    private static string Text(List<Letter> line)
    {
        var text = new StringBuilder(line[0].Value);
        foreach (var (before, letter) in line.Zip(line.Skip(1)))
        {
            if (letter.StartBaseLine.X - before.EndBaseLine.X > WordGap * Math.Max(letter.PointSize, 4))
            {
                text.Append(' ');
            }

            text.Append(letter.Value);
        }

        return text.ToString();
    }
}

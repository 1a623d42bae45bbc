using System.Globalization;
using System.Text;

namespace KenyaAudit.Web.Pages.Documents;

/// <summary>A run of lines of a page that belong to the finding looked for, or do not. Runs put together give the page back.</summary>
internal sealed record PagePart(string Text, bool Marked);

/// <summary>
/// Finds a finding's words on a page line by line: blanks are not compared, since the reading of paragraphs closes lines up.
/// A short line (a figure, a word left over) is taken only beside one that is surely the finding's.
/// </summary>
internal static class PageMarks
{
    private const int Sure = 12;
    private static readonly char[] Digits = [.. "0123456789."];

    /// <param name="page">The text of the page as held.</param>
    /// <param name="number">Number of the paragraph: its lines and those of its numbered parts may begin with it.</param>
    /// <param name="finding">Title and body of the finding.</param>
    public static IReadOnlyList<PagePart> Of(string page, int number, string finding)
    {
        var sought = Closed(finding);
        var opening = string.Create(CultureInfo.InvariantCulture, $"{number}.");
        var lines = page.Split('\n');
        var closed = Array.ConvertAll(lines, Closed);
        var marked = Array.ConvertAll(closed, line => line.StartsWith(opening, StringComparison.Ordinal)
            ? sought.Contains(line[opening.Length..].TrimStart(Digits), StringComparison.Ordinal)
            : line.Length >= Sure && sought.Contains(line, StringComparison.Ordinal));
        for (var at = 0; at < lines.Length; at++)
        {
            marked[at] |= at > 0 && marked[at - 1] && closed[at].Length > 0 && sought.Contains(closed[at], StringComparison.Ordinal);
        }

        return Runs(lines, marked);
    }

    private static List<PagePart> Runs(string[] lines, bool[] marked)
    {
        var parts = new List<PagePart>();
        for (var from = 0; from < lines.Length;)
        {
            var to = from;
            while (to < lines.Length && marked[to] == marked[from])
            {
                to++;
            }

            parts.Add(new PagePart(string.Join('\n', lines[from..to]) + (to < lines.Length ? "\n" : ""), marked[from]));
            from = to;
        }

        return parts;
    }

    private static string Closed(string text)
    {
        var closed = new StringBuilder(text.Length);
        foreach (var letter in text.Where(letter => !char.IsWhiteSpace(letter)))
        {
            closed.Append(letter);
        }

        return closed.ToString();
    }
}

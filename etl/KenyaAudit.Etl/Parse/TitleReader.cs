using System.Text.RegularExpressions;

namespace KenyaAudit.Etl.Parse;

/// <summary>Tells the title of a numbered paragraph from its text. Bold type decides where the book has it; else the look of the words.</summary>
internal static partial class TitleReader
{
    private const int WrapsFrom = 45;
    private const int LongestTitleLine = 95;
    private const int MostTitleLines = 4;

    /// <summary>How many lines from <paramref name="from"/> on are title, the first without its number; 0 where the text begins beside the number.</summary>
    public static int Lines(IReadOnlyList<BookLine> lines, int from, int to, string first)
    {
        if (CleanStart.IsMatch(first) || (!lines[from].Bold && !LooksLikeTitle(first, lines, from, to)))
        {
            return 0;
        }

        var count = 1;
        while (from + count < to && count < MostTitleLines && GoesOn(lines, from, count, to, first))
        {
            count++;
        }

        return count;
    }

    private static bool GoesOn(IReadOnlyList<BookLine> lines, int from, int count, int to, string first)
    {
        var (line, above) = (lines[from + count], lines[from + count - 1]);
        if (SubNumber.IsMatch(line.Text) || line.PdfPage != above.PdfPage && above.Text.Length < WrapsFrom || line.Text.Length > LongestTitleLine)
        {
            return false;
        }

        if (lines[from].Bold)
        {
            return line.Bold && line.Line.Columns.Count < 3 && line.Line.Gap < 20 && (above.Text.Length >= WrapsFrom - 10 || char.IsLower(line.Text[0]));
        }

        return (count == 1 ? first : above.Text).Length >= WrapsFrom
            && line.Text.Length < 70 && line.Text[^1] is not ('.' or ':' or ',') && !line.Text.Contains("Ksh", StringComparison.Ordinal)
            && CapitalShare(line.Text) >= 0.6 && from + count + 1 < to && char.IsUpper(lines[from + count + 1].Text[0]);
    }

    // Capitals on most longer words, and the next line begins anew.
    private static bool LooksLikeTitle(string first, IReadOnlyList<BookLine> lines, int from, int to) =>
        first.Length <= LongestTitleLine && CapitalShare(first) >= 0.6 && !first.EndsWith(',')
        && (!first.EndsWith('.') || first.Length < 60)
        && (from + 1 >= to || !char.IsLower(lines[from + 1].Text[0]) || CapitalShare(lines[from + 1].Text) >= 0.6);

    private static double CapitalShare(string text)
    {
        var words = LongWord.Matches(text);
        return words.Count == 0 ? 1 : words.Count(word => char.IsUpper(word.Value[0])) / (double)words.Count;
    }

    /// <summary>How statements begin that there was nothing to report, with the typos met.</summary>
    [GeneratedRegex(@"\A(?:There\s+(?:were|was|are|is|no)\b|As\s+required\s+by\b|The\s+audit\s+did\s+not\s+reveal\b|No\s+material\s+(?:issue|matter)|I\s+have\s+no(?:thing)?\b)", RegexOptions.IgnoreCase)]
    public static partial Regex CleanStart { get; }

    [GeneratedRegex(@"\A[0-9]{1,4}\.[0-9]{1,2}\.?\s")]
    private static partial Regex SubNumber { get; }

    [GeneratedRegex(@"\p{L}[\p{L}'’]{3,}")]
    private static partial Regex LongWord { get; }
}

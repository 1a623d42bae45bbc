using System.Text.RegularExpressions;
using KenyaAudit.Etl.Pipeline;

namespace KenyaAudit.Etl.Extract;

/// <summary>Finds the number a page prints: a line of nothing but digits or Roman numerals, first or last on the page.</summary>
internal static partial class PageNumber
{
    public static (string? Number, TextLine? Line) Of(IReadOnlyList<TextLine> lines)
    {
        foreach (var line in lines.Count == 0 ? [] : new[] { lines[^1], lines[0] })
        {
            if (Alone.Match(line.Text) is { Success: true } match)
            {
                return (match.Groups[1].Value.ToLowerInvariant(), line);
            }
        }

        return (null, null);
    }

    [GeneratedRegex(@"\A(?:page\s+)?[-–|\s]*([0-9]{1,4}|[ivxl]{1,7})[-–|\s]*(?:of\s+[0-9]{1,4})?\z", RegexOptions.IgnoreCase)]
    private static partial Regex Alone { get; }
}

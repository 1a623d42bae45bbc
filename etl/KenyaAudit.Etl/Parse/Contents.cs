using System.Text.RegularExpressions;
using KenyaAudit.Etl.Pipeline;

namespace KenyaAudit.Etl.Parse;

/// <summary>The votes that the table of contents lists: code, name, and the page of the list.</summary>
internal static partial class Contents
{
    /// <summary>Looks only before the first section at <paramref name="to"/>; in order of print, each code once.</summary>
    public static List<ParsedVote> Read(IReadOnlyList<BookLine> lines, int to)
    {
        var votes = new List<ParsedVote>();
        for (var at = 0; at < to; at++)
        {
            if (Entry.Match(lines[at].Text) is { Success: true } match && votes.TrueForAll(vote => vote.Code != match.Groups[1].Value))
            {
                votes.Add(new ParsedVote(match.Groups[1].Value, match.Groups[2].Value.Trim(), lines[at].PdfPage, lines[at].PrintedPage));
            }
        }

        return votes;
    }

    // "1071 The National Treasury .......... 1": leaders, and at times no page.
    [GeneratedRegex(@"\A([12][0-9]{3})\s+(\p{Lu}[^.…]*?\S)\s*[.…]{3,}[\s.…]*[0-9]*\s*\z")]
    private static partial Regex Entry { get; }
}

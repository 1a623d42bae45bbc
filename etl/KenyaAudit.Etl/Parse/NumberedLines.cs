using System.Globalization;
using System.Text.RegularExpressions;

namespace KenyaAudit.Etl.Parse;

/// <summary>
/// Chooses, among all lines that begin with a number and a point, those that begin a numbered paragraph. Numbering runs through the
/// book; tables and lists of 1, 2, 3 inside a paragraph do not. Rules, in this order:
/// a line right below a heading begins a paragraph; a run that starts again at 1 inside a paragraph is a list, as far as the book's own
/// next number does not come again after it; the next number begins a paragraph; a number skipped is believed only with a heading above,
/// or in bold, or when its own successor follows.
/// </summary>
internal static partial class NumberedLines
{
    private const int MostSkipped = 5;
    private const int RepeatReach = 20;

    /// <summary>Line index → number, in order.</summary>
    /// <param name="again">Gets the numbers that come a second time, and the page.</param>
    public static SortedDictionary<int, int> Find(IReadOnlyList<BookLine> lines, int from, int to, List<(int Number, int PdfPage)> again)
    {
        var candidates = Candidates(lines, from, to);
        var chosen = new SortedDictionary<int, int>();
        int? last = null;
        for (var at = 0; at < candidates.Count; at++)
        {
            var candidate = candidates[at];
            if (last is null)
            {
                if (candidate.BelowHeading)
                {
                    Take(candidate);
                }

                continue;
            }

            if (candidate.Number == 1 && !candidate.BelowHeading)
            {
                at += ListLength(candidates, at, last.Value + 1) - 1;
                continue;
            }

            if (candidate.Number == last + 1 || IsSkip(candidates, at, last.Value))
            {
                Take(candidate);
            }
            else if ((candidate.BelowHeading && candidate.Number <= last) || (IsRepeat(candidate.Number, last.Value) && StartsAnew(lines, candidate)))
            {
                again.Add((candidate.Number, lines[candidate.Line].PdfPage));
            }
        }

        return chosen;

        // Its own number, or one of a page or two before. A list inside a paragraph was passed over above.
        bool IsRepeat(int number, int current) => number == current || (number < current && number >= current - RepeatReach && chosen.ContainsValue(number));

        void Take(Candidate candidate)
        {
            chosen.Add(candidate.Line, candidate.Number);
            last = candidate.Number;
        }
    }

    /// <summary>
    /// Lines before the first section that begin the paragraphs before <paramref name="first"/>: an excerpt may open inside a section.
    /// Counted back from it, so a list of the text is none.
    /// </summary>
    public static SortedDictionary<int, int> Leading(IReadOnlyList<BookLine> lines, int to, int first)
    {
        var leading = new SortedDictionary<int, int>();
        for (var at = to - 1; at >= 0 && first > 1; at--)
        {
            if (Numbered.Match(lines[at].Text) is { Success: true } match && int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) == first - 1)
            {
                leading.Add(at, --first);
            }
        }

        return leading;
    }

    /// <summary>What follows the number.</summary>
    public static string TextOf(string line) => Numbered.Match(line).Groups[2].Value.Trim();

    // A number that comes again, outside a list, after a finished sentence.
    private static bool StartsAnew(IReadOnlyList<BookLine> lines, Candidate candidate) =>
        char.IsUpper(TextOf(lines[candidate.Line].Text)[0]) && candidate.Line > 0 && lines[candidate.Line - 1].Text[^1] is '.' or ':' or ';';

    private static bool IsSkip(List<Candidate> candidates, int at, int last)
    {
        var candidate = candidates[at];
        return candidate.Number > last && candidate.Number <= last + 1 + MostSkipped
            && (candidate.BelowHeading || candidate.Bold || (at + 1 < candidates.Count && candidates[at + 1].Number == candidate.Number + 1))
            && !candidates.Skip(at + 1).TakeWhile(next => next.Number != candidate.Number + 1).Any(next => next.Number == last + 1);
    }

    // How many candidates from here on are items of a list. "wanted" is the book's own next number.
    private static int ListLength(List<Candidate> candidates, int start, int wanted)
    {
        var end = start + 1;
        while (end < candidates.Count && candidates[end].Number == candidates[end - 1].Number + 1 && !candidates[end].BelowHeading
            && (candidates[end].Number != wanted || candidates[end].Bold == candidates[start].Bold))
        {
            end++;
        }

        var reachesWanted = candidates.Skip(start).Take(end - start).Any(item => item.Number == wanted);
        var comesAgain = end < candidates.Count && candidates[end].Number == wanted;
        return reachesWanted && !comesAgain ? wanted - 1 : end - start;
    }

    private static List<Candidate> Candidates(IReadOnlyList<BookLine> lines, int from, int to)
    {
        var found = new List<Candidate>();
        for (var at = from; at < to; at++)
        {
            if (Numbered.Match(lines[at].Text) is { Success: true } match)
            {
                var below = at > 0 && (Headings.BasisOf(lines[at - 1].Text) is not null || EndsSection(lines, at - 1));
                found.Add(new Candidate(at, int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), below, lines[at].Bold));
            }
        }

        return found;
    }

    private static bool EndsSection(IReadOnlyList<BookLine> lines, int at)
    {
        var letters = lines[at].Letters;
        return Headings.SectionOf(letters) is not null
            || (at > 0 && Lettering.IsCapitals(lines[at].Text) && Headings.SectionOf(lines[at - 1].Letters + letters) is not null && Headings.OpensSection(lines[at - 1].Letters));
    }

    // A point must follow, and then no digit: "12.5%" and "3.2.8" are text, "319.1" is a sub-paragraph.
    [GeneratedRegex(@"\A([1-9][0-9]{0,3})\s?\.(?![0-9])\s*(\S.*)\z")]
    private static partial Regex Numbered { get; }

    private sealed record Candidate(int Line, int Number, bool BelowHeading, bool Bold);
}

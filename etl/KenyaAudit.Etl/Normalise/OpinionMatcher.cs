using System.Text.RegularExpressions;
using KenyaAudit.Etl.Pipeline;

namespace KenyaAudit.Etl.Normalise;

/// <summary>
/// Reconciles the opinion appendices with the chapter headings, name by name. Names differ in spelling, order and the agency added at the end,
/// so pairs are taken best first by the words they share; figures (credit numbers) count double. No pair below <see cref="Least"/> is believed
/// unless both say the same opinion.
/// </summary>
internal static partial class OpinionMatcher
{
    private const double Least = 0.45;
    private const double SameKind = 0.05;

    // Of what is left over, a pair of the same opinion needs less: "CFS" and "Consolidated Fund Services" share few words.
    private const double LeastOfRest = 0.15;

    /// <summary>For each appendix entry the index of its chapter, or -1.</summary>
    public static int[] Match(ParsedReport report)
    {
        var entries = report.Opinions.Select(opinion => Words(opinion.Name)).ToList();
        var chapters = report.Chapters.Select(chapter => Words(chapter.Heading)).ToList();
        var votes = report.Chapters.Select(chapter => chapter.Under is { } under ? Words(report.Chapters[under].Heading) : []).ToList();
        var pairs =
            from entry in Enumerable.Range(0, entries.Count)
            from chapter in Enumerable.Range(0, chapters.Count)
            let score = Score(entries[entry], chapters[chapter], votes[chapter])
                + (report.Opinions[entry].Kind == report.Chapters[chapter].Opinion ? SameKind : 0)
            where score >= LeastOfRest
            orderby score descending, entry, chapter
            select (entry, chapter, score);
        var matched = Enumerable.Repeat(-1, entries.Count).ToArray();
        var taken = new HashSet<int>();
        foreach (var (entry, chapter, score) in pairs)
        {
            var believed = score >= Least || report.Opinions[entry].Kind == report.Chapters[chapter].Opinion;
            if (believed && matched[entry] < 0 && taken.Add(chapter))
            {
                matched[entry] = chapter;
            }
        }

        return matched;
    }

    // The vote's own words are often added in the appendix ("... – The National Treasury"): they may be there or not.
    private static double Score(HashSet<string> entry, HashSet<string> chapter, HashSet<string> vote)
    {
        var shared = Weight(entry.Intersect(chapter));
        var extra = Weight(entry.Except(chapter).Except(vote)) + (0.1 * Weight(entry.Except(chapter).Intersect(vote)));
        var missing = Weight(chapter.Except(entry));
        return shared / (shared + extra + missing);
    }

    private static double Weight(IEnumerable<string> words) => words.Sum(word => char.IsAsciiDigit(word[^1]) ? 2.0 : 1.0);

    private static HashSet<string> Words(string name) =>
        [.. Word.Matches(name.ToUpperInvariant()).Select(match => match.Value).Where(word => word is not ("THE" or "OF" or "AND" or "FOR" or "NO" or "NOS" or "A" or "IN" or "TO"))];

    [GeneratedRegex("[A-Z]+|[0-9]+")]
    private static partial Regex Word { get; }
}

using System.Text.RegularExpressions;

namespace KenyaAudit.Etl.Normalise;

/// <summary>A name to be matched in each of its readings, and the vote it belongs to where that is known.</summary>
internal sealed record NamedParty(IReadOnlyList<string> Names, string? Vote);

/// <summary>
/// Pairs the names of one list with those of another that spells them a little differently. A word counts the more, the fewer
/// names hold it; the best pair is taken first, and each name once. In a first round only names of one vote pair; in a second,
/// what is left over pairs across votes, or where one name holds nearly all words of the other.
/// </summary>
internal static partial class NameMatcher
{
    /// <summary>Two names that share less than this part of their weight are two entities.</summary>
    private const double Least = 0.62;

    /// <summary>The part of the shorter name that the longer must hold in the second round.</summary>
    private const double LeastHeld = 0.8;

    /// <summary>For each of <paramref name="entries"/> the index of its partner in <paramref name="chapters"/>, or null.</summary>
    public static int?[] Match(IReadOnlyList<NamedParty> entries, IReadOnlyList<NamedParty> chapters)
    {
        var left = entries.Select(entry => entry.Names.Select(Words).ToList()).ToList();
        var right = chapters.Select(chapter => Words(chapter.Names[0])).ToList();
        var names = left.Count + right.Count;
        var weight = left.Select(readings => readings[0]).Concat(right).SelectMany(words => words).CountBy(word => word)
            .ToDictionary(word => word.Key, word => Math.Log(1 + names / (double)word.Value));
        var partner = new int?[left.Count];
        var taken = new HashSet<int>();
        Round((entry, chapter) => entries[entry].Vote is null || chapters[chapter].Vote is null || entries[entry].Vote == chapters[chapter].Vote
            ? left[entry].Max(words => Likeness(words, right[chapter], weight)) : 0, Least);
        Round((entry, chapter) => left[entry].Max(words => Held(words, right[chapter], weight)), LeastHeld);
        return partner;

        void Round(Func<int, int, double> likeness, double least)
        {
            var scores =
                from entry in Enumerable.Range(0, left.Count)
                where partner[entry] is null
                from chapter in Enumerable.Range(0, right.Count)
                where !taken.Contains(chapter)
                let score = likeness(entry, chapter)
                where score >= least
                // The tail makes the order total, so the same lists always pair alike.
                orderby score descending, entry, chapter
                select (Entry: entry, Chapter: chapter);
            foreach (var (entry, chapter) in scores.ToList())
            {
                if (partner[entry] is null && taken.Add(chapter))
                {
                    partner[entry] = chapter;
                }
            }
        }
    }

    /// <summary>Whether two names differ by more than a plural, an article or their signs.</summary>
    public static bool Differs(string one, string other) => !Words(one).SetEquals(Words(other));

    private static double Likeness(HashSet<string> left, HashSet<string> right, Dictionary<string, double> weight)
    {
        var all = Weight(left, weight) + Weight(right, weight);
        return all == 0 ? 0 : 2 * Weight(left.Where(right.Contains), weight) / all;
    }

    private static double Held(HashSet<string> left, HashSet<string> right, Dictionary<string, double> weight)
    {
        // Initials stand for the words they begin: "CFS" for "Consolidated Fund Services".
        var initials = left.Where(word => word.Length > 2 && !right.Contains(word) && string.Concat(right.Take(word.Length).Select(other => other[0])) == word).ToList();
        var open = left.Except(initials).ToHashSet();
        var shorter = Math.Min(Weight(open, weight), Weight(right.Skip(initials.Sum(word => word.Length)), weight));
        return shorter == 0 ? 0 : Weight(open.Where(right.Contains), weight) / shorter;
    }

    private static double Weight(IEnumerable<string> words, Dictionary<string, double> weight) => words.Sum(word => weight.GetValueOrDefault(word));

    // Singular and plural are one word.
    private static HashSet<string> Words(string name) =>
        [.. Word.Matches(EntityName.Even(name).ToUpperInvariant()).Select(word => word.Value).Where(word => word is not ("THE" or "NO" or "NOS" or "OF" or "AND" or "FOR" or "IN"))
            .Select(word => word.Length > 4 && word[^1] == 'S' ? word[..^1] : word)];

    [GeneratedRegex(@"\p{L}+|\d+")]
    private static partial Regex Word { get; }
}

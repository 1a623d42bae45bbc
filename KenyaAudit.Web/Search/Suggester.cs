namespace KenyaAudit.Web.Search;

/// <summary>A name that fits what was typed so far.</summary>
/// <param name="Kind">entity, county, vote or category: the field it is a value of.</param>
/// <param name="Value">Of the address, or the code of the vote.</param>
/// <param name="Label">The name as people read it.</param>
/// <param name="Findings">How many findings have it.</param>
internal sealed record Suggestion(string Kind, string Value, string Label, int Findings);

/// <summary>Names by their beginnings: at any word of the name, without letter case, accents, apostrophes and signs.</summary>
internal static class Suggester
{
    public const int Most = 8;
    private const int LongestTyped = 80;

    public static IReadOnlyList<Suggestion> Suggest(Catalog catalog, string typed)
    {
        var words = Folded.Words(typed.Length > LongestTyped ? typed[..LongestTyped] : typed);
        if (words.Count == 0)
        {
            return [];
        }

        return [.. Named(catalog.Counties, IndexFields.County, words)
            .Concat(Named(catalog.Entities, IndexFields.Entity, words))
            .Concat(Named(catalog.Categories, IndexFields.Category, words))
            .Concat(Votes(catalog, words))
            .OrderBy(found => found.Place)
            .ThenByDescending(found => found.Suggestion.Findings)
            .ThenBy(found => found.Suggestion.Label, StringComparer.Ordinal)
            .ThenBy(found => found.Suggestion.Kind, StringComparer.Ordinal)
            .ThenBy(found => found.Suggestion.Value, StringComparer.Ordinal)
            .Select(found => found.Suggestion)
            .Take(Most)];
    }

    private static IEnumerable<(int Place, Suggestion Suggestion)> Named(IEnumerable<CatalogEntry> entries, string kind, List<string> words)
    {
        foreach (var entry in entries.Where(entry => entry.Findings > 0))
        {
            // A name that begins so comes before one with a later word that does.
            var place = entry.WordsOfNames.Select(name => Place(name, words)).Where(place => place >= 0).DefaultIfEmpty(-1).Min();
            if (place >= 0)
            {
                yield return (Math.Min(place, 1), new Suggestion(kind, entry.Slug, entry.Name, entry.Findings));
            }
        }
    }

    /// <summary>By code, with or without the noun: names are suggested as entities.</summary>
    private static IEnumerable<(int Place, Suggestion Suggestion)> Votes(Catalog catalog, List<string> words)
    {
        var code = words is ["vote", .. var rest] ? string.Concat(rest) : string.Concat(words);
        if (code.Length == 0 || !code.All(char.IsAsciiDigit))
        {
            yield break;
        }

        foreach (var vote in catalog.Entities.Where(entity => entity.Vote.StartsWith(code, StringComparison.Ordinal)).GroupBy(entity => entity.Vote))
        {
            var head = vote.OrderBy(entity => entity.Parent.Length > 0).ThenBy(entity => entity.Slug, StringComparer.Ordinal).First();
            yield return (0, new Suggestion(FieldNames.Vote, vote.Key, $"Vote {vote.Key}, {head.Name}", vote.Sum(entity => entity.Findings)));
        }
    }

    /// <summary>The word of the name where what was typed begins, run together or word by word; -1 where none.</summary>
    private static int Place(List<string> name, List<string> typed)
    {
        var joined = string.Concat(typed);
        for (var at = 0; at < name.Count; at++)
        {
            if (string.Concat(name.Skip(at)).StartsWith(joined, StringComparison.Ordinal) || FollowsFrom(name, at, typed))
            {
                return at;
            }
        }

        return -1;
    }

    // "dept roads" is not a beginning of "department for roads", but "state roads" names its words in order.
    private static bool FollowsFrom(List<string> name, int at, List<string> typed)
    {
        if (!name[at].StartsWith(typed[0], StringComparison.Ordinal))
        {
            return false;
        }

        var next = 1;
        for (at++; at < name.Count && next < typed.Count; at++)
        {
            next += name[at].StartsWith(typed[next], StringComparison.Ordinal) ? 1 : 0;
        }

        return next == typed.Count;
    }
}

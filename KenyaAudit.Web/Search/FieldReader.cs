using System.Globalization;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Web.Search;

/// <summary>Looks up the values typed behind a field's name.</summary>
internal sealed class FieldReader(FindingSearcher searcher)
{
    /// <summary>Words behind the first that may belong to a value without quotation marks.</summary>
    public const int MostWords = 5;

    /// <summary>Null where no such value is known; else how many of the words behind it were taken.</summary>
    public (Meaning? Meaning, int Taken) Read(QueryPiece piece, IReadOnlyList<string> behind)
    {
        if (piece.Field == FieldNames.Reference)
        {
            return (Reference(piece.Value), 0);
        }

        return Longest(piece, behind, exactly: true) ?? Longest(piece, [], exactly: false) ?? Longest(piece, behind, exactly: false) ?? (null, 0);
    }

    /// <summary>Several values of one field mean any of them.</summary>
    public static List<QueryUnit> Merged(IEnumerable<QueryUnit> units)
    {
        var merged = new List<QueryUnit>();
        foreach (var unit in units)
        {
            var at = unit is { IsExcluded: false, Meanings: [Meaning.Values values] }
                ? merged.FindIndex(known => known is { IsExcluded: false, Meanings: [Meaning.Values other] } && other.Field == values.Field)
                : -1;
            if (at < 0)
            {
                merged.Add(unit);
                continue;
            }

            var (first, second) = ((Meaning.Values)merged[at].Meanings[0], (Meaning.Values)unit.Meanings[0]);
            merged[at] = merged[at] with { Meanings = [first with { Any = [.. first.Any.Union(second.Any)] }] };
        }

        return merged;
    }

    private (Meaning? Meaning, int Taken)? Longest(QueryPiece piece, IReadOnlyList<string> behind, bool exactly)
    {
        for (var taken = behind.Count; taken >= 0; taken--)
        {
            var values = searcher.Catalog.Values(piece.Field, string.Join(' ', behind.Take(taken).Prepend(piece.Value)), exactly);
            if (values.Count > 0)
            {
                return (new Meaning.Values(piece.Field, values), taken);
            }
        }

        return null;
    }

    private static Meaning.Values? Reference(string value)
    {
        if (FindingReference.TryParse(value, out var reference))
        {
            return new Meaning.Values(IndexFields.Reference, [reference.Value]);
        }

        return int.TryParse(value.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new Meaning.Values(IndexFields.Number, [number.ToString(CultureInfo.InvariantCulture)])
            : null;
    }
}

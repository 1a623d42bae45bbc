using KenyaAudit.Etl.Vocabulary;
using Lucene.Net.Util;

namespace KenyaAudit.Web.Search;

/// <summary>An entity, county or category of the index: its address value, its name, the vote it stands under, its parent, and its other names; "" where there is none.</summary>
internal sealed record CatalogEntry(string Slug, string Name, string Vote, string Parent, IReadOnlyList<string> Aliases)
{
    private const char Separator = '\n';

    public int Findings { get; init; }

    public IEnumerable<string> Names => Aliases.Prepend(Name);

    /// <summary>The folded words of each name.</summary>
    public IReadOnlyList<List<string>> WordsOfNames => field ??= [.. Names.Select(Folded.Words)];

    /// <summary>Slug and names without blanks and signs.</summary>
    public IReadOnlySet<string> Joined => field ??= WordsOfNames.Append(Folded.Words(Slug)).Select(words => string.Concat(words)).ToHashSet(StringComparer.Ordinal);

    public string ToCard() => string.Join(Separator, [Slug, Name, Vote, Parent, .. Aliases]);

    public static CatalogEntry OfCard(string card) => card.Split(Separator) is [var slug, var name, var vote, var parent, .. var aliases]
        ? new CatalogEntry(slug, name, vote, parent, aliases)
        : throw new InvalidDataException("A card of the index has fewer than four lines.");
}

/// <summary>The entities, counties and categories that one commit of the index holds, with the number of their findings.</summary>
internal sealed class Catalog
{
    public Catalog(FindingSearcher searcher)
    {
        Entities = Entries(searcher, IndexFields.EntityCard, IndexFields.Entity);
        Counties = Entries(searcher, IndexFields.CountyCard, IndexFields.County);
        Categories = Entries(searcher, IndexFields.CategoryCard, IndexFields.Category);
    }

    public IReadOnlyList<CatalogEntry> Entities { get; }

    public IReadOnlyList<CatalogEntry> Counties { get; }

    public IReadOnlyList<CatalogEntry> Categories { get; }

    /// <summary>The address values that a field's value means; empty where it means none. Letter case, accents and apostrophes make no difference.</summary>
    /// <param name="exactly">Only by the whole of a slug, name or alias; else also by some of the words of one.</param>
    public IReadOnlyList<string> Values(string field, string value, bool exactly) => field switch
    {
        IndexFields.Entity => Of(Entities, value, exactly),
        IndexFields.County => KenyaAudit.Etl.Vocabulary.Counties.Find(value) is { } county ? [county.Slug] : Of(Counties, value, exactly),
        IndexFields.Category => Of(Categories, value, exactly),
        IndexFields.Year => Year(value.Trim()) is { } year ? [year.Slug] : [],
        IndexFields.Section => FieldLabels.Of(FieldLabels.Sections, value, exactly),
        IndexFields.Basis => FieldLabels.Of(FieldLabels.Bases, value, exactly),
        IndexFields.Opinion => FieldLabels.Of(FieldLabels.Opinions, value, exactly),
        FieldNames.Vote => Votes(value.Trim(), exactly),
        _ => [],
    };

    private List<string> Votes(string value, bool exactly)
    {
        var votes = Entities.Where(entity => entity.Vote.Length > 0).ToList();
        var slugs = votes.Exists(entity => entity.Vote == value) ? [] : Of(votes, value, exactly);
        return [.. votes.Where(entity => entity.Vote == value || slugs.Contains(entity.Slug)).Select(entity => entity.Vote).Distinct()];
    }

    private static FinancialYear? Year(string value) =>
        FinancialYear.TryParse(value, out var year) ? year
        : value.Length == 4 && int.TryParse(value, System.Globalization.NumberStyles.None, null, out var end) && end is > 1964 and < 2100 ? new FinancialYear(end)
        : null;

    /// <summary>Whose slug or a name it is; else all whose name has every word of it.</summary>
    private static List<string> Of(IReadOnlyList<CatalogEntry> entries, string value, bool exactly)
    {
        var words = Folded.Words(value);
        var joined = string.Concat(words);
        if (joined.Length == 0)
        {
            return [];
        }

        var same = entries.Where(entry => entry.Joined.Contains(joined)).ToList();
        return [.. (same.Count > 0 || exactly ? same : entries.Where(entry => entry.WordsOfNames.Any(name => words.All(name.Contains)))).Select(entry => entry.Slug)];
    }

    private static List<CatalogEntry> Entries(FindingSearcher searcher, string cards, string facet)
    {
        var column = Array.IndexOf(IndexFields.Facets, facet);
        var found = new Dictionary<string, CatalogEntry>(StringComparer.Ordinal);
        foreach (var leaf in searcher.IndexReader.Leaves)
        {
            var values = leaf.AtomicReader.GetSortedDocValues(cards);
            var bytes = new BytesRef();
            for (var ordinal = 0; ordinal < (values?.ValueCount ?? 0); ordinal++)
            {
                values!.LookupOrd(ordinal, bytes);
                var entry = CatalogEntry.OfCard(bytes.Utf8ToString());
                found[entry.Slug] = entry;
            }
        }

        var counts = searcher.LiveCounts(column);
        return [.. found.Values.Select(entry => entry with { Findings = counts.GetValueOrDefault(entry.Slug) })
            .Where(entry => entry.Findings > 0 || facet == IndexFields.Entity).OrderBy(entry => entry.Slug, StringComparer.Ordinal)];
    }
}

using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace KenyaAudit.Web.Search;

/// <summary>References of findings like one, best first.</summary>
/// <param name="Elsewhere">The same matter at other entities.</param>
/// <param name="OtherYears">The same entity in other years.</param>
internal sealed record SimilarFindings(IReadOnlyList<string> Elsewhere, IReadOnlyList<string> OtherYears);

/// <summary>Finds findings by the words that tell one from the others: its title, its rarest words, its category.</summary>
internal sealed class SimilarSearch(FindingSearcher searcher)
{
    public const int Most = 5;
    private const int MostTerms = 20;
    private const int MostRead = 8_000;

    // Fewer words in common than this is no likeness.
    private const float LeastShare = 0.3f;
    private const float TitleWeight = 2.5f;
    private const float CategoryWeight = 1.5f;

    private static readonly HashSet<string> Read = [IndexFields.Summary, IndexFields.Body];
    private static readonly HashSet<string> Key = [IndexFields.Reference];

    public SimilarFindings Run(string reference, string title)
    {
        var self = new Term(IndexFields.Reference, reference);
        if (searcher.Search(new TermQuery(self), 1).ScoreDocs is not [var found])
        {
            return new SimilarFindings([], []);
        }

        var leaf = ReaderUtil.SubIndex(found.Doc, searcher.IndexReader.Leaves);
        var (segment, doc) = (searcher.Segment(leaf), found.Doc - searcher.IndexReader.Leaves[leaf].DocBase);
        var likeness = Likeness(title, found.Doc, segment.Value(doc, IndexFields.Category));
        var entity = new TermQuery(new Term(IndexFields.Entity, segment.Value(doc, IndexFields.Entity)));
        var year = new TermQuery(new Term(IndexFields.Year, segment.Value(doc, IndexFields.Year)));
        return new SimilarFindings(
            Best(new BooleanQuery { { likeness, Occur.MUST }, { entity, Occur.MUST_NOT }, { new TermQuery(self), Occur.MUST_NOT } }),
            Best(new BooleanQuery { { likeness, Occur.MUST }, { new ConstantScoreQuery(entity) { Boost = 0 }, Occur.MUST }, { year, Occur.MUST_NOT } }));
    }

    private BooleanQuery Likeness(string title, int document, string category)
    {
        var stored = searcher.Doc(document, Read);
        var text = string.Join('\n', Read.Select(field => stored.GetField(field)?.GetStringValue(CultureInfo.InvariantCulture)));
        var titled = Said(title).DistinctBy(word => word.Stem).ToList();
        var count = (double)searcher.Known.Documents;
        var terms = Said(text.Length > MostRead ? text[..MostRead] : text)
            .GroupBy(word => word.Stem)
            .Select(group => (Stem: group.Key, Worth: Math.Sqrt(group.Count()), Frequency: searcher.Known.Frequency(group.First())))

            // A word of this finding alone tells of no other one, and what half of them say tells nothing.
            .Where(term => term.Frequency > 1 && term.Frequency < count / 2)
            .Select(term => (term.Stem, Worth: term.Worth * Math.Log(count / term.Frequency)))
            .OrderByDescending(term => term.Worth)
            .ThenBy(term => term.Stem, StringComparer.Ordinal)
            .Take(MostTerms)
            .Select(term => term.Stem)
            .Union(titled.Select(word => word.Stem))
            .ToList();

        var words = new BooleanQuery { MinimumNumberShouldMatch = Math.Max(1, (int)(terms.Count * LeastShare)) };
        foreach (var term in terms)
        {
            words.Add(new TermQuery(new Term(IndexFields.Text, term)), Occur.SHOULD);
        }

        var query = new BooleanQuery { { words, Occur.MUST }, { new TermQuery(new Term(IndexFields.Category, category)) { Boost = CategoryWeight }, Occur.SHOULD } };
        foreach (var word in titled)
        {
            query.Add(new TermQuery(new Term(IndexFields.Title, word.Stem)) { Boost = TitleWeight }, Occur.SHOULD);
        }

        return query;
    }

    private static IEnumerable<QueryWord> Said(string text) => QueryWords.Read(text).Where(word => !word.IsStop && !word.HasDigit);

    private List<string> Best(Query query) =>
        [.. searcher.Search(query, Most).ScoreDocs
            .Select(hit => searcher.Doc(hit.Doc, Key).GetField(IndexFields.Reference).GetStringValue(CultureInfo.InvariantCulture)!)];
}

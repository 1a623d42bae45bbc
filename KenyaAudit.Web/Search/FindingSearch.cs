using System.Globalization;

namespace KenyaAudit.Web.Search;

/// <summary>The steps of one search, in their order: understand, match and count, widen where few have all words, take the page, cut the passages.</summary>
internal sealed class FindingSearch(FindingSearcher searcher, long sequence, Lexicon lexicon)
{
    /// <summary>How far one can page; farther costs more than anyone reads.</summary>
    public const int MaxDepth = 1000;

    /// <summary>Below so many hits some of the words are enough.</summary>
    public const int FewHits = 3;

    /// <summary>A word that at most one in so many findings has is never left out.</summary>
    public const int RareShare = 50;

    private static readonly HashSet<string> Shown = [IndexFields.Reference, IndexFields.Summary, IndexFields.SummarySw, IndexFields.Body];

    /// <summary>A search that takes longer answers with what it has.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(2);

    public SearchWeights Weights { get; init; } = SearchWeights.Chosen;

    public SearchResult Run(SearchRequest request)
    {
        var parsed = QueryText.Parse(request.Text);
        var asked = new Interpreter(searcher, lexicon, request.Exact).Read(parsed);
        var page = Math.Max(1, request.Page);
        var depth = page <= MaxDepth / SearchRequest.PageSize ? page * SearchRequest.PageSize : 0;
        var sweep = new Sweep();
        var found = Collect(asked, request, depth, sweep, most: false);
        var relaxed = found.Total < FewHits && asked.CanRelax && !found.RanOutOfTime ? Collect(asked, request, depth, sweep, most: true) : null;
        if (relaxed is not null && relaxed.Total <= found.Total)
        {
            relaxed = null;
        }

        found = relaxed ?? found;
        using var passages = new PassageMaker(asked.Units);
        var hits = found.BestFirst().Skip((page - 1) * SearchRequest.PageSize).Select(place => Hit(place.Document, passages)).ToList();
        return new SearchResult(found.Total, hits, found.Counts(), sequence, [.. Notices(asked, found, depth, relaxed is not null, sweep.IsCut)])
        {
            Corrections = asked.Corrections,
            Synonyms = asked.Synonyms,
            IsRelaxed = relaxed is not null,
            IsPartial = found.RanOutOfTime || sweep.IsCut,
            Nothing = found.Total > 0 ? null : new NothingFound(Nearest(parsed, asked), found.WithoutFilter()),
        };
    }

    private HitCollector Collect(Interpretation asked, SearchRequest request, int depth, Sweep sweep, bool most)
    {
        var collector = new HitCollector(searcher, new RequestFilters(request), request.Sort, depth, Time);
        searcher.Search(QueryBuilder.Build(asked, scored: request.Sort == SearchSort.Relevance, sweep, Weights, most), collector);
        return collector;
    }

    private SearchHit Hit(int document, PassageMaker passages)
    {
        var stored = searcher.Doc(document, Shown);
        string? Text(string field) => stored.GetField(field)?.GetStringValue(CultureInfo.InvariantCulture);
        return new SearchHit(Text(IndexFields.Reference)!, passages.Best(Text(IndexFields.Body), Text(IndexFields.Summary), Text(IndexFields.SummarySw)));
    }

    /// <summary>Of words that no finding has and that were searched for all the same.</summary>
    private List<Correction> Nearest(ParsedQuery query, Interpretation asked) =>
        [.. query.Pieces.Where(piece => !piece.IsExcluded).SelectMany(piece => piece.Words)
            .Where(word => !word.IsStop && asked.Corrections.All(correction => correction.Typed != word.Written) && searcher.Known.Frequency(word) == 0)
            .DistinctBy(word => word.Written)
            .Select(word => (Typed: word.Written, Near: searcher.Known.Nearest(word.Written)))
            .Where(pair => pair.Near is not null)
            .Select(pair => new Correction(pair.Typed, pair.Near!))];

    private static IEnumerable<string> Notices(Interpretation asked, HitCollector found, int depth, bool relaxed, bool cut)
    {
        foreach (var notice in asked.Notices)
        {
            yield return notice;
        }

        if (relaxed)
        {
            yield return "Showing results with most of your words";
        }

        if (cut)
        {
            yield return "Too many words or numbers fit what was typed, so only some of them were searched for; type more of the word or the amount.";
        }

        if (found.RanOutOfTime)
        {
            yield return "The search took too long, so only a part of the findings was looked through; more words or a filter make it faster.";
        }

        if (depth == 0 && found.Total > MaxDepth)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Only the first {MaxDepth:N0} findings can be paged through; more words or a filter bring the others forward.");
        }
    }
}

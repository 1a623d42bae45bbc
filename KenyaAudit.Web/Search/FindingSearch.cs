using System.Globalization;

namespace KenyaAudit.Web.Search;

/// <summary>The steps of one search, in their order: understand, match and count, take the page, cut the passages.</summary>
internal sealed class FindingSearch(FindingSearcher searcher, long sequence)
{
    /// <summary>How far one can page; farther costs more than anyone reads.</summary>
    public const int MaxDepth = 1000;

    private static readonly HashSet<string> Shown = [IndexFields.Reference, IndexFields.Summary, IndexFields.Body];

    public SearchResult Run(SearchRequest request)
    {
        var query = QueryText.Parse(request.Text);
        var page = Math.Max(1, request.Page);
        var depth = page <= MaxDepth / SearchRequest.PageSize ? page * SearchRequest.PageSize : 0;
        var collector = new HitCollector(searcher, new RequestFilters(request), request.Sort, depth);
        searcher.Search(QueryBuilder.Build(query, scored: request.Sort == SearchSort.Relevance), collector);

        using var passages = new PassageMaker(query);
        var hits = collector.BestFirst().Skip((page - 1) * SearchRequest.PageSize).Select(place => Hit(place.Document, passages)).ToList();
        return new SearchResult(collector.Total, hits, collector.Counts(), sequence, Notices(query, depth, collector.Total));
    }

    private SearchHit Hit(int document, PassageMaker passages)
    {
        var stored = searcher.Doc(document, Shown);
        string? Text(string field) => stored.GetField(field)?.GetStringValue(CultureInfo.InvariantCulture);
        return new SearchHit(Text(IndexFields.Reference)!, passages.Best(Text(IndexFields.Body), Text(IndexFields.Summary)));
    }

    private static IReadOnlyList<string> Notices(ParsedQuery query, int depth, int total) =>
        depth > 0 || total <= MaxDepth ? query.Notices
        : [.. query.Notices, string.Create(CultureInfo.InvariantCulture, $"Only the first {MaxDepth:N0} findings can be paged through; more words or a filter bring the others forward.")];
}

using Lucene.Net.Index;
using Lucene.Net.Search;

namespace KenyaAudit.Web.Search;

/// <summary>
/// One pass over what the words match: applies the filters, counts every facet without its own filter and keeps the best hits.
/// A finding that fails exactly one filter is no hit, but counts in that filter's facet.
/// </summary>
internal sealed class HitCollector(FindingSearcher searcher, RequestFilters filters, SearchSort sort, int depth) : ICollector
{
    /// <summary>The place of the entity in <see cref="IndexFields.Facets"/>; the parent's is behind them all.</summary>
    public const int Entity = 0;
    private static readonly int Facets = IndexFields.Facets.Length;
    private static readonly int Parent = Facets;

    private readonly int[] _active = filters.Active;
    private readonly TopHits _top = new(depth);
    private readonly int[][] _totals = [.. Enumerable.Range(0, Facets).Select(column => new int[searcher.Numbers(column).Count])];
    private int _leaf = -1;
    private int _docBase;
    private SegmentColumns _columns = null!;
    private bool[] _allowed = [];
    private int[] _counts = [];
    private Scorer _scorer = null!;

    public int Total { get; private set; }

    public bool AcceptsDocsOutOfOrder => false;

    public IReadOnlyList<HitPlace> BestFirst() => _top.BestFirst();

    public void SetScorer(Scorer scorer) => _scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        Fold();
        _leaf = context.Ord;
        _docBase = context.DocBase;
        _columns = searcher.Segment(_leaf);
        _counts = new int[_columns.Slots];
        _allowed = _active.Length > 0 ? filters.Allowed(_columns) : [];
    }

    public void Collect(int doc)
    {
        var amount = _columns.Amounts[doc];
        if (filters.BoundsAmount && (amount == IndexFields.NoAmount || amount < filters.Min || amount > filters.Max))
        {
            return;
        }

        var row = _columns.Rows.AsSpan(doc * SegmentColumns.Width, SegmentColumns.Width);
        var failed = -1;
        foreach (var column in _active)
        {
            if (_allowed[row[column]] || (column == Entity && _allowed[row[Parent]]))
            {
                continue;
            }

            if (failed >= 0)
            {
                return;
            }

            failed = column;
        }

        if (failed >= 0)
        {
            _counts[row[failed]]++;
            return;
        }

        Total++;
        for (var column = 0; column < Facets; column++)
        {
            _counts[row[column]]++;
        }

        _top.Offer(new HitPlace(Key(amount), _columns.Orders[doc], _docBase + doc));
    }

    /// <summary>By facet name, most frequent first.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Counts()
    {
        Fold();
        return IndexFields.Facets.Select((name, column) => (name, column)).ToDictionary(
            facet => facet.name,
            facet => (IReadOnlyList<FacetCount>)[.. searcher.Numbers(facet.column)
                .Select(value => new FacetCount(value.Key, _totals[facet.column][value.Value]))
                .Where(count => count.Count > 0)
                .OrderByDescending(count => count.Count)
                .ThenBy(count => count.Value, StringComparer.Ordinal)]);
    }

    private long Key(long amount) => sort switch
    {
        SearchSort.Newest => 0,
        SearchSort.Amount => amount,

        // Scores are positive, so their bits sort as they do. The last bits depend on the order of addition: equals must stay equal.
        _ => BitConverter.SingleToInt32Bits(_scorer.GetScore()) & ~0x3F,
    };

    /// <summary>Adds the segment's counts to those of the whole index.</summary>
    private void Fold()
    {
        if (_leaf < 0)
        {
            return;
        }

        var toGlobal = searcher.ToGlobal(_leaf);
        for (var column = 0; column < Facets; column++)
        {
            var first = _columns.Bases[column] + 1;
            for (var slot = first; slot < first + _columns.Values[column].Length; slot++)
            {
                _totals[column][toGlobal[slot]] += _counts[slot];
            }
        }

        _leaf = -1;
    }
}

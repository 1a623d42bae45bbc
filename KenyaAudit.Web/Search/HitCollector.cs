using System.Diagnostics;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace KenyaAudit.Web.Search;

/// <summary>
/// One pass over what the words match: applies the filters, counts every facet without its own filter and keeps the best hits.
/// A finding that fails exactly one filter is no hit, but counts in that filter's facet. Stops when its time is over.
/// </summary>
internal sealed class HitCollector(FindingSearcher searcher, RequestFilters filters, SearchSort sort, int depth, TimeSpan time) : ICollector
{
    /// <summary>The place of the entity in <see cref="IndexFields.Facets"/>; the parent's is behind them all.</summary>
    public const int Entity = 0;

    /// <summary>Values of a facet that are given; a page shows far fewer.</summary>
    public const int MostValues = 200;

    private const int BetweenLooksAtTheClock = 0x3FF;
    private static readonly int Facets = IndexFields.Facets.Length;
    private static readonly int Parent = Facets;
    private static readonly int Amount = Facets;

    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly int[] _active = filters.Active;
    private readonly TopHits _top = new(depth);
    private readonly int[][] _totals = [.. Enumerable.Range(0, Facets).Select(column => new int[searcher.Numbers(column).Count])];
    private readonly int[] _bands = new int[AmountBands.Names.Count + 1];
    private readonly int[] _onlyFailed = new int[Facets + 1];
    private int _leaf = -1;
    private int _docBase;
    private int _seen;
    private SegmentColumns _columns = null!;
    private bool[] _allowed = [];
    private int[] _counts = [];
    private Scorer _scorer = null!;

    public int Total { get; private set; }

    public bool RanOutOfTime { get; private set; }

    public bool AcceptsDocsOutOfOrder => false;

    public IReadOnlyList<HitPlace> BestFirst() => _top.BestFirst();

    public void SetScorer(Scorer scorer) => _scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        Fold();
        LookAtTheClock();
        _leaf = context.Ord;
        _docBase = context.DocBase;
        _columns = searcher.Segment(_leaf);
        _counts = new int[_columns.Slots];
        _allowed = _active.Length > 0 ? filters.Allowed(_columns) : [];
    }

    public void Collect(int doc)
    {
        if ((++_seen & BetweenLooksAtTheClock) == 0)
        {
            LookAtTheClock();
        }

        var amount = _columns.Amounts[doc];
        var failed = filters.BoundsAmount && (amount == IndexFields.NoAmount || amount < filters.Min || amount > filters.Max) ? Amount : -1;
        var row = _columns.Rows.AsSpan(doc * SegmentColumns.Width, SegmentColumns.Width);
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
            _onlyFailed[failed]++;
            if (failed == Amount)
            {
                _bands[AmountBands.Of(amount) + 1]++;
            }
            else
            {
                _counts[row[failed]]++;
            }

            return;
        }

        Total++;
        _bands[AmountBands.Of(amount) + 1]++;
        for (var column = 0; column < Facets; column++)
        {
            _counts[row[column]]++;
        }

        _top.Offer(new HitPlace(Key(amount), _columns.Orders[doc], _docBase + doc));
    }

    /// <summary>By facet name, most frequent first; values that were asked for are always given.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Counts()
    {
        Fold();
        var counts = IndexFields.Facets.Select((name, column) => (name, column)).ToDictionary(facet => facet.name, facet => Counts(facet.column));
        counts[IndexFields.Amount] = [.. AmountBands.Names.Select((name, band) => new FacetCount(name, _bands[band + 1])).Where(count => count.Count > 0)];
        return counts;
    }

    /// <summary>By filter, the findings that fail no other one.</summary>
    public IReadOnlyList<FacetCount> WithoutFilter() =>
        [.. IndexFields.Facets.Append(IndexFields.Amount).Select((name, column) => new FacetCount(name, _onlyFailed[column] + Total)).Where((_, column) => _onlyFailed[column] > 0)];

    private IReadOnlyList<FacetCount> Counts(int column)
    {
        var ordered = searcher.Numbers(column)
            .Select(value => new FacetCount(value.Key, _totals[column][value.Value]))
            .Where(count => count.Count > 0)
            .OrderByDescending(count => count.Count)
            .ThenBy(count => count.Value, StringComparer.Ordinal)
            .ToList();
        return [.. ordered.Take(MostValues), .. ordered.Skip(MostValues).Where(count => filters.Asks(column, count.Value))];
    }

    private long Key(long amount) => sort switch
    {
        SearchSort.Newest => 0,
        SearchSort.Amount => amount,

        // Scores are positive, so their bits sort as they do. The last bits depend on the order of addition: equals must stay equal.
        _ => BitConverter.SingleToInt32Bits(_scorer.GetScore()) & ~0x3F,
    };

    private void LookAtTheClock()
    {
        RanOutOfTime |= Stopwatch.GetElapsedTime(_start) > time;
        if (RanOutOfTime)
        {
            // The searcher goes on to the next segment, where it ends at once.
            throw new CollectionTerminatedException();
        }
    }

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

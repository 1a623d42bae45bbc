using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;

namespace KenyaAudit.Web.Search;

/// <summary>One commit of the index as readers see it, with the values of each facet over all its segments.</summary>
internal sealed class FindingSearcher : IndexSearcher
{
    private readonly Dictionary<string, int>[] _numbers;
    private readonly SegmentColumns[] _segments;
    private readonly int[][] _toGlobal;
    private readonly Lazy<Catalog> _catalog;

    public FindingSearcher(IndexReader reader) : base(reader)
    {
        Similarity = Scoring;
        var directory = (DirectoryReader)reader;
        Sequence = CommitData.Of(directory.IndexCommit.UserData).Sequence;
        Version = directory.Version;
        _segments = [.. reader.Leaves.Select(leaf => SegmentColumns.Of(leaf.AtomicReader))];
        _numbers = [.. Enumerable.Range(0, SegmentColumns.Width).Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];
        _toGlobal = [.. _segments.Select(Globals)];
        _catalog = new Lazy<Catalog>(() => new Catalog(this));
        Known = new KnownWords(reader);
    }

    // Findings known only by their facts are short; a full b would put them before every finding with its text.
    public static Similarity Scoring { get; } = new BM25Similarity(1.2f, 0.5f);

    /// <summary>The publication sequence of the commit that was opened.</summary>
    public long Sequence { get; }

    /// <summary>Changes with the documents; a commit that only moves the sequence has that of the one before.</summary>
    public long Version { get; }

    public KnownWords Known { get; }

    /// <summary>Read once for each commit, by whoever asks first.</summary>
    public Catalog Catalog => _catalog.Value;

    public SegmentColumns Segment(int leaf) => _segments[leaf];

    /// <summary>From a segment's slot to the value's number in its column; "none" is -1.</summary>
    public int[] ToGlobal(int leaf) => _toGlobal[leaf];

    /// <summary>A column's values by number.</summary>
    public IReadOnlyDictionary<string, int> Numbers(int column) => _numbers[column];

    /// <summary>How many findings have each of a column's values.</summary>
    public IReadOnlyDictionary<string, int> LiveCounts(int column)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var leaf = 0; leaf < _segments.Length; leaf++)
        {
            var segment = _segments[leaf];
            var live = IndexReader.Leaves[leaf].AtomicReader.LiveDocs;
            var slots = new int[segment.Slots];
            for (var doc = 0; doc < segment.Amounts.Length; doc++)
            {
                slots[segment.Rows[(doc * SegmentColumns.Width) + column]] += live is null || live.Get(doc) ? 1 : 0;
            }

            foreach (var (at, value) in segment.Values[column].Index())
            {
                counts[value] = counts.GetValueOrDefault(value) + slots[segment.Bases[column] + 1 + at];
            }
        }

        return counts;
    }

    private int[] Globals(SegmentColumns segment)
    {
        var map = new int[segment.Slots];
        for (var column = 0; column < SegmentColumns.Width; column++)
        {
            map[segment.Bases[column]] = -1;
            var values = segment.Values[column];
            for (var i = 0; i < values.Length; i++)
            {
                if (!_numbers[column].TryGetValue(values[i], out var number))
                {
                    _numbers[column][values[i]] = number = _numbers[column].Count;
                }

                map[segment.Bases[column] + 1 + i] = number;
            }
        }

        return map;
    }

    internal sealed class Factory : SearcherFactory
    {
        public override IndexSearcher NewSearcher(IndexReader reader) => new FindingSearcher(reader);
    }
}

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

    public FindingSearcher(IndexReader reader) : base(reader)
    {
        Similarity = Scoring;
        var directory = (DirectoryReader)reader;
        Sequence = CommitData.Of(directory.IndexCommit.UserData).Sequence;
        Version = directory.Version;
        _segments = [.. reader.Leaves.Select(leaf => SegmentColumns.Of(leaf.AtomicReader))];
        _numbers = [.. Enumerable.Range(0, SegmentColumns.Width).Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];
        _toGlobal = [.. _segments.Select(Globals)];
    }

    // Findings known only by their facts are short; a full b would put them before every finding with its text.
    public static Similarity Scoring { get; } = new BM25Similarity(1.2f, 0.5f);

    /// <summary>The publication sequence of the commit that was opened.</summary>
    public long Sequence { get; }

    /// <summary>Changes with the documents; a commit that only moves the sequence has that of the one before.</summary>
    public long Version { get; }

    public SegmentColumns Segment(int leaf) => _segments[leaf];

    /// <summary>From a segment's slot to the value's number in its column; "none" is -1.</summary>
    public int[] ToGlobal(int leaf) => _toGlobal[leaf];

    /// <summary>A column's values by number.</summary>
    public IReadOnlyDictionary<string, int> Numbers(int column) => _numbers[column];

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

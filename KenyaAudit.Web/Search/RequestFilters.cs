using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Web.Search;

/// <summary>A request's filters as sets of address values by facet, and the bounds of the amount in cents.</summary>
internal sealed class RequestFilters(SearchRequest request)
{
    // In the order of IndexFields.Facets.
    private readonly IReadOnlyCollection<string>[] _wanted =
    [
        request.Entities,
        request.Counties,
        [.. request.Years.Select(year => year.Slug)],
        [.. request.Sections.Select(section => section.Slug())],
        [.. request.Bases.Select(basis => basis.Slug())],
        [.. request.Opinions.Select(opinion => opinion.Slug())],
        request.Categories,
    ];

    public bool BoundsAmount { get; } = request.Min is not null || request.Max is not null;

    public long Min { get; } = request.Min?.Cents ?? AmountBounds.All.Min;

    public long Max { get; } = request.Max?.Cents ?? long.MaxValue;

    /// <summary>The facets that filter, by their place in <see cref="IndexFields.Facets"/>.</summary>
    public int[] Active => [.. Enumerable.Range(0, _wanted.Length).Where(facet => _wanted[facet].Count > 0)];

    public bool Asks(int facet, string value) => _wanted[facet].Contains(value);

    /// <summary>Which slots of a segment pass their column's filter. A parent passes where the entity of that name would.</summary>
    public bool[] Allowed(SegmentColumns segment)
    {
        var allowed = new bool[segment.Slots];
        for (var column = 0; column < SegmentColumns.Width; column++)
        {
            var wanted = _wanted[column < _wanted.Length ? column : HitCollector.Entity];
            if (wanted.Count == 0)
            {
                continue;
            }

            // Values of a segment are sorted by their bytes, as slugs are by ordinal comparison.
            foreach (var slug in wanted)
            {
                var at = Array.BinarySearch(segment.Values[column], slug, StringComparer.Ordinal);
                if (at >= 0)
                {
                    allowed[segment.Bases[column] + 1 + at] = true;
                }
            }
        }

        return allowed;
    }
}

namespace KenyaAudit.Web.Search;

/// <summary>A hit's place: by key, then by the fixed order of findings, then by document number.</summary>
internal readonly record struct HitPlace(long Key, long Order, int Document)
{
    public bool IsBefore(in HitPlace other) =>
        Key != other.Key ? Key > other.Key : Order != other.Order ? Order > other.Order : Document < other.Document;
}

/// <summary>The best so many hits of a search, kept in a heap with the worst on top.</summary>
internal sealed class TopHits(int capacity)
{
    private readonly HitPlace[] _heap = new HitPlace[capacity];
    private int _count;

    public void Offer(in HitPlace place)
    {
        if (_count < capacity)
        {
            Rise(place, _count++);
        }
        else if (capacity > 0 && place.IsBefore(_heap[0]))
        {
            Sink(place);
        }
    }

    public IReadOnlyList<HitPlace> BestFirst()
    {
        var places = _heap.AsSpan(0, _count).ToArray();
        Array.Sort(places, (a, b) => a == b ? 0 : a.IsBefore(b) ? -1 : 1);
        return places;
    }

    private void Rise(in HitPlace place, int at)
    {
        while (at > 0 && _heap[(at - 1) / 2].IsBefore(place))
        {
            _heap[at] = _heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }

        _heap[at] = place;
    }

    private void Sink(in HitPlace place)
    {
        var at = 0;
        for (int child; (child = (2 * at) + 1) < _count; at = child)
        {
            if (child + 1 < _count && _heap[child].IsBefore(_heap[child + 1]))
            {
                child++;
            }

            if (!place.IsBefore(_heap[child]))
            {
                break;
            }

            _heap[at] = _heap[child];
        }

        _heap[at] = place;
    }
}

namespace KenyaAudit.Web.Search;

/// <summary>The latest searches and their results, for one state of the index; a result of another state is never given. For any number of threads.</summary>
internal sealed class ResultCache
{
    /// <summary>A result is some tens of kilobytes at most.</summary>
    public const int Capacity = 256;

    private readonly System.Threading.Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, SearchResult Result)>> _kept = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, SearchResult Result)> _latest = new();
    private (long, long) _version;

    public SearchResult Of(SearchRequest request, (long Documents, long Sequence) version, Func<SearchRequest, SearchResult> search)
    {
        var key = KeyOf(request);
        lock (_lock)
        {
            if (_version == version && _kept.TryGetValue(key, out var known))
            {
                _latest.Remove(known);
                _latest.AddFirst(known);
                return known.Value.Result;
            }
        }

        var result = search(request);
        if (!result.IsPartial && result.Sequence == version.Sequence)
        {
            Keep(key, version, result);
        }

        return result;
    }

    private void Keep(string key, (long, long) version, SearchResult result)
    {
        lock (_lock)
        {
            if (_version != version)
            {
                _kept.Clear();
                _latest.Clear();
                _version = version;
            }

            if (_kept.ContainsKey(key))
            {
                return;
            }

            _kept[key] = _latest.AddFirst((key, result));
            if (_kept.Count > Capacity)
            {
                _kept.Remove(_latest.Last!.Value.Key);
                _latest.RemoveLast();
            }
        }
    }

    private static string KeyOf(SearchRequest request)
    {
        string[][] filters =
        [
            [.. request.Entities], [.. request.Counties], [.. request.Years.Select(year => year.Slug)], [.. request.Sections.Select(section => section.ToString())],
            [.. request.Bases.Select(basis => basis.ToString())], [.. request.Opinions.Select(opinion => opinion.ToString())], [.. request.Categories],
        ];
        return string.Join('\n', [.. filters.Select(values => string.Join('\t', values)), $"{request.Min?.Cents} {request.Max?.Cents} {request.Sort} {request.Exact} {request.Page}", request.Text]);
    }
}

namespace KenyaAudit.Web.Search;

/// <summary>A place in a text that a query asked for.</summary>
/// <param name="Kind">Which of the query's words or phrases.</param>
/// <param name="Words">How many words it stands for.</param>
internal readonly record struct Mark(int Start, int End, int Kind, int Words);

/// <summary>Finds in a text the words of a query by their stems and its phrases as written. For one thread.</summary>
internal sealed class WordMarker : IDisposable
{
    private readonly char[] _buffer = new char[WordScanner.BufferSize];
    private readonly WordStemmer _stemmer = new();
    private readonly Dictionary<string, int> _stems = [];
    private readonly Dictionary<string, int> _written = [];
    private readonly List<(int Kind, string[] Words)> _phrases = [];
    private readonly HashSet<string> _phraseWords = [];
    private readonly List<(int Kind, string Start)> _prefixes = [];
    private readonly List<(int Kind, AmountBounds Bounds)> _numbers = [];
    private readonly HashSet<char> _firstLetters = [];
    private readonly HashSet<string> _swahili = new(StringComparer.Ordinal);
    private int _swahiliKind;
    private int _kinds;

    public WordMarker(IEnumerable<QueryUnit> units)
    {
        foreach (var meaning in units.Where(unit => !unit.IsExcluded).SelectMany(unit => unit.Meanings))
        {
            Add(meaning);
        }

        _firstLetters.UnionWith(_stems.Keys.Concat(_written.Keys).Concat(_phraseWords).Concat(_prefixes.Select(prefix => prefix.Start)).Select(word => word[0]));
        _firstLetters.UnionWith(_numbers.Count > 0 ? "123456789" : "");
    }

    public void Dispose() => _stemmer.Dispose();

    /// <summary>In their order, without overlaps.</summary>
    public List<Mark> Marks(ReadOnlySpan<char> text)
    {
        var marks = new List<Mark>();
        if (_firstLetters.Count == 0 && _swahili.Count == 0)
        {
            return marks;
        }

        var stems = _stems.GetAlternateLookup<ReadOnlySpan<char>>();
        var written = _written.GetAlternateLookup<ReadOnlySpan<char>>();
        var phraseWords = _phraseWords.GetAlternateLookup<ReadOnlySpan<char>>();
        var inPhrases = new List<(int Place, int Start, int End, string Word)>();
        var place = 0;
        for (var scanner = new WordScanner(text, _buffer); scanner.Next(); place++)
        {
            var word = scanner.Word;

            if (_swahili.Count > 0 && _swahili.Contains(SwahiliStemmer.Stem(word.ToString())))
            {
                marks.Add(new Mark(scanner.Start, scanner.End, _swahiliKind, 1));
                continue;
            }

            // Stemming never changes a first letter, so most words need no stemming.
            if (!_firstLetters.Contains(word[0]))
            {
                continue;
            }

            if (phraseWords.TryGetValue(word, out var known))
            {
                inPhrases.Add((place, scanner.Start, scanner.End, known));
            }

            if (written.TryGetValue(word, out var kind) || (_stems.Count > 0 && stems.TryGetValue(_stemmer.Stem(word), out kind)) || InRange(word, out kind))
            {
                marks.Add(new Mark(scanner.Start, scanner.End, kind, 1));
            }
        }

        AddPhrases(marks, inPhrases);
        return Apart(marks);
    }

    private void Add(Meaning meaning)
    {
        switch (meaning)
        {
            case Meaning.Words { All: var words }:
                var onlyStopWords = words.All(word => word.IsStop);
                foreach (var word in words.Where(word => onlyStopWords || !word.IsStop))
                {
                    var asWritten = word.IsStop || word.HasDigit;
                    (asWritten ? _written : _stems).TryAdd(asWritten ? word.Written : word.Stem, _kinds++);
                }

                break;
            case Meaning.Phrase { All: [var word] }:
                _written.TryAdd(word.Written, _kinds++);
                break;
            case Meaning.Phrase { All: var phrase }:
                _phrases.Add((_kinds++, [.. phrase.Select(word => word.Written)]));
                _phraseWords.UnionWith(phrase.Select(word => word.Written));
                break;
            case Meaning.Swahili { Stems: var stems }:
                _swahili.UnionWith(stems);
                _swahiliKind = _kinds++;
                break;
            case Meaning.Prefix prefix:
                _prefixes.Add((_kinds++, prefix.Start));
                break;
            case Meaning.Rounded rounded:
                _numbers.Add((_kinds++, rounded.Bounds));
                break;
        }
    }

    private bool InRange(ReadOnlySpan<char> word, out int kind)
    {
        foreach (var (known, start) in _prefixes)
        {
            if (word.StartsWith(start))
            {
                kind = known;
                return true;
            }
        }

        foreach (var (known, bounds) in _numbers)
        {
            if (NumberFilter.Holds(bounds, word))
            {
                kind = known;
                return true;
            }
        }

        kind = 0;
        return false;
    }

    private void AddPhrases(List<Mark> marks, List<(int Place, int Start, int End, string Word)> words)
    {
        foreach (var (kind, phrase) in _phrases)
        {
            for (var first = 0; first + phrase.Length <= words.Count; first++)
            {
                var length = 0;
                while (length < phrase.Length && words[first + length].Word == phrase[length]
                    && words[first + length].Place == words[first].Place + length)
                {
                    length++;
                }

                if (length == phrase.Length)
                {
                    marks.Add(new Mark(words[first].Start, words[first + length - 1].End, kind, length + 1));
                }
            }
        }
    }

    private static List<Mark> Apart(List<Mark> marks)
    {
        marks.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        var apart = new List<Mark>(marks.Count);
        foreach (var mark in marks)
        {
            if (apart.Count == 0 || mark.Start >= apart[^1].End)
            {
                apart.Add(mark);
            }
        }

        return apart;
    }
}

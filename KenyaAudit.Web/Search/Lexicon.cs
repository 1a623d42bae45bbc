using System.Reflection;

namespace KenyaAudit.Web.Search;

/// <summary>Another way to say what was typed.</summary>
/// <param name="Words">Of the other way, folded and stemmed.</param>
/// <param name="Text">As the file writes it, for the reader.</param>
/// <param name="Language">Of what was typed: sw, en; acronym for short forms and what they stand for.</param>
internal sealed record OtherWords(IReadOnlyList<QueryWord> Words, string Text, string Language);

/// <summary>The synonyms, acronyms and Swahili stop words of the files in Words, looked up by what people type.</summary>
internal sealed class Lexicon
{
    public const string Acronym = "acronym";

    private static readonly string[] Languages = ["sw", "en"];
    private static readonly Lazy<Lexicon> Shared = new(() => new Lexicon(Lines("synonyms.tsv"), Lines("acronyms.tsv"), Lines("swahili-stopwords.txt")));

    private readonly Dictionary<string, List<OtherWords>> _written = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<OtherWords>> _stemmed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<OtherWords>> _swahili = new(StringComparer.Ordinal);
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly HashSet<string> _swahiliStems = new(StringComparer.Ordinal);
    private readonly HashSet<string> _stop = new(StringComparer.Ordinal);

    /// <summary>Throws <see cref="FormatException"/> that names the file and line where one cannot be read.</summary>
    public Lexicon(IEnumerable<string> synonyms, IEnumerable<string> acronyms, IEnumerable<string> swahiliStopWords)
    {
        foreach (var (line, _, fail) in Read("swahili-stopwords.txt", swahiliStopWords))
        {
            _stop.Add(QueryWords.Read(line) is [var word] ? word.Written : throw fail("is not one word"));
        }

        foreach (var (_, columns, fail) in Read("synonyms.tsv", synonyms))
        {
            if (columns.Length != 3 || !Languages.Contains(columns[2]))
            {
                throw fail("needs three columns: what people type, what reports say, and sw or en");
            }

            Add(columns[0], columns[1], columns[2], fail);
        }

        foreach (var (_, columns, fail) in Read("acronyms.tsv", acronyms))
        {
            if (columns.Length != 2 || columns[0].Contains(' ', StringComparison.Ordinal))
            {
                throw fail("needs two columns: a short form without a blank and what it stands for");
            }

            Add(columns[0], columns[1], Acronym, fail);
            Add(columns[1], columns[0], Acronym, fail);
        }
    }

    /// <summary>Of the files that travel with the portal.</summary>
    public static Lexicon Default => Shared.Value;

    /// <summary>The most words one entry is typed with.</summary>
    public int Longest { get; private set; } = 1;

    public bool IsSwahiliStop(string written) => _stop.Contains(written);

    public bool Knows(string written) => _words.Contains(written) || _swahiliStems.Contains(SwahiliStemmer.Stem(written));

    /// <summary>The other ways to say exactly these words, stop words aside.</summary>
    /// <param name="words">What was typed, without stop words.</param>
    /// <param name="foreign">None of the words is known to the index, so they may be Swahili in another form.</param>
    public IReadOnlyList<OtherWords> Find(IReadOnlyList<QueryWord> words, bool foreign) =>
        _written.GetValueOrDefault(Key(words, word => word.Written))
        ?? (words.Count > 1 ? _stemmed.GetValueOrDefault(Key(words, word => word.Stem)) : null)
        ?? (foreign ? _swahili.GetValueOrDefault(Key(words, word => SwahiliStemmer.Stem(word.Written))) : null)
        ?? [];

    public bool IsSkipped(QueryWord word) => word.IsStop || _stop.Contains(word.Written);

    private void Add(string typed, string meant, string language, Func<string, FormatException> fail)
    {
        var all = QueryWords.Read(typed);
        var words = all.Where(word => !IsSkipped(word)).ToList();
        var other = new OtherWords(QueryWords.Read(meant), meant.Trim(), language);
        if (words.Count == 0 || other.Words.All(word => word.IsStop))
        {
            throw fail("has a side without a word that means something");
        }

        Longest = Math.Max(Longest, words.Count);
        _words.UnionWith(words.Select(word => word.Written));
        Put(_written, Key(words, word => word.Written), other);
        if (language == "sw")
        {
            _swahiliStems.UnionWith(words.Select(word => SwahiliStemmer.Stem(word.Written)));
            Put(_swahili, Key(words, word => SwahiliStemmer.Stem(word.Written)), other);
        }
        else
        {
            Put(_stemmed, Key(words, word => word.Stem), other);
        }
    }

    private static void Put(Dictionary<string, List<OtherWords>> table, string key, OtherWords other)
    {
        if (!table.TryGetValue(key, out var others))
        {
            table[key] = others = [];
        }

        if (!others.Exists(known => known.Text.Equals(other.Text, StringComparison.OrdinalIgnoreCase)))
        {
            others.Add(other);
        }
    }

    private static string Key(IReadOnlyList<QueryWord> words, Func<QueryWord, string> part) => string.Join(' ', words.Select(part));

    private static IEnumerable<(string Line, string[] Columns, Func<string, FormatException> Fail)> Read(string file, IEnumerable<string> lines)
    {
        foreach (var (index, line) in lines.Index().Where(row => row.Item.Trim().Length > 0 && row.Item[0] != '#'))
        {
            var columns = line.Split('\t').Select(column => column.Trim()).ToArray();
            yield return (line, columns, fault => new FormatException($"{file}, line {index + 1}: “{line}” {fault}."));
        }
    }

    private static IEnumerable<string> Lines(string file)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("Search.Words." + file)
            ?? throw new FileNotFoundException("The file is not part of this build.", file));
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}

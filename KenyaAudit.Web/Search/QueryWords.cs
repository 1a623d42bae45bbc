using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Util;

namespace KenyaAudit.Web.Search;

/// <summary>Cuts text into query words. For one thread.</summary>
internal sealed class QueryWords : IDisposable
{
    private static CharArraySet StopWords => EnglishAnalyzer.DefaultStopSet;

    private readonly WordStemmer _stemmer = new();
    private readonly char[] _buffer = new char[WordScanner.BufferSize];

    public static List<QueryWord> Read(string text)
    {
        using var words = new QueryWords();
        return words.Of(text);
    }

    public List<QueryWord> Of(ReadOnlySpan<char> text)
    {
        var words = new List<QueryWord>();
        for (var scanner = new WordScanner(text, _buffer); scanner.Next();)
        {
            // Folding can leave nothing of a lone sign.
            if (scanner.Word.Length > 0)
            {
                words.Add(Of(scanner.Word, _stemmer, _buffer));
            }
        }

        return words;
    }

    /// <param name="word">Folded, and at the beginning of the buffer.</param>
    /// <param name="stemmer">Of this thread.</param>
    /// <param name="buffer">What the word was cut into.</param>
    public static QueryWord Of(ReadOnlySpan<char> word, WordStemmer stemmer, char[] buffer) =>
        new(word.ToString(), stemmer.Stem(word).ToString(), StopWords.Contains(buffer, 0, word.Length));

    public void Dispose() => _stemmer.Dispose();
}

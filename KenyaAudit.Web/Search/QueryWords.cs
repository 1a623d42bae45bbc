namespace KenyaAudit.Web.Search;

/// <summary>Cuts text into query words. For one thread.</summary>
internal sealed class QueryWords : IDisposable
{
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
            var word = scanner.Word;

            // Folding can leave nothing of a lone sign.
            if (word.Length > 0)
            {
                words.Add(new QueryWord(word.ToString(), _stemmer.Stem(word).ToString(), FindingAnalyzer.StopWords.Contains(_buffer, 0, word.Length)));
            }
        }

        return words;
    }

    public void Dispose() => _stemmer.Dispose();
}

using Lucene.Net.Analysis;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.TokenAttributes;

namespace KenyaAudit.Web.Search;

/// <summary>The analyzer's stemming for one word at a time, for queries and passages. For one thread.</summary>
internal sealed class WordStemmer : IDisposable
{
    private readonly OneWord _word = new();
    private readonly PorterStemFilter _stem;

    public WordStemmer() => _stem = new PorterStemFilter(_word);

    /// <summary>Good until the next call.</summary>
    public ReadOnlySpan<char> Stem(ReadOnlySpan<char> word)
    {
        _word.Set(word);
        _stem.IncrementToken();
        return _word.Term.Buffer.AsSpan(0, _word.Term.Length);
    }

    public void Dispose() => _stem.Dispose();

    private sealed class OneWord : TokenStream
    {
        public OneWord() => Term = AddAttribute<ICharTermAttribute>();

        public ICharTermAttribute Term { get; }

        public void Set(ReadOnlySpan<char> word)
        {
            word.CopyTo(Term.ResizeBuffer(word.Length));
            Term.SetLength(word.Length);
        }

        public override bool IncrementToken() => true;
    }
}

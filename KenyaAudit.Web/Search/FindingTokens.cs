using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace KenyaAudit.Web.Search;

/// <summary>
/// The words of one finding, cut once and given to several fields: as written, or stemmed and without stop words. For one thread.
/// A field that is read must be read to its end before the next finding.
/// </summary>
internal sealed class FindingTokens : IDisposable
{
    // Wider than any phrase: no phrase may run from one text into another. Not wider, because positions are stored.
    private const int Gap = QueryText.MaxWords + 1;

    // The words of all reports together are fewer; numbers are not kept.
    private const int MostKept = 200_000;

    private readonly char[] _buffer = new char[WordScanner.BufferSize];
    private readonly WordStemmer _stemmer = new();
    private readonly Dictionary<string, CutWord> _kept = new(StringComparer.Ordinal);
    private readonly List<Token> _tokens = new(1024);
    private readonly List<Stream> _streams = [];
    private int _streamsUsed;

    public void Begin()
    {
        _tokens.Clear();
        _streamsUsed = 0;
    }

    /// <summary>Cuts a text; where its words stand.</summary>
    public Range Add(string text)
    {
        var first = _tokens.Count;
        var kept = _kept.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var scanner = new WordScanner(text, _buffer); scanner.Next();)
        {
            if (!kept.TryGetValue(scanner.Word, out var word))
            {
                var read = QueryWords.Of(scanner.Word, _stemmer, _buffer);
                word = new CutWord(new BytesRef(read.Written), new BytesRef(read.Stem), read.IsStop, read.HasDigit);
                if (!word.HasDigit && _kept.Count < MostKept)
                {
                    _kept[read.Written] = word;
                }
            }

            _tokens.Add(new Token(word, _tokens.Count == first ? Gap : 1));
        }

        return first.._tokens.Count;
    }

    /// <summary>Everything added, as written.</summary>
    public TokenStream AsWritten() => Next(TokenForm.Written, [Range.EndAt(_tokens.Count)]);

    /// <summary>The stems of some texts, without stop words.</summary>
    /// <param name="numbers">Numbers too.</param>
    /// <param name="texts">What to give, in this order.</param>
    public TokenStream Stems(bool numbers, params Range[] texts) => Next(numbers ? TokenForm.Stem : TokenForm.StemWithoutNumbers, texts);

    public void Dispose()
    {
        _stemmer.Dispose();
        _streams.ForEach(stream => stream.Dispose());
    }

    private Stream Next(TokenForm form, Range[] texts)
    {
        if (_streamsUsed == _streams.Count)
        {
            _streams.Add(new Stream(_tokens));
        }

        var stream = _streams[_streamsUsed++];
        stream.Set(form, texts);
        return stream;
    }

    private enum TokenForm
    {
        Written,
        Stem,
        StemWithoutNumbers,
    }

    private sealed record CutWord(BytesRef Written, BytesRef Stem, bool IsStop, bool HasDigit);

    private readonly record struct Token(CutWord Word, int Increment);

    /// <summary>A term in the bytes of the index, made once for a word and not again for each place where it stands.</summary>
    private sealed class ReadyTerm : Lucene.Net.Util.Attribute, ITermToBytesRefAttribute
    {
        private readonly BytesRef _shown = new();

        public BytesRef BytesRef => _shown;

        public BytesRef Term { get; set; } = new();

        public void FillBytesRef()
        {
            _shown.Bytes = Term.Bytes;
            _shown.Offset = Term.Offset;
            _shown.Length = Term.Length;
        }

        public override void Clear() => Term = _empty;

        public override void CopyTo(IAttribute target) => ((ReadyTerm)target).Term = Term;

        private static readonly BytesRef _empty = new();
    }

    private sealed class Stream : TokenStream
    {
        private readonly List<Token> _tokens;
        private readonly ReadyTerm _term = new();
        private readonly IPositionIncrementAttribute _increment;
        private Range[] _texts = [];
        private TokenForm _form;
        private int _text;
        private int _at;

        public Stream(List<Token> tokens)
        {
            _tokens = tokens;
            AddAttributeImpl(_term);
            _increment = AddAttribute<IPositionIncrementAttribute>();
        }

        public void Set(TokenForm form, Range[] texts)
        {
            _form = form;
            _texts = texts;
        }

        public override void Reset()
        {
            base.Reset();
            _text = 0;
            _at = _texts.Length > 0 ? _texts[0].Start.Value : 0;
        }

        public override bool IncrementToken()
        {
            for (; _text < _texts.Length; _text++, _at = _text < _texts.Length ? _texts[_text].Start.Value : 0)
            {
                while (_at < _texts[_text].End.Value)
                {
                    var (word, increment) = _tokens[_at++];
                    if (_form == TokenForm.Written || (!word.IsStop && !(_form == TokenForm.StemWithoutNumbers && word.HasDigit)))
                    {
                        _term.Term = _form == TokenForm.Written ? word.Written : word.Stem;
                        _increment.PositionIncrement = increment;
                        return true;
                    }
                }
            }

            return false;
        }
    }
}

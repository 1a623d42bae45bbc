using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;

namespace KenyaAudit.Web.Search;

/// <summary>How the text of a finding becomes terms: as written in the exact field, stemmed and without stop words in the others.</summary>
internal sealed class FindingAnalyzer() : Analyzer(PER_FIELD_REUSE_STRATEGY)
{
    public const LuceneVersion Version = LuceneVersion.LUCENE_48;

    public static CharArraySet StopWords => EnglishAnalyzer.DefaultStopSet;

    // Wider than any phrase: no phrase may run from the title into the body.
    public override int GetPositionIncrementGap(string fieldName) => 1000;

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var words = new WordTokenizer(reader);
        if (fieldName == IndexFields.Exact)
        {
            return new TokenStreamComponents(words);
        }

        TokenStream said = new StopFilter(Version, words, StopWords);
        return new TokenStreamComponents(words, new PorterStemFilter(fieldName == IndexFields.Text ? new WithoutNumbers(said) : said));
    }

    // Numbers have no other forms; among the exact forms they are found all the same.
    private sealed class WithoutNumbers : FilteringTokenFilter
    {
        private readonly ICharTermAttribute _term;

        public WithoutNumbers(TokenStream input) : base(Version, input) => _term = AddAttribute<ICharTermAttribute>();

        protected override bool Accept() => !_term.Buffer.AsSpan(0, _term.Length).ContainsAnyInRange('0', '9');
    }

    private sealed class WordTokenizer : Tokenizer
    {
        private readonly ICharTermAttribute _term;
        private readonly IOffsetAttribute _offset;
        private readonly char[] _buffer = new char[WordScanner.BufferSize];
        private char[] _text = new char[4096];
        private int _length;
        private int _position;

        public WordTokenizer(TextReader input) : base(input)
        {
            _term = AddAttribute<ICharTermAttribute>();
            _offset = AddAttribute<IOffsetAttribute>();
        }

        public override bool IncrementToken()
        {
            ClearAttributes();
            var scanner = new WordScanner(_text.AsSpan(0, _length), _buffer, _position);
            if (!scanner.Next())
            {
                return false;
            }

            _position = scanner.End;
            _term.CopyBuffer(_buffer, 0, scanner.Word.Length);
            _offset.SetOffset(CorrectOffset(scanner.Start), CorrectOffset(scanner.End));
            return true;
        }

        public override void Reset()
        {
            base.Reset();
            _position = 0;
            _length = 0;
            for (int read; (read = m_input.Read(_text, _length, _text.Length - _length)) > 0;)
            {
                _length += read;
                if (_length == _text.Length)
                {
                    Array.Resize(ref _text, _text.Length * 2);
                }
            }
        }

        public override void End()
        {
            base.End();
            var end = CorrectOffset(_length);
            _offset.SetOffset(end, end);
        }
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Web.Search;

/// <summary>Reads what people type: words, "phrases" and -exclusions. Refuses nothing; says what it did not take.</summary>
internal sealed partial class QueryText : IDisposable
{
    public const int MaxLength = 400;
    public const int MaxWords = 40;

    private readonly WordStemmer _stemmer = new();
    private readonly char[] _buffer = new char[WordScanner.BufferSize];
    private readonly List<QueryPiece> _pieces = [];
    private readonly List<string> _notices = [];
    private int _words;
    private bool _full;

    public static ParsedQuery Parse(string? text)
    {
        using var reader = new QueryText();
        return reader.Read(text ?? "");
    }

    public void Dispose() => _stemmer.Dispose();

    private ParsedQuery Read(string text)
    {
        text = text.Trim();
        if (text.Length > MaxLength)
        {
            text = Shorten(text);
            _notices.Add(string.Create(CultureInfo.InvariantCulture, $"Only the first {MaxLength} characters were searched for."));
        }

        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            rest = ReadPiece(rest.TrimStart());
        }

        if (_full)
        {
            _notices.Add(string.Create(CultureInfo.InvariantCulture, $"Only the first {MaxWords} words were searched for."));
        }

        var reference = FindingReference.TryParse(text, out var parsed) ? parsed.Value : null;
        var paragraph = Paragraph.Match(text) is { Success: true } match ? match.Groups[1].Value : null;
        return new ParsedQuery(_pieces, reference, paragraph, _notices);
    }

    /// <summary>Takes one piece off the front and returns what is left.</summary>
    private ReadOnlySpan<char> ReadPiece(ReadOnlySpan<char> text)
    {
        // Only before a word or a phrase: a dash by itself, or two, is punctuation.
        var excluded = text.Length > 1 && text[0] == '-' && (char.IsLetterOrDigit(text[1]) || IsQuote(text[1]));
        var start = excluded ? 1 : 0;
        if (start < text.Length && IsQuote(text[start]))
        {
            var length = QuoteAt(text[(start + 1)..]);
            if (length >= 0)
            {
                Add(text.Slice(start + 1, length), isPhrase: true, excluded);
                return text[(start + length + 2)..];
            }

            _notices.Add("A quotation mark had no partner, so its words were searched for one by one.");
            start++;
        }

        var end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && !IsQuote(text[end]))
        {
            end++;
        }

        Add(text[start..end], isPhrase: false, excluded);
        return text[end..];
    }

    private void Add(ReadOnlySpan<char> text, bool isPhrase, bool excluded)
    {
        var words = new List<QueryWord>();
        for (var scanner = new WordScanner(text, _buffer); scanner.Next();)
        {
            if (_words == MaxWords)
            {
                // Half a phrase would find what was not asked for; half of joined words is still those words.
                _full = true;
                words = isPhrase ? [] : words;
                break;
            }

            _words++;
            var word = scanner.Word;
            words.Add(new QueryWord(word.ToString(), _stemmer.Stem(word).ToString(), FindingAnalyzer.StopWords.Contains(_buffer, 0, word.Length)));
        }

        if (words.Count > 0)
        {
            FinancialYear? year = !isPhrase && FinancialYear.TryParse(text.Trim("()[],.;:").ToString(), out var parsed) ? parsed : null;
            if (year is not null)
            {
                DropYearNouns();
            }

            _pieces.Add(new QueryPiece(words, isPhrase, excluded, year));
        }
    }

    /// <summary>"FY 2020/21" and "financial year 2020/21" mean the year; a finding need not say so in those words.</summary>
    private void DropYearNouns()
    {
        while (_pieces.Count > 0 && _pieces[^1] is { IsPhrase: false, IsExcluded: false, Words: [{ Written: "fy" or "financial" or "year" }] })
        {
            _pieces.RemoveAt(_pieces.Count - 1);
        }
    }

    private static string Shorten(string text)
    {
        var end = MaxLength;
        while (end > 0 && !char.IsWhiteSpace(text[end]))
        {
            end--;
        }

        return text[..(end > 0 ? end : MaxLength)];
    }

    private static int QuoteAt(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (IsQuote(text[at]))
            {
                return at;
            }
        }

        return -1;
    }

    private static bool IsQuote(char c) => c is '"' or '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u2033' or '\u00AB' or '\u00BB' or '\uFF02';

    [GeneratedRegex(@"\A(?:para(?:graph)?\.?\s*|§\s*|#\s*)?([1-9][0-9]{0,5})\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Paragraph { get; }
}

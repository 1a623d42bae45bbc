using System.Globalization;
using System.Text.RegularExpressions;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Web.Search;

/// <summary>Cuts what people type into pieces: words, "phrases", -exclusions, OR, prefix*, field:value and amounts. Refuses nothing; says what it did not take.</summary>
internal sealed partial class QueryText : IDisposable
{
    public const int MaxLength = 200;
    public const int MaxWords = 40;
    public const int MinPrefix = 2;

    private readonly QueryWords _reader = new();
    private readonly List<QueryPiece> _pieces = [];
    private readonly List<string> _notices = [];
    private readonly string _text;
    private int _words;
    private bool _full;
    private bool _or;

    private QueryText(string text) => _text = text;

    public static ParsedQuery Parse(string? text)
    {
        text = (text ?? "").Trim();
        var whole = text.Length <= MaxLength ? text : Shorten(text);
        using var reader = new QueryText(whole);
        if (whole.Length < text.Length)
        {
            reader._notices.Add(string.Create(CultureInfo.InvariantCulture, $"Only the first {MaxLength} characters were searched for."));
        }

        return reader.Read();
    }

    public void Dispose() => _reader.Dispose();

    private ParsedQuery Read()
    {
        for (var at = 0; at < _text.Length;)
        {
            at = char.IsWhiteSpace(_text[at]) ? at + 1 : ReadPiece(at);
        }

        if (_or)
        {
            SayLonelyOr();
        }

        if (_full)
        {
            _notices.Add(string.Create(CultureInfo.InvariantCulture, $"Only the first {MaxWords} words were searched for."));
        }

        if (_text.AsSpan().IndexOfAny('(', ')') >= 0 && _pieces.Exists(piece => piece.IsAlternative))
        {
            _notices.Add("Brackets were ignored: OR joins the two words or phrases beside it.");
        }

        var reference = FindingReference.TryParse(_text, out var parsed) ? parsed.Value : null;
        var paragraph = Paragraph.Match(_text) is { Success: true } match ? match.Groups[1].Value : null;
        return new ParsedQuery(_pieces, reference, paragraph, [.. _notices.Distinct()]);
    }

    /// <summary>Takes one piece that begins here; where the next begins.</summary>
    private int ReadPiece(int at)
    {
        if (Or.Match(_text, at) is { Success: true } or)
        {
            if (_or || _pieces.Count == 0 || _pieces[^1].IsExcluded)
            {
                SayLonelyOr();
            }

            _or = _pieces.Count > 0 && !_pieces[^1].IsExcluded;
            return at + or.Length;
        }

        // Only before a word or a phrase: a dash by itself, or two, is punctuation.
        var excluded = _text[at] == '-' && at + 1 < _text.Length && (char.IsLetterOrDigit(_text[at + 1]) || IsQuote(_text[at + 1]));
        at += excluded ? 1 : 0;
        if (IsQuote(_text[at]))
        {
            var end = QuoteAt(at + 1);
            if (end >= 0)
            {
                Add(new QueryPiece(PieceKind.Phrase, Words(at + 1, end, all: true)), excluded);
                return end + 1;
            }

            _notices.Add("A quotation mark had no partner, so its words were searched for one by one.");
            return ReadWords(at + 1, excluded);
        }

        return ReadField(at, excluded) ?? ReadAmount(at, excluded) ?? ReadWords(at, excluded);
    }

    private int? ReadField(int at, bool excluded)
    {
        if (Condition.Match(_text, at) is { Success: true } amount)
        {
            if (AmountCondition.ReadAt(_text, at) is var (bounds, length))
            {
                Add(new QueryPiece(PieceKind.Amount, []) { Bounds = bounds }, excluded);
                return at + length;
            }

            _notices.Add($"“{amount.Value.Trim()}” had no amount after it that could be read, so the words were searched for.");
            return null;
        }

        if (Named.Match(_text, at) is not { Success: true } field)
        {
            return null;
        }

        var name = field.Groups[1].Value.ToLowerInvariant();
        if (!FieldNames.All.Contains(name))
        {
            _notices.Add($"“{name}” is not a field, so its words were searched for. Fields are {string.Join(", ", FieldNames.All)} and amount.");
            return null;
        }

        var start = at + field.Length;
        var quoted = start < _text.Length && IsQuote(_text[start]) && QuoteAt(start + 1) >= 0;
        var end = quoted ? QuoteAt(start + 1) : EndOfToken(start);
        var value = _text[(quoted ? start + 1 : start)..end].Trim();
        if (value.Length == 0)
        {
            _notices.Add($"“{name}:” had no value, so it was ignored.");
            _or = false;
        }
        else
        {
            Add(new QueryPiece(PieceKind.Field, Words(end - value.Length, end, all: true)) { Field = name, Value = value, IsQuoted = quoted }, excluded);
        }

        return quoted ? end + 1 : end;
    }

    /// <summary>"Ksh 59.5 billion": the words without the currency, and what rounds to it. A number alone is a word like any other.</summary>
    private int? ReadAmount(int at, bool excluded)
    {
        if (AmountText.ReadAt(_text, at) is not { } amount || (!amount.HasUnit && char.IsAsciiDigit(_text[at])))
        {
            return null;
        }

        var end = at + amount.Length;
        var digits = _text.AsSpan(at, amount.Length).IndexOfAnyInRange('0', '9');
        Add(new QueryPiece(PieceKind.Words, Words(at + digits, end, all: true)) { Bounds = amount.HasUnit && amount.Cents >= amount.Step ? amount.Rounded : null }, excluded);
        return end;
    }

    private int ReadWords(int at, bool excluded)
    {
        var end = EndOfToken(at);
        var token = _text.AsSpan(at, end - at);
        var star = token.IndexOf('*');
        var words = Words(at, end, all: false);
        var isPrefix = star > 0 && star == token.TrimEnd(".,;:)]").Length - 1 && char.IsLetterOrDigit(token[star - 1]);
        if (star >= 0 && words.Count > 0 && (!isPrefix || words.Count > 1 || words[0].Written.Length < MinPrefix))
        {
            _notices.Add($"“*” only works at the end of a word of at least {MinPrefix} letters, so it was ignored.");
            isPrefix = false;
        }

        FinancialYear? year = FinancialYear.TryParse(token.Trim("()[],.;:").ToString(), out var parsed) ? parsed : null;
        if (year is not null && !excluded)
        {
            DropYearNouns();
        }

        Add(new QueryPiece(isPrefix ? PieceKind.Prefix : PieceKind.Words, words) { Year = year }, excluded);
        return end;
    }

    private void Add(QueryPiece piece, bool excluded)
    {
        if (piece.Words.Count == 0 && piece.Kind != PieceKind.Amount)
        {
            return;
        }

        if (_or && excluded)
        {
            SayLonelyOr();
        }

        _pieces.Add(piece with { IsExcluded = excluded, IsAlternative = _or && !excluded && _pieces.Count > 0 });
        _or = false;
    }

    /// <param name="all">Half a phrase would find what was not asked for; half of joined words is still those words.</param>
    private List<QueryWord> Words(int from, int to, bool all)
    {
        var words = _reader.Of(_text.AsSpan(from, to - from));
        if (_words + words.Count > MaxWords)
        {
            _full = true;
            words = all ? [] : words[..(MaxWords - _words)];
        }

        _words += words.Count;
        return words;
    }

    /// <summary>"FY 2020/21" and "financial year 2020/21" mean the year; a finding need not say so in those words.</summary>
    private void DropYearNouns()
    {
        while (_pieces.Count > 0 && _pieces[^1] is { IsPlainWord: true, Words: [{ Written: "fy" or "financial" or "year" }] })
        {
            _pieces.RemoveAt(_pieces.Count - 1);
        }
    }

    private void SayLonelyOr()
    {
        _notices.Add("“OR” needs a word or phrase on both sides, so it was ignored.");
        _or = false;
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

    private int EndOfToken(int at)
    {
        while (at < _text.Length && !char.IsWhiteSpace(_text[at]) && !IsQuote(_text[at]))
        {
            at++;
        }

        return at;
    }

    private int QuoteAt(int at)
    {
        while (at < _text.Length && !IsQuote(_text[at]))
        {
            at++;
        }

        return at < _text.Length ? at : -1;
    }

    private static bool IsQuote(char c) => c is '"' or '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u2033' or '\u00AB' or '\u00BB' or '\uFF02';

    [GeneratedRegex(@"\A(?:para(?:graph)?\.?\s*|§\s*|#\s*)?([1-9][0-9]{0,5})(?:\.[0-9]{1,2})?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Paragraph { get; }

    [GeneratedRegex(@"\G(?:OR|\|\|?)(?=\s|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Or { get; }

    [GeneratedRegex(@"\G([A-Za-z]+):(?:[ ](?=\S))?(?=[\p{L}\p{N}""“”„«])", RegexOptions.CultureInvariant)]
    private static partial Regex Named { get; }

    [GeneratedRegex(@"\Gamount\s*(?:[:<>=≤≥])[=<>]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Condition { get; }
}

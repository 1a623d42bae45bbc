using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using KenyaAudit.Etl.Pipeline;

namespace KenyaAudit.Etl.Parse;

/// <summary>The title and text of one numbered paragraph.</summary>
internal sealed record Body(string? Title, IReadOnlyList<TextBlock> Blocks, IReadOnlyList<SubParagraph> SubParagraphs);

/// <summary>Lines to paragraphs, sub-headings and tables; sentences go on over line and page ends.</summary>
internal sealed partial class BodyReader
{
    private const double NewParagraphGap = 1.4;
    private const double ShortLine = 0.86;

    private readonly IReadOnlyList<BookLine> _lines;
    private readonly ParagraphSpan _span;
    private readonly double _lineHeight;
    private readonly double _right;
    private readonly List<TextBlock> _blocks = [];
    private readonly List<SubParagraph> _subs = [];
    private readonly StringBuilder _prose = new();
    private int _prosePage;
    private string? _sub;

    private BodyReader(IReadOnlyList<BookLine> lines, ParagraphSpan span)
    {
        (_lines, _span) = (lines, span);
        var own = lines.Skip(span.From).Take(span.To - span.From).ToList();
        var gaps = own.Select(line => line.Line.Gap).Where(gap => gap is > 8 and < 20).Order().ToList();
        _lineHeight = gaps.Count == 0 ? 13.8 : gaps[gaps.Count / 2];
        _right = own.Max(line => line.Line.Right > 0 ? line.Line.Right : line.Text.Length);
    }

    public static Body Read(IReadOnlyList<BookLine> lines, ParagraphSpan span) => new BodyReader(lines, span).Read();

    private Body Read()
    {
        var first = NumberedLines.TextOf(_lines[_span.From].Text);
        var titleLines = TitleReader.Lines(_lines, _span.From, _span.To, first);
        var title = titleLines == 0 ? null : Title(first, _span.From, titleLines);
        if (titleLines == 0)
        {
            Append(_span.From, first);
        }

        var from = _span.From + Math.Max(1, titleLines);
        var tables = TableRows.Mark(_lines, from, Math.Max(from, _span.To));
        for (var at = from; at < _span.To; at++)
        {
            if (SubStart(at) is { } sub)
            {
                at = OpenSub(at, sub);
            }
            else if (tables[at - from])
            {
                at = Table(at, from, tables);
            }
            else if (IsSubHeading(at))
            {
                Flush();
                _blocks.Add(new TextBlock(BlockKind.Heading, _lines[at].Text, _sub, _lines[at].PdfPage));
            }
            else
            {
                Prose(at);
            }
        }

        Flush();
        return new Body(title, _blocks, _subs);
    }

    private Match? SubStart(int at)
    {
        var match = Sub.Match(_lines[at].Text);
        return match.Success && int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) == _span.Number ? match : null;
    }

    private int OpenSub(int at, Match match)
    {
        Flush();
        _sub = $"{match.Groups[1].Value}.{match.Groups[2].Value}";
        var first = match.Groups[3].Value;
        var count = TitleReader.Lines(_lines, at, _span.To, first);
        _subs.Add(new SubParagraph(_sub, count == 0 ? null : Title(first, at, count), _lines[at].PdfPage));
        if (count == 0)
        {
            Append(at, first);
            return at;
        }

        return at + count - 1;
    }

    private string Title(string first, int from, int count) =>
        string.Join(' ', Enumerable.Range(from + 1, count - 1).Select(at => _lines[at].Text).Prepend(first)).TrimEnd('.', ' ', ':');

    private int Table(int at, int from, bool[] tables)
    {
        Flush();
        var end = at + 1;
        while (end < _span.To && tables[end - from] && SubStart(end) is null)
        {
            end++;
        }

        _blocks.Add(new TextBlock(BlockKind.Table, TableRows.Text(_lines, at, end), _sub, _lines[at].PdfPage));
        return end - 1;
    }

    private bool IsSubHeading(int at)
    {
        var line = _lines[at];
        return line.Bold && line.Text.Length < 90 && line.Line.Columns.Count == 1 && line.Text.Any(char.IsLower) && line.Text.Contains(' ') && (line.Line.Gap > _lineHeight * NewParagraphGap || EndsSentence());
    }

    private void Prose(int at)
    {
        if (_prose.Length > 0 && BreaksBefore(at))
        {
            Flush();
        }

        Append(at, _lines[at].Text);
    }

    private bool BreaksBefore(int at)
    {
        var (line, above) = (_lines[at], _lines[at - 1]);
        if (ListItem.IsMatch(line.Text) && (EndsSentence() || AfterListWord.IsMatch(above.Text)))
        {
            return true;
        }

        var aboveIsShort = (above.Line.Right > 0 ? above.Line.Right : above.Text.Length) < _right * ShortLine;
        return line.PdfPage != above.PdfPage || line.Line.Right <= 0
            ? EndsSentence() && aboveIsShort
            : line.Line.Gap > _lineHeight * NewParagraphGap;
    }

    // The stop after a currency ends no sentence: its figure stands on the next line or page.
    private bool EndsSentence() => _prose.Length == 0 || (_prose[^1] is '.' or ':' or ';' or '”' or '?' && !CurrencyAlone.IsMatch(Tail()));

    private void Append(int at, string text)
    {
        if (_prose.Length == 0)
        {
            _prosePage = _lines[at].PdfPage;
        }
        else if (!Glues(text))
        {
            _prose.Append(' ');
        }

        _prose.Append(text);
    }

    // An amount or a compound word that the line's end cut in two.
    private bool Glues(string next) =>
        (char.IsAsciiDigit(next[0]) && (SplitAmount.IsMatch(Tail()) || CurrencyAlone.IsMatch(Tail())))
        || (_prose[^1] == '-' && _prose.Length > 1 && char.IsLetterOrDigit(_prose[^2]) && char.IsLetterOrDigit(next[0]));

    private string Tail() => _prose.ToString(Math.Max(0, _prose.Length - 24), Math.Min(24, _prose.Length));

    private void Flush()
    {
        if (_prose.Length > 0)
        {
            _blocks.Add(new TextBlock(BlockKind.Prose, _prose.ToString(), _sub, _prosePage));
            _prose.Clear();
        }
    }

    [GeneratedRegex(@"\A([0-9]{1,4})\.([0-9]{1,2})\.?\s+(\S.*)\z")]
    private static partial Regex Sub { get; }

    [GeneratedRegex(@"\A(?:\(?[ivx]{1,5}[).]|\(?[a-z][).]|[•·▪–-]|[0-9]{1,2}[).])\s")]
    private static partial Regex ListItem { get; }

    [GeneratedRegex(@"[,;]\s*(?:and|or)\z|;\z", RegexOptions.IgnoreCase)]
    private static partial Regex AfterListWord { get; }

    [GeneratedRegex(@"Kshs?\.?\s?[0-9][0-9,]*,\z", RegexOptions.IgnoreCase)]
    private static partial Regex SplitAmount { get; }

    [GeneratedRegex(@"\bKshs?\.\z", RegexOptions.IgnoreCase)]
    private static partial Regex CurrencyAlone { get; }
}

using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Parse;

/// <summary>Chapters and the spans of numbered paragraphs, read in one walk over the lines.</summary>
internal sealed class Outline
{
    private readonly BookKind _kind;
    private readonly IReadOnlyList<BookLine> _lines;
    private readonly List<ParsedChapter> _chapters = [];
    private readonly List<ParagraphSpan> _paragraphs = [];
    private ReportSection _section = ReportSection.FinancialStatements;
    private BasisHeading? _basis;
    private int? _coded;
    private (int Number, int From)? _open;

    private Outline(BookKind kind, IReadOnlyList<BookLine> lines) => (_kind, _lines) = (kind, lines);

    public IReadOnlyList<ParsedChapter> Chapters => _chapters;

    public IReadOnlyList<ParagraphSpan> Paragraphs => _paragraphs;

    /// <summary>Index of the first section heading, or -1. A table of contents names sections too, but with dots and a page.</summary>
    public static int FirstSection(IReadOnlyList<BookLine> lines)
    {
        for (var at = 0; at < lines.Count; at++)
        {
            if (SectionAt(lines, at) is not null)
            {
                return at;
            }
        }

        return -1;
    }

    public static Outline Read(BookKind kind, IReadOnlyList<BookLine> lines, SortedDictionary<int, int> starts, int from, int to)
    {
        var outline = new Outline(kind, lines);
        for (var at = from; at < to; at++)
        {
            if (starts.TryGetValue(at, out var number))
            {
                outline.Close(at);
                outline.Open(number, at);
            }
            else if (SectionAt(lines, at) is { } section)
            {
                outline.Section(section.Section, at);
                at += section.Lines - 1;
            }
            else if (BasisAt(lines, at) is { } basis && outline.MayHead(at, starts, to))
            {
                outline.Basis(basis, at);
            }
        }

        outline.Close(to);
        return outline;
    }

    private void Open(int number, int at)
    {
        if (_chapters.Count == 0)
        {
            Chapter(at);
        }

        _open = (number, at);
    }

    private void Close(int at)
    {
        if (_open is not { } open)
        {
            return;
        }

        _paragraphs.Add(new ParagraphSpan(open.Number, open.From, Math.Max(at, open.From + 1), _chapters.Count - 1, _section, _basis?.Basis));
        _open = null;
    }

    private void Section(ReportSection section, int at)
    {
        if (section == ReportSection.FinancialStatements)
        {
            Chapter(at);
        }
        else
        {
            Close(at);
        }

        _section = section;
        _basis = null;
    }

    private void Basis(BasisHeading basis, int at)
    {
        // A chapter may begin with its opinion, without the heading of the section.
        if (basis.Opinion is not null && _chapters.Count > 0 && _chapters[^1].Opinion is not null && _paragraphs.Count > 0)
        {
            Chapter(at);
            _section = ReportSection.FinancialStatements;
        }
        else
        {
            Close(at);
        }

        // Statements end in an opinion, the later parts in a conclusion: one without the heading of its part opens the next.
        if (_section == ReportSection.FinancialStatements && (basis.Basis == Vocabulary.Basis.Conclusion || basis is { Clean: true, Opinion: null }))
        {
            _section = ReportSection.Lawfulness;
        }

        _basis = basis;
        if (basis.Opinion is { } opinion && _chapters.Count > 0 && _chapters[^1].Opinion is null)
        {
            _chapters[^1] = _chapters[^1] with { Opinion = opinion };
        }
    }

    private void Chapter(int at)
    {
        var floor = _open?.From + 1 ?? 0;
        var block = HeadingBlock.Above(_kind, _lines, at, floor);
        Close(block?.Start ?? at);
        if (block is null && _chapters.Count > 0)
        {
            return;
        }

        if (block?.Code is not null)
        {
            _coded = _chapters.Count;
        }

        var line = _lines[block?.Near ?? at];
        _chapters.Add(new ParsedChapter(
            block?.Name ?? "", block?.Code, block?.Code is null ? _coded : null, null, line.PdfPage, line.PrintedPage));
        _basis = null;
    }

    // In running text a line may hold nothing but "Conclusion"; a heading has a paragraph's number, or another heading, soon below.
    private bool MayHead(int at, SortedDictionary<int, int> starts, int to)
    {
        if (_lines[at].Bold)
        {
            return true;
        }

        var next = at + 1;
        return next < to && (starts.ContainsKey(next) || starts.ContainsKey(next + 1) || SectionAt(_lines, next) is not null || _open is null);
    }

    private static BasisHeading? BasisAt(IReadOnlyList<BookLine> lines, int at) => Headings.BasisOf(lines[at].Text);

    private static (ReportSection Section, int Lines)? SectionAt(IReadOnlyList<BookLine> lines, int at)
    {
        if (!Headings.OpensSection(lines[at].Letters) || !Lettering.IsCapitals(lines[at].Text))
        {
            return null;
        }

        var letters = lines[at].Letters;
        var count = 1;
        while (!Headings.IsComplete(letters) && count < 4 && at + count < lines.Count
            && Lettering.IsCapitals(lines[at + count].Text) && !char.IsAsciiDigit(lines[at + count].Text[0]))
        {
            letters += lines[at + count++].Letters;
        }

        return Headings.SectionOf(letters) is { } section ? (section, Headings.IsComplete(letters) ? count : 1) : null;
    }
}

using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Validate;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Parse;

/// <summary>Pages to numbered paragraphs under their headings, for books whose chapters are votes or counties and whose numbering runs through.</summary>
internal static class ReportParser
{
    private const string Numbered = "numbered-paragraphs";

    /// <summary>Throws <see cref="DocumentRefusedException"/> where the book has no numbered paragraph, or a number twice.</summary>
    public static ParsedReport Parse(ReportIdentity identity, IReadOnlyList<PageText> pages, CancellationToken cancellation)
    {
        var lines = Book.Lines(pages);
        var from = Outline.FirstSection(lines);
        Pass(identity, from >= 0, "The document has no section of an audit report (\"REPORT ON THE FINANCIAL STATEMENTS\" or its sisters).");
        var to = Appendices.Start(lines, from);
        var again = new List<(int Number, int PdfPage)>();
        var starts = NumberedLines.Find(lines, from, to, again);
        Pass(identity, starts.Count > 0, "The document has no numbered paragraph below a heading.");
        CheckResult[] checks = [.. identity.Checks, NumberChecks.Repeats(again)];
        Gate.Pass(checks);

        cancellation.ThrowIfCancellationRequested();
        var outline = Outline.Read(identity.Kind, lines, starts, from, to);
        var contents = Contents.Read(lines, from);
        var leading = identity.HasTitlePage || contents.Count > 0 ? [] : Leading(lines, from, starts.Values.First(), outline.Chapters.Count);
        IReadOnlyList<ParsedChapter> chapters = leading.Count == 0
            ? outline.Chapters
            : [.. outline.Chapters, new ParsedChapter("", null, null, null, lines[leading[0].From].PdfPage, lines[leading[0].From].PrintedPage)];
        var paragraphs = leading.Concat(outline.Paragraphs).Select(span => Paragraph(lines, span)).ToList();
        return new ParsedReport(
            identity.Kind.Series, identity.Year, identity.Title, pages, chapters, paragraphs, Appendices.Read(lines, to), contents,
            [.. identity.Notes, .. Unread(lines, leading.Count > 0 ? leading[0].From : from, contents)])
        {
            Checks = checks,
        };
    }

    private static void Pass(ReportIdentity identity, bool passed, string sentence) => Gate.Pass([.. identity.Checks, Gate.Block(Numbered, passed, "", sentence)]);

    // Read to be set aside: no heading tells whose they are, nor in which part of the report they stand.
    private static List<ParagraphSpan> Leading(List<BookLine> lines, int to, int first, int chapter)
    {
        var starts = NumberedLines.Leading(lines, to, first).ToList();
        return [.. starts.Select((start, at) => new ParagraphSpan(
            start.Value, start.Key, at + 1 < starts.Count ? starts[at + 1].Key : to, chapter, ReportSection.FinancialStatements, null))];
    }

    private static IEnumerable<string> Unread(List<BookLine> lines, int from, List<ParsedVote> contents)
    {
        var numbered = lines.Take(from).Count(line => NumberedLines.TextOf(line.Text).Length > 0);
        return numbered > 0 && contents.Count == 0
            ? [$"{numbered} numbered lines before the first section heading were not read: no heading names their entity."]
            : [];
    }

    private static ParsedParagraph Paragraph(List<BookLine> lines, ParagraphSpan span)
    {
        var body = BodyReader.Read(lines, span);
        var (first, last) = (lines[span.From], lines[span.To - 1]);
        return new ParsedParagraph(
            span.Number, span.Chapter, span.Section, span.Basis, body.Title,
            new PageSpan(first.PdfPage, last.PdfPage, first.PrintedPage, last.PrintedPage), body.Blocks, body.SubParagraphs);
    }
}

/// <summary>The lines of one numbered paragraph, [From, To), and the headings above it.</summary>
internal sealed record ParagraphSpan(int Number, int From, int To, int Chapter, ReportSection Section, Basis? Basis);

using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Parse;

/// <summary>Pages to numbered paragraphs under their headings, for books whose chapters are votes or counties and whose numbering runs through.</summary>
internal static class ReportParser
{
    /// <summary>Throws <see cref="DocumentRefusedException"/> where the book has no numbered paragraph, or a number twice.</summary>
    public static ParsedReport Parse(ReportIdentity identity, IReadOnlyList<PageText> pages, CancellationToken cancellation)
    {
        var lines = Book.Lines(pages);
        var from = Outline.FirstSection(lines);
        if (from < 0)
        {
            throw new DocumentRefusedException("The document has no section of an audit report (\"REPORT ON THE FINANCIAL STATEMENTS\" or its sisters).");
        }

        var to = Appendices.Start(lines, from);
        var starts = NumberedLines.Find(lines, from, to);
        if (starts.Count == 0)
        {
            throw new DocumentRefusedException("The document has no numbered paragraph below a heading.");
        }

        cancellation.ThrowIfCancellationRequested();
        var outline = Outline.Read(identity.Kind, lines, starts, from, to);
        var paragraphs = outline.Paragraphs.Select(span => Paragraph(lines, span)).ToList();
        return new ParsedReport(
            identity.Kind.Series, identity.Year, identity.Title, pages, outline.Chapters, paragraphs, Appendices.Read(lines, to),
            Contents.Read(lines, from), [.. identity.Notes, .. Unread(lines, from)]);
    }

    // An excerpt may begin inside a section; nobody can tell whose paragraphs those are.
    private static IEnumerable<string> Unread(List<BookLine> lines, int from)
    {
        var numbered = lines.Take(from).Count(line => NumberedLines.TextOf(line.Text).Length > 0);
        return numbered > 0 && Contents.Read(lines, from).Count == 0
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

using KenyaAudit.Etl.Pipeline;

namespace KenyaAudit.Etl.Parse;

/// <summary>The lines of all pages in one sequence, without what repeats from page to page.</summary>
internal static class Book
{
    // Fewer pages prove no pattern.
    private const int FewestRepeats = 3;

    public static List<BookLine> Lines(IReadOnlyList<PageText> pages)
    {
        var content = pages.Select(page => (Page: page, Lines: LinesOf(page))).Where(page => page.Lines.Count > 0).ToList();
        var headers = Repeated([.. content.Select(page => page.Lines[0])]);
        var footers = Repeated([.. content.Select(page => page.Lines[^1])]);
        var lines = new List<BookLine>();
        foreach (var (page, own) in content)
        {
            for (var at = 0; at < own.Count; at++)
            {
                var running = (at == 0 && headers.Contains(Lettering.Of(own[at].Text)))
                    || (at == own.Count - 1 && footers.Contains(Lettering.Of(own[at].Text)));
                if (!running)
                {
                    lines.Add(new BookLine(own[at], page.PdfPage, page.PrintedPage));
                }
            }
        }

        return lines;
    }

    private static IReadOnlyList<TextLine> LinesOf(PageText page) =>
        page.Lines.Count > 0
            ? page.Lines
            : [.. page.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(text => new TextLine(text, false, 0, 0, 0, [text]))];

    // Running: the same letters on at least half of the pages between its first and last. A heading that happens to open
    // many pages is not: sections recur, but not on every other page.
    private static HashSet<string> Repeated(IReadOnlyList<TextLine> lines) =>
        [.. lines.Select((line, at) => (Letters: Lettering.Of(line.Text), at, line.Text))
            // A citation of a law may end page after page; a header is no end of a sentence. Nor is it numbered: titles of
            // paragraphs may differ in a number alone.
            .Where(line => line.Letters.Length > 0 && line.Text[^1] is not ('.' or ',' or ';') && Headings.SectionOf(line.Letters) is null && Headings.BasisOf(line.Text) is null
                && !Appendices.IsHeading(line.Text) && NumberedLines.TextOf(line.Text).Length == 0)
            .GroupBy(line => line.Letters, line => line.at)
            .Where(group => group.Count() >= FewestRepeats && (group.Max() - group.Min() + 1) <= group.Count() * 2)
            .Select(group => group.Key)];
}

using System.Text;
using System.Text.RegularExpressions;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Parse;

/// <summary>What the document says it is: series and year from its title page and its chapters.</summary>
internal sealed partial record ReportIdentity(BookKind Kind, FinancialYear Year, string Title, IReadOnlyList<string> Notes)
{
    private const int TitlePages = 8;

    /// <summary>
    /// Judges a volume that should be of <paramref name="kind"/>. Throws <see cref="DocumentRefusedException"/> where title or chapters
    /// name another series, or the title names a year that the chapters contradict. Without a title page the chapters' year counts, and a
    /// note says so.
    /// </summary>
    public static ReportIdentity Of(BookKind kind, IReadOnlyList<PageText> pages)
    {
        var title = TitleOf(pages);
        RefuseOtherSeries(kind, title, pages);
        var notes = new List<string>();
        var year = ReportYear.Settle(title, pages, notes);
        if (!kind.OwnTitle.IsMatch(title))
        {
            notes.Add($"No title page names the series; the chapters are those of {kind.Chapters}.");
        }

        return new ReportIdentity(kind, year, kind.TitleOf(year), notes);
    }

    /// <summary>What stands before the first chapter, when it is headed as a report; an excerpt that begins inside the book has none.</summary>
    private static string TitleOf(IReadOnlyList<PageText> pages)
    {
        var front = new StringBuilder();
        foreach (var page in pages.Take(TitlePages))
        {
            var chapter = ChapterStart.Match(page.Text);
            front.Append(chapter.Success ? page.Text[..chapter.Index] : page.Text).Append('\n');
            if (chapter.Success)
            {
                break;
            }
        }

        var text = front.ToString();
        return TitleLine.IsMatch(text) ? Blanks.Replace(text, " ") : "";
    }

    private static void RefuseOtherSeries(BookKind kind, string title, IReadOnlyList<PageText> pages)
    {
        if (CobTitle.IsMatch(title))
        {
            throw new DocumentRefusedException("The document is a report of the Controller of Budget, not of the Auditor-General.");
        }

        if (!kind.OwnTitle.IsMatch(title) && kind.OtherTitle.Match(title) is { Success: true } other)
        {
            throw new DocumentRefusedException($"The document is a report on {(kind.IsCounty ? "another part of government" : "county governments")} (\"{other.Value.Trim()}\"), not on {kind.Of}.");
        }

        if (OtherTitle.Match(title) is { Success: true } series)
        {
            throw new DocumentRefusedException($"The title names another series (\"{series.Value.Trim()}\"), not the volume on {kind.Of}.");
        }

        var texts = pages.Select(page => Blanks.Replace(page.Text, " ")).ToList();
        if (!texts.Exists(SectionHeading.IsMatch))
        {
            throw new DocumentRefusedException("The document is not an audit report of this series: no page has a section such as \"REPORT ON THE FINANCIAL STATEMENTS\".");
        }

        var own = texts.Sum(kind.OwnChapter.Count);
        if (BookKind.All.FirstOrDefault(sister => sister != kind && texts.Sum(sister.OwnChapter.Count) > own) is { } stranger)
        {
            throw new DocumentRefusedException($"The document's chapters are {stranger.Chapters}, not {kind.Chapters}: it belongs to another series.");
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks { get; }

    [GeneratedRegex(@"\bVOTE\s+\d{4}|^\s*REPORT\s+ON\s+(?:THE\s+)?(?:[A-Z]+\s+){0,3}STATEMENTS?|^\s*REPORT\s+ON\s+(?:THE\s+)?(?:LAWFULNESS|EFFECTIVENESS)", RegexOptions.Multiline)]
    private static partial Regex ChapterStart { get; }

    // In running text the office is never in capitals, and never begins a line as a title does.
    [GeneratedRegex(@"AUDITOR\s?[-–]\s?GENERAL|^\s*(?:Report\s+of\s+the\s+)?Auditor-General['’]?s?\s+(?:Report|for\s+the\s+National)|^\s*Report\s+of\s+the\s+Auditor|CONTROLLER\s+OF\s+BUDGET|BUDGET\s+IMPLEMENTATION", RegexOptions.Multiline)]
    private static partial Regex TitleLine { get; }

    [GeneratedRegex(@"SUMMARY\s+REPORT\b|NATIONAL\s+GOVERNMENT\s+FUNDS|FISCAL\s+STRATEGY\s+PAPER")]
    private static partial Regex OtherTitle { get; }

    [GeneratedRegex(@"BUDGET\s+IMPLEMENTATION\s+REVIEW\s+REPORT|OFFICE\s+OF\s+THE\s+CONTROLLER\s+OF\s+BUDGET\s+(?!\.)(?:COUNTY|NATIONAL)")]
    private static partial Regex CobTitle { get; }

    [GeneratedRegex(@"REPORT\s+ON\s+(?:THE\s+)?(?:[A-Z]+\s+){0,3}STATEMENTS?|REPORT\s+ON\s+(?:THE\s+)?LAWFULNESS")]
    private static partial Regex SectionHeading { get; }
}

using System.Text;
using System.Text.RegularExpressions;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Validate;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Parse;

/// <summary>What the document says it is: series and year from its title page and its chapters.</summary>
internal sealed partial record ReportIdentity(
    BookKind Kind, FinancialYear Year, string Title, bool HasTitlePage, IReadOnlyList<string> Notes, IReadOnlyList<CheckResult> Checks)
{
    public const string TitlePage = "title-page";
    private const int TitlePages = 8;

    /// <summary>
    /// Judges a volume that should be of <paramref name="kind"/>. Throws <see cref="DocumentRefusedException"/> where title or chapters
    /// name another series, or the title names a year that the chapters contradict. Without a title page the chapters' year counts, and a
    /// note says so.
    /// </summary>
    public static ReportIdentity Of(BookKind kind, IReadOnlyList<PageText> pages)
    {
        var (title, body) = Split(pages);
        var read = ReportYear.Read(title, body);
        var (year, years) = YearCheck.Judge(read);
        var named = kind.OwnTitle.IsMatch(title);
        List<CheckResult> checks =
        [
            .. TextLayerCheck.Judge(pages), .. SeriesCheck.Judge(kind, title, pages),
            Gate.Warn(TitlePage, named && read.Title is not null, "The title page names series and year.", Missing(named, read.Title is not null)), .. years, PageChecks.OfCount(kind.SourceId, pages.Count),
        ];
        Gate.Pass(checks);
        var notes = new List<string>();
        if (read.Title is null)
        {
            notes.Add("No title page names the financial year; it was taken from the chapters.");
        }

        if (!named)
        {
            notes.Add($"No title page names the series; the chapters are those of {kind.Chapters}.");
        }

        return new ReportIdentity(kind, year!.Value, kind.TitleOf(year.Value), title.Length > 0, notes, checks);
    }

    private static string Missing(bool series, bool year) =>
        $"No title page names the {(series ? "financial year" : year ? "series" : "series and the financial year")}: the chapters were asked instead.";

    /// <summary>What stands before the first chapter, when it is headed as a report, and the rest; an excerpt that begins inside the book has no title.</summary>
    private static (string Title, IReadOnlyList<string> Body) Split(IReadOnlyList<PageText> pages)
    {
        var front = new StringBuilder();
        var body = new List<string>();
        for (var at = 0; at < pages.Count; at++)
        {
            var text = pages[at].Text;
            var start = body.Count > 0 ? 0 : at < TitlePages && ChapterStart.Match(text) is var chapter ? (chapter.Success ? chapter.Index : text.Length) : 0;
            front.Append(text.AsSpan(0, start)).Append('\n');
            if (start < text.Length || body.Count > 0 || at >= TitlePages)
            {
                body.Add(text[start..]);
            }
        }

        var words = front.ToString();
        return TitleLine.IsMatch(words) ? (Blanks.Replace(words, " "), body) : ("", [words, .. body]);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks { get; }

    [GeneratedRegex(@"\bVOTE\s+\d{4}|COUNTY\s+(?:EXECUTIVE|ASSEMBLY)\b[^.\n]*[–—-]\s*(?:COUNTY\s+)?NO\.?\s*\d|^\s*REPORT\s+ON\s+(?:THE\s+)?(?:[A-Z]+\s+){0,3}STATEMENTS?|^\s*REPORT\s+ON\s+(?:THE\s+)?(?:LAWFULNESS|EFFECTIVENESS)", RegexOptions.Multiline)]
    private static partial Regex ChapterStart { get; }

    // In running text the office is never in capitals, and never begins a line as a title does.
    [GeneratedRegex(@"AUDITOR\s?[-–]\s?GENERAL|^\s*(?:Report\s+of\s+the\s+)?Auditor-General['’]?s?\s+(?:Report|for\s+the\s+National)|^\s*Report\s+of\s+the\s+Auditor|CONTROLLER\s+OF\s+BUDGET|BUDGET\s+IMPLEMENTATION", RegexOptions.Multiline)]
    private static partial Regex TitleLine { get; }
}

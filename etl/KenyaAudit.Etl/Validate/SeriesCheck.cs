using System.Globalization;
using System.Text.RegularExpressions;
using KenyaAudit.Etl.Parse;
using KenyaAudit.Etl.Pipeline;

namespace KenyaAudit.Etl.Validate;

/// <summary>Whether title page and chapters are those of the series that the source reads; where they are not, which source reads them.</summary>
internal static partial class SeriesCheck
{
    public const string Title = "series-title";
    public const string Sections = "audit-report";
    public const string Chapters = "series-chapters";
    private const string CobSource = "cob-county-birr";

    /// <param name="kind">The series it should be of.</param>
    /// <param name="title">The words of the title page; empty where there is none.</param>
    public static IReadOnlyList<CheckResult> Judge(BookKind kind, string title, IReadOnlyList<PageText> pages)
    {
        var texts = pages.Select(page => Blanks.Replace(page.Text, " ")).ToList();
        var stranger = Stranger(kind, pages, texts);
        var other = OfTitle(kind, title);
        return
        [
            Gate.Block(Title, other is null, title.Length == 0 ? "No title page names another series." : $"The title page is that of a volume on {kind.Of}.", other ?? ""),
            Gate.Block(
                Sections, texts.Exists(SectionHeading.IsMatch), "The document has sections of an audit report.",
                "The document is not an audit report of this series: no page has a section such as \"REPORT ON THE FINANCIAL STATEMENTS\"."),
            Gate.Block(
                Chapters, stranger is null, $"No chapter is of another series than {kind.Chapters}.",
                stranger is null ? "" : $"The document's chapters are {stranger.Chapters}, not {kind.Chapters}: it belongs to another series, read by the source {stranger.SourceId}.",
                string.Create(CultureInfo.InvariantCulture, $"{texts.Sum(kind.OwnChapter.Count)} chapter headings of its own series")),
        ];
    }

    private static string? OfTitle(BookKind kind, string title)
    {
        if (CobTitle.IsMatch(title))
        {
            return $"The document is a report of the Controller of Budget, not of the Auditor-General. It belongs to the source {CobSource}.";
        }

        if (!kind.OwnTitle.IsMatch(title) && kind.OtherTitle.Match(title) is { Success: true } other)
        {
            return $"The document is a report on {(kind.IsCounty ? "another part of government" : "county governments")} (\"{other.Value.Trim()}\"), not on {kind.Of}.{BelongsTo(kind, title)}";
        }

        return OtherTitle.Match(title) is { Success: true } series
            ? $"The title names another series (\"{series.Value.Trim()}\"), not the volume on {kind.Of}. No source here reads that series."
            : null;
    }

    private static string BelongsTo(BookKind kind, string title) =>
        BookKind.All.FirstOrDefault(sister => sister != kind && sister.OwnTitle.IsMatch(title)) is { } home ? $" It belongs to the source {home.SourceId}." : "";

    // More headings of a sister than of its own, or one line that is nothing but a county chapter's heading: running text and tables never are.
    private static BookKind? Stranger(BookKind kind, IReadOnlyList<PageText> pages, List<string> texts)
    {
        var own = texts.Sum(kind.OwnChapter.Count);
        return BookKind.All.Where(sister => sister != kind).FirstOrDefault(sister => texts.Sum(sister.OwnChapter.Count) > own)
            ?? BookKind.All.Where(sister => sister != kind && sister.IsCounty)
                .FirstOrDefault(sister => pages.Any(page => page.Text.Split('\n').Any(line => IsHeading(sister, line))));
    }

    private static bool IsHeading(BookKind kind, string line)
    {
        var even = Blanks.Replace(line, " ").Trim();
        return even.Length > 0 && kind.OwnChapter.Match(even) is { Success: true } match && match.Length == even.Length;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks { get; }

    [GeneratedRegex(@"SUMMARY\s+REPORT\b|NATIONAL\s+GOVERNMENT\s+FUNDS|FISCAL\s+STRATEGY\s+PAPER")]
    private static partial Regex OtherTitle { get; }

    [GeneratedRegex(@"BUDGET\s+IMPLEMENTATION\s+REVIEW\s+REPORT|OFFICE\s+OF\s+THE\s+CONTROLLER\s+OF\s+BUDGET\s+(?!\.)(?:COUNTY|NATIONAL)")]
    private static partial Regex CobTitle { get; }

    [GeneratedRegex(@"REPORT\s+ON\s+(?:THE\s+)?(?:[A-Z]+\s+){0,3}STATEMENTS?|REPORT\s+ON\s+(?:THE\s+)?LAWFULNESS")]
    private static partial Regex SectionHeading { get; }
}

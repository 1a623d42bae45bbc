using System.Text.RegularExpressions;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Parse;

/// <summary>What the document says it is: series and year from its title page and its chapters.</summary>
internal sealed partial record ReportIdentity(ReportSeries Series, FinancialYear Year, string Title, IReadOnlyList<string> Notes)
{
    private const int TitlePages = 8;

    /// <summary>
    /// Judges a national report. Throws <see cref="DocumentRefusedException"/> where title or chapters name another series, or the
    /// title names a year that the chapters contradict. Without a title page the chapters' year counts, and a note says so.
    /// </summary>
    public static ReportIdentity OfNational(IReadOnlyList<PageText> pages)
    {
        var title = Flat(string.Join(' ', pages.Take(TitlePages).Select(page => page.Text)));
        var all = pages.Select(page => Flat(page.Text)).ToList();
        RefuseOtherSeries(title, all);
        var notes = new List<string>();
        var printed = YearOfTitle(title);
        var audited = YearOfChapters(all);
        if (printed is null)
        {
            notes.Add("No title page names the financial year; it was taken from the chapters.");
        }

        var year = printed ?? audited ?? throw new DocumentRefusedException("Neither the title page nor a chapter names a financial year.");
        if (audited is { } other && other != year)
        {
            throw new DocumentRefusedException($"The title page names the financial year {year}, but the chapters report on {other}.");
        }

        if (!NationalTitle.IsMatch(title))
        {
            notes.Add("No title page names the series; the chapters are those of national votes.");
        }

        return new ReportIdentity(
            ReportSeries.NationalGovernment, year,
            $"Report of the Auditor-General for the National Government for the Year {year.EndYear - 1}/{year.EndYear}: Ministries, Departments and Agencies",
            notes);
    }

    private static void RefuseOtherSeries(string title, List<string> pages)
    {
        if (CobTitle.IsMatch(title))
        {
            throw new DocumentRefusedException("The document is a report of the Controller of Budget, not of the Auditor-General.");
        }

        if (CountyTitle.Match(title) is { Success: true } county && !NationalTitle.IsMatch(title))
        {
            throw new DocumentRefusedException($"The document is a report on county governments (\"{county.Value.Trim()}\"), not on national ministries, departments and agencies.");
        }

        var sections = pages.Count(page => SectionHeading.IsMatch(page));
        if (sections == 0)
        {
            throw new DocumentRefusedException("The document is not an audit report of this series: no page has a section such as \"REPORT ON THE FINANCIAL STATEMENTS\".");
        }

        var countyChapters = pages.Sum(page => CountyChapter.Count(page));
        var votes = pages.Sum(page => VoteChapter.Count(page));
        if (countyChapters > votes)
        {
            throw new DocumentRefusedException("The document's chapters are counties, not national votes: it belongs to another series.");
        }
    }

    private static FinancialYear? YearOfTitle(string title)
    {
        if (TitleYear.Match(title) is not { Success: true } match)
        {
            return null;
        }

        return FinancialYear.TryParse(match.Groups[1].Value, out var year)
            ? year
            : throw new DocumentRefusedException($"The title page names the year \"{match.Groups[1].Value}\", which is no financial year.");
    }

    // The year most chapters say they audit; comparatives name the one before, so the commonest wins.
    private static FinancialYear? YearOfChapters(List<string> pages)
    {
        var years = pages.SelectMany(page => YearEnded.Matches(page).Select(match => match.Value))
            .Select(text => FinancialYear.TryParse(text, out var year) ? year : (FinancialYear?)null)
            .Where(year => year is not null)
            .CountBy(year => year!.Value)
            .OrderByDescending(group => group.Value).ThenByDescending(group => group.Key)
            .ToList();
        return years.Count == 0 ? null : years[0].Key;
    }

    private static string Flat(string text) => Blanks.Replace(text, " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks { get; }

    [GeneratedRegex(@"\b(?:THE\s+)?NATIONAL\s+GOVERNMENT\b(?=.{0,200}?\b20\d\d)|MINISTRIES,?\s+DEPARTMENTS\s+AND\s+AGENCIES")]
    private static partial Regex NationalTitle { get; }

    [GeneratedRegex(@"COUNTY\s+(?:EXECUTIVES?|ASSEMBL(?:Y|I?ES)|GOVERNMENTS?)\b")]
    private static partial Regex CountyTitle { get; }

    [GeneratedRegex(@"BUDGET\s+IMPLEMENTATION\s+REVIEW\s+REPORT|OFFICE\s+OF\s+THE\s+CONTROLLER\s+OF\s+BUDGET", RegexOptions.None)]
    private static partial Regex CobTitle { get; }

    [GeneratedRegex(@"FOR\s+THE\s+(?:FINANCIAL\s+)?YEARS?\s+((?:ENDED\s+30(?:TH)?\s+JUNE,?\s+\d{4})|\d{4}\s*[/\-–]\s*\d{2,4})", RegexOptions.IgnoreCase)]
    private static partial Regex TitleYear { get; }

    [GeneratedRegex(@"year\s+ended\s+30(?:th)?\s+June,?\s+\d{4}", RegexOptions.IgnoreCase)]
    private static partial Regex YearEnded { get; }

    [GeneratedRegex(@"REPORT\s+ON\s+(?:THE\s+)?(?:[A-Z]+\s+){0,3}STATEMENTS?|REPORT\s+ON\s+(?:THE\s+)?LAWFULNESS")]
    private static partial Regex SectionHeading { get; }

    [GeneratedRegex(@"COUNTY\s+(?:EXECUTIVE|ASSEMBLY)\s+OF\s+[A-Z'’/\- ]+[–-]\s*NO\.\s*\d+|[A-Z]+\s+COUNTY\s+(?:EXECUTIVE|ASSEMBLY)\s*[–-]\s*NO\.\s*\d+")]
    private static partial Regex CountyChapter { get; }

    [GeneratedRegex(@"\bVOTE\s*[-–.:]?\s*\d{4}\b")]
    private static partial Regex VoteChapter { get; }
}

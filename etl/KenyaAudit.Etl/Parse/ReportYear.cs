using System.Globalization;
using System.Text.RegularExpressions;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Parse;

/// <summary>The financial year of a book: that of its title, held against the one its chapters speak of.</summary>
internal static partial class ReportYear
{
    private const int Reach = 40;

    /// <summary>Throws <see cref="DocumentRefusedException"/> where title and chapters contradict each other, or no year can be read.</summary>
    public static FinancialYear Settle(string title, IReadOnlyList<PageText> pages, List<string> notes)
    {
        var stated = OfTitle(title);
        var ends = Ends(pages, YearEnded);
        if (stated is { } year)
        {
            var agreeing = ends.FirstOrDefault(end => end.Year == year.EndYear).Count;
            // A book speaks of its own year first of all, now and then of those before, never of one to come.
            return ends.Count > 0 && ends[0].Year != year.EndYear && (agreeing == 0 || ends[0].Count > agreeing * 2)
                ? throw new DocumentRefusedException($"The title page names the financial year {year}, but the chapters report on {new FinancialYear(ends[0].Year)}.")
                : year;
        }

        ends = ends.Count > 0 ? ends : Ends(pages, AnyJune);
        if (ends.Count == 0)
        {
            throw new DocumentRefusedException("Neither the title page nor a chapter names a financial year.");
        }

        notes.Add("No title page names the financial year; it was taken from the chapters.");
        return new FinancialYear(ends[0].Year);
    }

    private static FinancialYear? OfTitle(string title)
    {
        if (TitleYear.Match(title) is not { Success: true } match)
        {
            return null;
        }

        return FinancialYear.TryParse(match.Groups["pair"].Success ? match.Groups["pair"].Value : match.Value, out var year)
            ? year
            : throw new DocumentRefusedException($"The title page names the year \"{match.Value}\", which is no financial year.");
    }

    // Commonest first; of two equally common years the later.
    private static List<(int Year, int Count)> Ends(IReadOnlyList<PageText> pages, Regex pattern) =>
        [.. pages.SelectMany(page => pattern.Matches(page.Text).Where(match => !TellsOfEarlier(page.Text, match.Index)))
            .Select(match => int.Parse(match.Groups["end"].Value, CultureInfo.InvariantCulture))
            .Where(year => year is >= 1964 and <= 2099)
            .CountBy(year => year)
            .OrderByDescending(year => year.Value).ThenByDescending(year => year.Key)
            .Select(year => (year.Key, year.Value))];

    // What is told of a year before is no word on the year of the book.
    private static bool TellsOfEarlier(string text, int at)
    {
        var before = text.AsSpan(Math.Max(0, at - Reach), Math.Min(at, Reach));
        return before.Contains("prior", StringComparison.OrdinalIgnoreCase) || before.Contains("previous", StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"FOR\s+THE\s+(?:FINANCIAL\s+)?YEARS?\s+(?:ENDED\s+30(?:TH)?\s+JUNE,?\s+\d{4}|(?<pair>\d{4}\s*[/\-–]\s*\d{2,4}))", RegexOptions.IgnoreCase)]
    private static partial Regex TitleYear { get; }

    [GeneratedRegex(@"(?:year\s+ended|as\s+at)\s+30(?:th)?\s+June,?\s+(?<end>\d{4})", RegexOptions.IgnoreCase)]
    private static partial Regex YearEnded { get; }

    [GeneratedRegex(@"30(?:th)?\s+June,?\s+(?<end>\d{4})|\b\d{4}/(?<end>\d{4})\b", RegexOptions.IgnoreCase)]
    private static partial Regex AnyJune { get; }
}

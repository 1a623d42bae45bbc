using System.Globalization;
using System.Text.RegularExpressions;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Parse;

/// <summary>The years a book names, commonest first; of two equally common years the later.</summary>
/// <param name="Title">Of the title page; null where it names none.</param>
/// <param name="NoYear">Words of the title page that should be a financial year and are none.</param>
/// <param name="Headings">"FOR THE YEAR ENDED ..." in capitals, below the title page.</param>
/// <param name="Running">Years ended or balances struck, as the text tells of them.</param>
/// <param name="AnyJune">Any thirtieth of June, or pair of years.</param>
internal sealed record YearsRead(
    FinancialYear? Title, string? NoYear, IReadOnlyList<(int Year, int Count)> Headings, IReadOnlyList<(int Year, int Count)> Running, IReadOnlyList<(int Year, int Count)> AnyJune);

/// <summary>Reads the financial years that title page, headings and text of a book name.</summary>
internal static partial class ReportYear
{
    private const int Reach = 40;

    /// <param name="title">The words of the title page; empty where there is none.</param>
    /// <param name="body">The rest, a text a page.</param>
    public static YearsRead Read(string title, IReadOnlyList<string> body)
    {
        var (year, none) = OfTitle(title);
        return new YearsRead(year, none, Ends(body, YearHeading), Ends(body, YearEnded), Ends(body, AnyJune));
    }

    private static (FinancialYear? Year, string? None) OfTitle(string title)
    {
        if (TitleYear.Match(title) is { Success: true } match)
        {
            return FinancialYear.TryParse(match.Groups["pair"].Success ? match.Groups["pair"].Value : match.Value, out var year) ? (year, null) : (null, match.Value);
        }

        // Some covers say no more than the two years.
        foreach (Match pair in BarePair.Matches(title))
        {
            if (FinancialYear.TryParse(pair.Value, out var bare))
            {
                return (bare, null);
            }
        }

        return (null, null);
    }

    private static List<(int Year, int Count)> Ends(IReadOnlyList<string> texts, Regex pattern) =>
        [.. texts.SelectMany(text => pattern.Matches(text).Where(match => !TellsOfEarlier(text, match.Index)))
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

    [GeneratedRegex(@"\b20\d{2}\s*[/\-–]\s*(?:20)?\d{2}\b")]
    private static partial Regex BarePair { get; }

    // In capitals: running text never is.
    [GeneratedRegex(@"FOR\s+THE\s+(?:FINANCIAL\s+)?YEAR\s+ENDED\s+30(?:TH|th)?\s+JUNE,?\s+(?<end>\d{4})")]
    private static partial Regex YearHeading { get; }

    [GeneratedRegex(@"(?:year\s+ended|as\s+at)\s+30(?:th)?\s+June,?\s+(?<end>\d{4})", RegexOptions.IgnoreCase)]
    private static partial Regex YearEnded { get; }

    [GeneratedRegex(@"30(?:th)?\s+June,?\s+(?<end>\d{4})|\b\d{4}/(?<end>\d{4})\b", RegexOptions.IgnoreCase)]
    private static partial Regex AnyJune { get; }
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace KenyaAudit.Etl.Vocabulary;

/// <summary>1 July to 30 June, named by both calendar years and stored by the year it ends in.</summary>
public readonly partial record struct FinancialYear(int EndYear) : IComparable<FinancialYear>
{
    private const int First = 1964;
    private const int Last = 2099;

    /// <summary>"2020/21", as pages and JSON show it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{EndYear - 1}/{EndYear % 100:00}");

    /// <summary>"2020-21", as addresses and references carry it.</summary>
    public string Slug => string.Create(CultureInfo.InvariantCulture, $"{EndYear - 1}-{EndYear % 100:00}");

    public int CompareTo(FinancialYear other) => EndYear.CompareTo(other.EndYear);

    public static bool operator <(FinancialYear left, FinancialYear right) => left.EndYear < right.EndYear;

    public static bool operator >(FinancialYear left, FinancialYear right) => left.EndYear > right.EndYear;

    public static bool operator <=(FinancialYear left, FinancialYear right) => left.EndYear <= right.EndYear;

    public static bool operator >=(FinancialYear left, FinancialYear right) => left.EndYear >= right.EndYear;

    /// <summary>
    /// Reads "2020/21", "2020-21", "2020/2021", "FY 2020/21" and "for the year ended 30 June, 2021".
    /// The two years must follow each other.
    /// </summary>
    public static bool TryParse(string? text, out FinancialYear year)
    {
        year = default;
        if (text is null)
        {
            return false;
        }

        if (YearEnded.Match(text) is { Success: true } ended)
        {
            year = new FinancialYear(int.Parse(ended.Groups[1].Value, CultureInfo.InvariantCulture));
            return year.EndYear is >= First and <= Last;
        }

        if (Pair.Match(text.Trim()) is not { Success: true } pair)
        {
            return false;
        }

        var start = int.Parse(pair.Groups[1].Value, CultureInfo.InvariantCulture);
        var end = int.Parse(pair.Groups[2].Value, CultureInfo.InvariantCulture);
        year = new FinancialYear(start + 1);
        return year.EndYear is >= First and <= Last && (pair.Groups[2].Length == 4 ? end == start + 1 : end == (start + 1) % 100);
    }

    [GeneratedRegex(@"^(?:FY\s*)?(\d{4})\s*[/\-–]\s*(\d{4}|\d{2})$", RegexOptions.IgnoreCase)]
    private static partial Regex Pair { get; }

    [GeneratedRegex(@"year\s+ended\s+30(?:th)?\s+June,?\s+(\d{4})", RegexOptions.IgnoreCase)]
    private static partial Regex YearEnded { get; }
}

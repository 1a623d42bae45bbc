using System.Globalization;
using System.Text.RegularExpressions;

namespace KenyaAudit.Web.Tests.Etl.Bundle;

/// <summary>The numbers and names that a text of ours says, and whether a source holds them.</summary>
internal static partial class Said
{
    // Of no one finding: the country, its money, and the office that reports.
    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase) { "Ksh", "Kenya", "Kenyan", "Kenyans", "Auditor-General" };

    /// <summary>Sums and other numbers that are no number of the source, rounded to the digits shown.</summary>
    public static IEnumerable<string> UnknownNumbers(string text, string source, IEnumerable<decimal> amounts)
    {
        var known = Numbers(source).Select(number => number.Value).Concat(Bare().Matches(source).Select(found => Value(found.Value))).Concat(amounts).ToList();
        return Numbers(text).Where(number => !known.Exists(each => Math.Abs(each - number.Value) <= Math.Max(number.Rounding, 0.51m))).Select(number => number.Written);
    }

    /// <summary>Sums of money alone, against amounts alone.</summary>
    public static IEnumerable<string> UnknownMoney(string text, IReadOnlyCollection<decimal> amounts) =>
        Money().Matches(text).SelectMany(found => Numbers(found.Value[4..])).Where(number => !amounts.Any(each => Math.Abs(each - number.Value) <= Math.Max(number.Rounding, 0.51m)))
            .Select(number => number.Written);

    /// <summary>Words with a capital inside a sentence that the source does not have, a possessive left aside.</summary>
    public static IEnumerable<string> UnknownNames(string text, string source) => Name().Matches(text).Select(found => found.Value)
        .Where(name => !Common.Contains(name) && !Regex.IsMatch(source.Replace('’', '\''), $@"\b{Regex.Escape(Possessive().Replace(name, ""))}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));

    public static string Digits(string text) => string.Join(' ', Bare().Matches(text).Select(found => found.Value).Order(StringComparer.Ordinal));

    private static IEnumerable<(decimal Value, decimal Rounding, string Written)> Numbers(string text) => Number().Matches(text).Select(found =>
    {
        var scale = found.Groups[2].Value switch { "million" => 1_000_000m, "billion" => 1_000_000_000m, "trillion" => 1_000_000_000_000m, _ => 1m };
        var digits = found.Groups[1].Value;
        var places = digits.Contains('.', StringComparison.Ordinal) ? digits.Length - digits.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        var last = scale;
        for (; places > 0; places--)
        {
            last /= 10;
        }

        return (Value(digits) * scale, 0.5001m * last, found.Value);
    });

    private static decimal Value(string digits) => decimal.Parse(digits.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![\w.])(\d[\d,]*(?:\.\d+)?)(?:\s*(million|billion|trillion))?")]
    private static partial Regex Number();

    [GeneratedRegex(@"Ksh \d[\d,]*(?:\.\d+)?(?:\s*(?:million|billion|trillion))?")]
    private static partial Regex Money();

    [GeneratedRegex(@"\d{1,20}(?:,\d{2,3}){0,6}(?:\.\d{1,6})?")]
    private static partial Regex Bare();

    [GeneratedRegex(@"(?<![.!?:]\s)(?<!^)\b[A-Z][A-Za-z'-]+")]
    private static partial Regex Name();

    [GeneratedRegex("'s?$")]
    private static partial Regex Possessive();
}

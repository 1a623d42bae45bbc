using System.Globalization;
using System.Text.RegularExpressions;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Web.Ingest.Sources;

/// <summary>
/// A pattern over path and query of an address: {yyyy} and {mm} are a folder of uploads, {year} a financial year such as 2024-2025,
/// {id} a number, * anything within one segment. Letter case is not looked at.
/// </summary>
internal sealed partial class AddressPattern
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["{yyyy}"] = @"20\d\d", ["{mm}"] = @"(?:0[1-9]|1[0-2])", ["{year}"] = @"20\d\d-(?:20)?\d\d", ["{id}"] = @"\d{1,9}", ["*"] = "[^/]*",
    };

    private readonly Regex _regex;

    /// <summary>Throws <see cref="FormatException"/> where a word in braces is not known.</summary>
    public AddressPattern(string pattern)
    {
        if (!IsWritten(pattern))
        {
            throw new FormatException($"'{pattern}' is no pattern of addresses.");
        }

        var parts = Token.Split(pattern).Select(part => Words.GetValueOrDefault(part) ?? Regex.Escape(part));
        _regex = new Regex($"^{string.Concat(parts)}$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    public static bool IsWritten(string pattern) =>
        pattern.StartsWith('/') && Token.Matches(pattern).All(token => Words.ContainsKey(token.Value)) && pattern.Count(sign => sign is '{' or '}') == 2 * Brace.Count(pattern);

    public bool Matches(Uri address) => _regex.IsMatch(Uri.UnescapeDataString(address.PathAndQuery));

    /// <summary>The financial year a file's name speaks of: a hint only, for names mislead; the title page decides.</summary>
    public static FinancialYear? YearHint(Uri address)
    {
        foreach (Match pair in YearPair.Matches(Uri.UnescapeDataString(address.PathAndQuery)))
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{pair.Groups[1].Value}/{pair.Groups[2].Value}");
            if (FinancialYear.TryParse(text, out var year))
            {
                return year;
            }
        }

        return null;
    }

    [GeneratedRegex(@"(\{[^}]*\}|\*)")]
    private static partial Regex Token { get; }

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Brace { get; }

    [GeneratedRegex(@"(?<!\d)(20\d\d)[-_]?((?:20)?\d\d)(?!\d)")]
    private static partial Regex YearPair { get; }
}

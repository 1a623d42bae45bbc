using System.Globalization;
using System.Text.RegularExpressions;
using KenyaAudit.Etl.Pipeline;

namespace KenyaAudit.Etl.Normalise;

/// <summary>An amount where it stands in a text. The role comes later.</summary>
internal sealed record AmountAt(int Start, int End, string Printed, string Currency, long? Cents);

/// <summary>
/// Reads money as printed: a currency, then a figure. A figure whose groups are not of three digits is kept as printed with no
/// value, for nobody can say which digit is wrong. A figure without a currency beside it (a table's column) is no amount here.
/// </summary>
internal static partial class AmountReader
{
    private static readonly (string Start, string Code)[] Currencies =
    [
        ("K", "KES"), ("SHS", "KES"), ("US", "USD"), ("$", "USD"), ("EUR", "EUR"), ("€", "EUR"), ("JPY", "JPY"), ("YEN", "JPY"), ("JAPANESE", "JPY"),
        ("¥", "JPY"), ("GBP", "GBP"), ("£", "GBP"), ("CHF", "CHF"), ("SDR", "XDR"), ("XDR", "XDR"), ("UA", "XUA"), ("DKK", "DKK"), ("SEK", "SEK"),
        ("CNY", "CNY"), ("RMB", "CNY"), ("DOLLAR", "USD"), ("SHILLING", "KES"),
    ];

    /// <summary>Every amount of a finding with its role, in the order of print.</summary>
    public static IReadOnlyList<AmountRecord> Read(string title, IReadOnlyList<TextBlock> blocks)
    {
        var texts = blocks.SelectMany(block => block.Kind == BlockKind.Table ? block.Text.Split('\n') : [block.Text]).ToList();
        return AmountRoles.Assign(title, [.. texts.Select(text => (text, Find(text)))]);
    }

    public static IReadOnlyList<AmountAt> Find(string text)
    {
        var found = new List<AmountAt>();
        foreach (Match match in Money.Matches(text))
        {
            var figure = match.Groups["figure"].Value;
            found.Add(new AmountAt(
                match.Index, match.Index + match.Length, match.Value, Code(match.Groups["currency"].Value), Cents(figure, match.Groups["scale"].Value)));
        }

        return found;
    }

    private static string Code(string currency) =>
        Currencies.First(known => currency.StartsWith(known.Start, StringComparison.OrdinalIgnoreCase)).Code;

    private static long? Cents(string figure, string scale)
    {
        var negative = figure.StartsWith('(') || figure.StartsWith('-');
        var bare = figure.Trim('(', ')', '-').Replace(" ", "", StringComparison.Ordinal);
        if (!Regular.IsMatch(bare) || !decimal.TryParse(bare.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            return null;
        }

        var factor = scale.ToUpperInvariant() switch { "" => 1m, "THOUSAND" => 1e3m, "MILLION" or "MN" or "M" => 1e6m, "TRILLION" => 1e12m, _ => 1e9m };
        var cents = value * factor * 100m * (negative ? -1 : 1);
        return Math.Abs(cents) < long.MaxValue ? (long)decimal.Round(cents, 0, MidpointRounding.AwayFromZero) : null;
    }

    // A blank belongs to the figure only around a comma and before three digits that no fourth follows. A comma or stop at the
    // end belongs to the sentence, and letters glued on to the next word.
    [GeneratedRegex("""
        (?: (?<![A-Za-z])(?<currency>Kshs?|KES|Kenya\ Shillings|Shs|USD|US\ ?\$|US\ Dollars?|\$|EUR|Euros?|€|JPY|Japanese\ Yen|Yen|¥|GBP|£|CHF|SDR|XDR|UA|DKK|SEK|CNY|RMB)
            \ ?[.,:]{0,2}\ ?(?<figure>\(\d+(?:,\d+)*(?:\.\d+)*\)|-?\d+(?:\ ?,\ ?\d{3}(?!\d)|,\d+)*(?:\.\d+)*)
          | (?<![\d.,])(?<figure>\d{1,3}(?:,\d{3})*(?:\.\d+)?)(?=\s?(?:(?:million|billion|trillion)\s)?(?:US\ Dollars|Euros?\b|USD\b|EUR\b|Japanese\ Yen|Kenya\ Shillings))
            (?=\s?(?:(?:million|billion|trillion)\s)?(?<currency>US|Euro|EUR|Japanese|Kenya)) )
        (?:\s?(?<scale>million|billion|trillion|thousand|bn|mn|m|b)\b)?
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Money { get; }

    [GeneratedRegex(@"^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$")]
    private static partial Regex Regular { get; }
}

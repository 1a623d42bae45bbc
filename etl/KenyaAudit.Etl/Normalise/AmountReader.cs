using System.Globalization;
using System.Text.RegularExpressions;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Normalise;

/// <summary>
/// Finds money in running text, as printed, with its value in hundredths of its currency. Repeated figures are listed once.
/// Understands "Kshs.1,234,567", "Kshs. 5.3 billion", "KshsN", "USD", "US$", "Euro"; a blank inside a figure ("34,694, 945"), a comma
/// after it, and text glued on ("91,563,757or"). Figures in a table without a currency of their own stay text.
/// </summary>
internal static partial class AmountReader
{
    private const int MostDigits = 16;

    public static IReadOnlyList<AmountRecord> Read(string title, IReadOnlyList<TextBlock> blocks)
    {
        var found = new List<FoundAmount>();
        foreach (var text in blocks.Where(block => block.Kind != BlockKind.Table).Select(block => block.Text).Prepend(title))
        {
            foreach (Match match in Money.Matches(text))
            {
                if (Read(match) is { } amount && found.TrueForAll(seen => (seen.Amount.Currency, seen.Amount.Cents) != (amount.Currency, amount.Cents)))
                {
                    found.Add(new FoundAmount(amount, Before(text, match.Index), After(text, match.Index + match.Length)));
                }
            }
        }

        return AmountRoles.Assign(title, found);
    }

    private static AmountRecord? Read(Match match)
    {
        var digits = Blanks.Replace(match.Groups["figure"].Value, "").TrimEnd(',', '.').Replace(",", "", StringComparison.Ordinal);
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            return null;
        }

        value *= match.Groups["scale"].Value.ToUpperInvariant() switch
        {
            "BILLION" or "BN" => 1_000_000_000m,
            "MILLION" or "MN" => 1_000_000m,
            "TRILLION" => 1_000_000_000_000m,
            _ => 1m,
        };
        var printed = match.Value.TrimEnd(',', '.', ' ');
        long? cents = decimal.Truncate(value * 100).ToString(CultureInfo.InvariantCulture).Length <= MostDigits + 2
            ? (long)decimal.Round(value * 100, 0, MidpointRounding.AwayFromZero)
            : null;
        return new AmountRecord(printed, CurrencyOf(match.Groups["currency"].Value), cents, AmountRole.Unclassified);
    }

    private static string CurrencyOf(string printed) => printed.ToUpperInvariant().TrimEnd('.', ' ') switch
    {
        ['K', ..] => "KES",
        "SHS" or "SH" => "KES",
        "USD" or "US$" or "$" or "US DOLLARS" or "US DOLLAR" => "USD",
        "EURO" or "EUROS" or "EUR" or "€" => "EUR",
        "JPY" or "YEN" or "¥" => "JPY",
        "GBP" or "£" => "GBP",
        "SEK" => "SEK",
        "CHF" => "CHF",
        "SDR" or "XDR" => "XDR",
        var other => other[..3],
    };

    private static string Before(string text, int at) => text[Math.Max(0, at - 160)..at];

    private static string After(string text, int at) => text[at..Math.Min(text.Length, at + 160)];

    [GeneratedRegex(@"(?<![A-Za-z])(?<currency>Kshs?|KES|K\.?shs?|USD|US\$|US\s?Dollars?|Euros?|EUR|€|JPY|Yen|GBP|£|SEK|CHF|SDR|XDR)\s*\.?\s*(?<figure>[0-9](?:[0-9]|,\s?(?=[0-9]{3}(?![0-9]))|(?<=[0-9]),(?=[0-9]))*(?:\.[0-9]+)?)(?:\s*(?<scale>billion|million|trillion|bn|mn)\b)?", RegexOptions.IgnoreCase)]
    private static partial Regex Money { get; }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks { get; }
}

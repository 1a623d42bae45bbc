using System.Globalization;
using System.Text.RegularExpressions;

namespace KenyaAudit.Web.Search;

/// <summary>From and to in cents, both included.</summary>
internal readonly record struct AmountBounds(long Min, long Max)
{
    public static readonly AmountBounds All = new(long.MinValue + 1, long.MaxValue);

    public bool IsEmpty => Min > Max;

    public AmountBounds And(AmountBounds other) => new(Math.Max(Min, other.Min), Math.Min(Max, other.Max));
}

/// <summary>An amount as people type it: "59,541,584,343", "Ksh 59.5 billion", "10m".</summary>
/// <param name="Cents">Its value.</param>
/// <param name="Step">One in its last digit, in cents: 59.5 billion is given to the nearest 100 million.</param>
/// <param name="HasUnit">A unit was typed, so the amount may be rounded.</param>
/// <param name="Length">Characters it took.</param>
internal readonly partial record struct AmountText(decimal Cents, decimal Step, bool HasUnit, int Length)
{
    // Beyond this nothing in a report is an amount of money, and 64 bits of cents hold it.
    private const decimal Most = 90_000_000_000_000_000m;

    /// <summary>What rounds to it.</summary>
    public AmountBounds Rounded => new(Whole(Cents - (Step / 2)), Whole(Cents + (Step / 2)) - 1);

    public long Exactly => Whole(Cents);

    /// <summary>Null where no amount begins.</summary>
    public static AmountText? ReadAt(string text, int at)
    {
        if (Pattern.Match(text, at) is not { Success: true } match || match.Groups[1].Length + match.Groups[2].Length > 24)
        {
            return null;
        }

        var number = decimal.Parse(match.Groups[1].Value.Replace(",", "", StringComparison.Ordinal) + match.Groups[2].Value, CultureInfo.InvariantCulture);
        var unit = match.Groups[3].Value.ToLowerInvariant() switch
        {
            "" => 1m,
            "k" or "thousand" => 1_000m,
            "m" or "mn" or "million" => 1_000_000m,
            "b" or "bn" or "billion" => 1_000_000_000m,
            _ => 1_000_000_000_000m,
        };
        if (number > Most / (unit * 100))
        {
            return null;
        }

        var step = unit * 100;
        for (var digit = 1; digit < match.Groups[2].Length; digit++)
        {
            step /= 10;
        }

        return new AmountText(number * unit * 100, step, match.Groups[3].Length > 0, match.Length);
    }

    private static long Whole(decimal cents) => (long)decimal.Ceiling(cents);

    [GeneratedRegex(@"\G(?:(?:kshs?|kes|shs?)\.?\s*)?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(\.[0-9]+)?(?:\s*(thousand|million|billion|trillion|mn|bn|tn|k|m|b|t))?(?![\p{L}\p{N}])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern { get; }
}

using System.Text.RegularExpressions;

namespace KenyaAudit.Web.Search;

/// <summary>"amount&gt;1b", "amount:10m..50m", "amount &lt;= Ksh 2 million" as bounds in cents.</summary>
internal static partial class AmountCondition
{
    /// <summary>Null where no amount can be read after the sign.</summary>
    public static (AmountBounds Bounds, int Length)? ReadAt(string text, int start)
    {
        if (Head.Match(text, start) is not { Success: true } head)
        {
            return null;
        }

        var sign = head.Groups[1].Value.TrimStart(':').Trim().Replace("≥", ">=", StringComparison.Ordinal).Replace("≤", "<=", StringComparison.Ordinal);
        var at = start + head.Length;
        var first = AmountText.ReadAt(text, at);
        at += first?.Length ?? 0;
        if (sign is "" or "=" && Dots.Match(text, at) is { Success: true } dots)
        {
            at += dots.Length;
            var last = AmountText.ReadAt(text, at);
            at += last?.Length ?? 0;
            return first is null && last is null ? null : (Range(first, last), at - start);
        }

        return first is { } amount && Of(sign, amount) is { } bounds ? (bounds, at - start) : null;
    }

    private static AmountBounds? Of(string sign, AmountText amount) => sign switch
    {
        ">" or "=>" when amount.Exactly == long.MaxValue => null,
        ">" => AmountBounds.All with { Min = amount.Exactly + 1 },
        ">=" or "=>" => AmountBounds.All with { Min = amount.Exactly },
        "<" => AmountBounds.All with { Max = amount.Exactly - 1 },
        "<=" or "=<" => AmountBounds.All with { Max = amount.Exactly },
        "" or "=" => amount.HasUnit ? amount.Rounded : new AmountBounds(amount.Exactly, amount.Exactly),
        _ => null,
    };

    // "50m..10m" means the same as "10m..50m".
    private static AmountBounds Range(AmountText? first, AmountText? last)
    {
        var (from, to) = (first?.Exactly ?? AmountBounds.All.Min, last?.Exactly ?? AmountBounds.All.Max);
        return first is not null && last is not null && from > to ? new AmountBounds(to, from) : new AmountBounds(from, to);
    }

    [GeneratedRegex(@"\Gamount\s*((?::\s*)?(?:>=|<=|=>|=<|[<>=≤≥])?)(?<=[:<>=≤≥])\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Head { get; }

    [GeneratedRegex(@"\G\s*(?:\.\.+|…|-|–)\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Dots { get; }
}

namespace KenyaAudit.Web.Search;

/// <summary>The bands in which amounts in question are counted, named as addresses write bounds: whole shillings, both included.</summary>
internal static class AmountBands
{
    private const long Shilling = 100;

    private static readonly long[] Starts = [0, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000];

    /// <summary>"1000000..9999999"; the last is open.</summary>
    public static readonly IReadOnlyList<string> Names =
        [.. Starts.Select((start, band) => FormattableString.Invariant($"{start}..{(band + 1 < Starts.Length ? Starts[band + 1] - 1 : "")}"))];

    /// <summary>-1 where there is no amount.</summary>
    public static int Of(long cents)
    {
        var band = Starts.Length - 1;
        while (band >= 0 && cents < Starts[band] * Shilling)
        {
            band--;
        }

        return band;
    }
}

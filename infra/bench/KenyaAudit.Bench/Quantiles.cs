using System.Globalization;

namespace KenyaAudit.Bench;

/// <summary>Order statistics of measured values; the nearest value that was measured, never one between two.</summary>
internal sealed record Quantiles(int Count, double P50, double P95, double P99, double Max)
{
    public static Quantiles Of(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return new Quantiles(ordered.Count, At(ordered, 0.5), At(ordered, 0.95), At(ordered, 0.99), At(ordered, 1));
    }

    public static double Median(IEnumerable<double> values) => At([.. values.Order()], 0.5);

    public string Print(string unit) => string.Create(
        CultureInfo.InvariantCulture, $"p50 {P50:F2}  p95 {P95:F2}  p99 {P99:F2}  max {Max:F2} {unit} of {Count}");

    private static double At(List<double> ordered, double share) => ordered.Count == 0
        ? throw new InvalidOperationException("Nothing was measured.")
        : Math.Round(ordered[Math.Clamp((int)Math.Ceiling(share * ordered.Count) - 1, 0, ordered.Count - 1)], 3);
}

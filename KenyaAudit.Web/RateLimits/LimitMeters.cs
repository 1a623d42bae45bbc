using System.Diagnostics.Metrics;

namespace KenyaAudit.Web.RateLimits;

/// <summary>What the limits tell the outside: requests refused by policy, and whether this node counts for itself.</summary>
internal sealed class LimitMeters
{
    private readonly Counter<long> _rejected;

    public LimitMeters(IMeterFactory meters, SharedWindow window)
    {
        var meter = meters.Create("KenyaAudit");
        _rejected = meter.CreateCounter<long>("kenyaaudit.ratelimit.rejected", description: "Requests refused by a rate limit.");
        foreach (var policy in Enum.GetValues<LimitPolicy>())
        {
            // Told from the start, so that the first refusal is seen as an increase.
            _rejected.Add(0, new KeyValuePair<string, object?>("policy", policy.Name()));
        }

        meter.CreateObservableGauge(
            "kenyaaudit.ratelimit.fallback.active", () => window.IsFallback ? 1 : 0, description: "1 while this node counts for itself because Redis is away.");
    }

    public void Rejected(LimitPolicy policy) => _rejected.Add(1, new KeyValuePair<string, object?>("policy", policy.Name()));
}

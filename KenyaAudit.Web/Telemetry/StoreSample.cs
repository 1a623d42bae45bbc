using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Telemetry;

/// <summary>How one source stood at the last look.</summary>
/// <param name="LastSuccess">Seconds since 1970, UTC; null while it had none.</param>
/// <param name="LastSeconds">How long its last run took.</param>
/// <param name="IsLate">A run missed its deadline and none has gone well since.</param>
internal sealed record SourceSample(
    string Id, double? LastSuccess, double? LastSeconds, bool IsLate, bool IsStuck, bool IsStale, bool HadZeroRows, bool IsPaused, int Quarantined, long Published, long SetAside,
    IReadOnlyDictionary<RunState, int> Ended);

/// <summary>What the store and Hangfire said at the last look; figures are of all nodes together.</summary>
/// <param name="ProbeSeconds">How long the store took for one small question.</param>
/// <param name="LagSeconds">Age of the oldest publication that this node's index has not followed.</param>
internal sealed record StoreSample(
    bool IsUp, double ProbeSeconds, double LagSeconds, IReadOnlyList<SourceSample> Sources, IReadOnlyDictionary<AlertSeverity, int> OpenAlerts,
    IReadOnlyDictionary<string, long> Jobs, int Servers)
{
    public static readonly StoreSample None = new(false, 0, 0, [], new Dictionary<AlertSeverity, int>(), new Dictionary<string, long>(), 0);
}

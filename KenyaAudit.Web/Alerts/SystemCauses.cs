using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Alerts;

/// <summary>Causes that belong to no source: the machine, the jobs, the channels themselves, and who signs in.</summary>
internal static class SystemCauses
{
    public const string AlertsPage = "/admin/alerts";
    public const string SignIn = "sign-in-attack";
    public const string AuditChain = "audit-chain";
    private const string ChannelPrefix = "alert-channel:";

    public static string Disk(string node) => $"disk-low:{node}";

    public static string Index(string node) => $"index-damaged:{node}";

    public static string Job(string name) => $"job-failed:{name}";

    public static string Channel(AlertChannel channel) => ChannelPrefix + ChannelNames.Of(channel);

    /// <summary>The channel that an alert says is dead; null for every other alert.</summary>
    public static AlertChannel? ChannelOf(string fingerprint) =>
        fingerprint.StartsWith(ChannelPrefix, StringComparison.Ordinal) ? ChannelNames.Parse(fingerprint[ChannelPrefix.Length..]) : null;

    public static AlertSignal DiskLow(string node, string detail) =>
        new(AlertSeverity.Error, Disk(node), "The disk of the data folder is nearly full", detail, Link: "/admin");

    public static AlertSignal IndexDamaged(string node, string detail) =>
        new(AlertSeverity.Error, Index(node), "A search index is damaged and is built anew", detail, Link: "/admin");

    public static AlertSignal JobFailed(string name, string detail) =>
        new(AlertSeverity.Error, Job(name), "A job failed and is not tried again", detail, Link: "/admin/jobs/jobs/failed");

    public static AlertSignal ChannelDead(AlertChannel channel, string detail) =>
        new(AlertSeverity.Error, Channel(channel), "A channel of alerts does not take messages", detail, Link: AlertsPage);

    /// <param name="detail">How many attempts in how long, without names or addresses.</param>
    public static AlertSignal SignInAttack(string detail) =>
        new(AlertSeverity.Critical, SignIn, "Somebody tries to sign in by force", detail, Link: "/admin/audit");

    /// <param name="detail">From which entry on the chain does not hold.</param>
    public static AlertSignal AuditChainBroken(string detail) =>
        new(AlertSeverity.Critical, AuditChain, "The audit trail was changed after it was written", detail, Link: "/admin/audit");
}

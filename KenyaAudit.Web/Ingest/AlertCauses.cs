using System.Globalization;

namespace KenyaAudit.Web.Ingest;

/// <summary>Fingerprints of what the pipeline raises, and the pages where an admin acts on it.</summary>
internal static class AlertCauses
{
    public const string QuarantinePrefix = "quarantine:";
    public const string PipelinePage = "/admin/pipeline";
    public const string QuarantinePage = "/admin/quarantine";

    public static string RunFailed(string source) => $"run-failed:{source}";

    public static string RunRefused(string source) => $"run-refused:{source}";

    public static string RunLate(string source) => $"run-late:{source}";

    public static string RunStuck(string source) => $"run-stuck:{source}";

    public static string ZeroRows(string source) => $"zero-rows:{source}";

    public static string Volume(string source) => $"volume:{source}";

    public static string Stale(string source) => $"stale:{source}";

    public static string Paused(string source) => $"paused:{source}";

    public static string Fetch(string source) => $"fetch:{source}";

    public static string Quarantine(string source) => QuarantinePrefix + source;

    /// <summary>What a run that went well heals.</summary>
    public static IEnumerable<string> HealedBySuccess(string source) =>
        [RunFailed(source), RunRefused(source), RunLate(source), RunStuck(source), Stale(source)];

    public static string RunPage(int runId) => string.Create(CultureInfo.InvariantCulture, $"{PipelinePage}/runs/{runId}");
}

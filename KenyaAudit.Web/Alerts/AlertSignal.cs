using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Alerts;

/// <summary>One occurrence of a cause that a person should know of.</summary>
/// <param name="Fingerprint">Names the cause, not the occurrence: "run-failed:oag-national".</param>
/// <param name="Title">One line without figures that change.</param>
/// <param name="Detail">What happened this time, in sentences, without secrets.</param>
/// <param name="Link">Path of the page where an admin can act.</param>
internal sealed record AlertSignal(
    AlertSeverity Severity, string Fingerprint, string Title, string Detail, string? SourceId = null, string? Link = null)
{
    /// <summary>For those that know alerts and not the store.</summary>
    public static AlertSignal Warning(string fingerprint, string title, string detail) => new(AlertSeverity.Warning, fingerprint, title, detail);

    /// <summary>The same, graver.</summary>
    public static AlertSignal Error(string fingerprint, string title, string detail) => new(AlertSeverity.Error, fingerprint, title, detail);
}

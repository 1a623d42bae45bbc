using System.Globalization;
using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Alerts;

/// <summary>Where this site is reached from outside; null where no setting says, and then messages hold no link.</summary>
internal sealed record AlertSite(Uri? Address)
{
    /// <summary>The address of a page; null without <see cref="Address"/>.</summary>
    public string? Link(string path) => Address is null ? null : Address.AbsoluteUri.TrimEnd('/') + path;
}

/// <summary>What a channel says to people, before it puts it into its own form.</summary>
/// <param name="Key">Names the message, the same at every attempt.</param>
/// <param name="DedupKey">Names what it is about, the same from the first message to the last; at most 255 characters.</param>
/// <param name="Lines">Of a digest: one a message gathered; empty otherwise.</param>
/// <param name="Contact">Whom of the chain it is for; null for the usual receivers.</param>
internal sealed record AlertMessage(
    string Key, DeliveryKind Kind, AlertSeverity Severity, string DedupKey, string Title, string Detail, string? Source, int Count,
    DateTime FirstSeen, DateTime LastSeen, string? Link, IReadOnlyList<string> Lines, AlertContact? Contact)
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Africa/Nairobi");

    /// <summary>One line that says what is the matter.</summary>
    public string Subject => Kind switch
    {
        DeliveryKind.Resolve => $"[resolved] {Title}{About}",
        DeliveryKind.Escalate => $"[{Word}, nobody has acknowledged] {Title}{About}",
        DeliveryKind.Acknowledge => $"[acknowledged] {Title}{About}",
        _ => $"[{Word}] {Title}{About}",
    };

    public string Word => Severity.ToString().ToLowerInvariant();

    /// <summary>How often and when, in Nairobi.</summary>
    public string Times => Count == 1
        ? $"Seen {At(FirstSeen)}."
        : string.Create(CultureInfo.InvariantCulture, $"Seen {Count} times from {At(FirstSeen)} to {At(LastSeen)}.");

    private string About => Source is null ? "" : $": {Source}";

    private static string At(DateTime moment) =>
        TimeZoneInfo.ConvertTimeFromUtc(moment, Zone).ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture) + " (Nairobi)";
}

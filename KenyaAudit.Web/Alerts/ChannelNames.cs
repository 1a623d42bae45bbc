using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Alerts;

/// <summary>Channels as settings, metrics and fingerprints write them.</summary>
internal static class ChannelNames
{
    public static string Of(AlertChannel channel) => channel switch
    {
        AlertChannel.Mail => "mail",
        AlertChannel.Slack => "slack",
        _ => "pagerduty",
    };

    public static AlertChannel? Parse(string word) =>
        Enum.GetValues<AlertChannel>().Where(channel => Of(channel).Equals(word, StringComparison.OrdinalIgnoreCase)).Select(channel => (AlertChannel?)channel).FirstOrDefault();

    public static string[] Words(string? text) => (text ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

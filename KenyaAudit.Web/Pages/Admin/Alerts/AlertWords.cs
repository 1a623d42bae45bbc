using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Pages.Admin.Alerts;

/// <summary>Alerts and their messages as admins read them; keys of the localiser.</summary>
internal static class AlertWords
{
    public static string Of(AlertChannel channel) => channel switch
    {
        AlertChannel.Mail => "E-mail",
        AlertChannel.Slack => "Slack",
        _ => "PagerDuty",
    };

    public static string Of(DeliveryKind kind) => kind switch
    {
        DeliveryKind.Trigger => "Told",
        DeliveryKind.Escalate => "Climbed",
        DeliveryKind.Acknowledge => "Acknowledged",
        DeliveryKind.Resolve => "Over",
        DeliveryKind.Digest => "Many in one",
        _ => "Trial",
    };

    public static string Of(DeliveryState state) => state switch
    {
        DeliveryState.Due => "Waits",
        DeliveryState.Sending => "Is being sent",
        DeliveryState.Sent => "Sent",
        DeliveryState.Failed => "Not taken",
        DeliveryState.Gathered => "Sent with others",
        _ => "Not needed any more",
    };

    /// <summary>What happened to an alert.</summary>
    public static string Of(string happened) => happened switch
    {
        "raised" => "Raised",
        "graver" => "Came again, graver",
        "escalated" => "Climbed: nobody had acknowledged it",
        "acknowledged" => "Acknowledged",
        "resolved" => "Resolved",
        "reopened" => "Opened again",
        _ => "Silenced",
    };

    /// <summary>The part of the style sheet's class name after "st-".</summary>
    public static string Class(AlertSeverity severity, AlertState state) => state == AlertState.Resolved ? "ok" : severity switch
    {
        AlertSeverity.Info => "never",
        AlertSeverity.Warning => "running",
        _ => "failed",
    };

    public static string Class(DeliveryState state) => state switch
    {
        DeliveryState.Sent or DeliveryState.Gathered => "ok",
        DeliveryState.Failed => "failed",
        DeliveryState.Dropped => "never",
        _ => "running",
    };
}

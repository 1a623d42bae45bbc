using KenyaAudit.Web.Store;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Alerts;

/// <summary>When an alert that nobody acknowledges takes its next step.</summary>
internal sealed class EscalationPlan(IOptionsMonitor<AlertsOptions> options)
{
    /// <summary>Null where there is none: an info, or a chain that has come to its end.</summary>
    /// <param name="told">Contacts of the chain that were told already.</param>
    public DateTime? Next(AlertSeverity severity, int told, DateTime from)
    {
        var set = options.CurrentValue;
        return severity switch
        {
            AlertSeverity.Warning => WorkingHours.Next(from.AddMinutes(set.WarningMinutes), set.WorkingHours),
            AlertSeverity.Error => WorkingHours.Next(from.AddMinutes(set.ErrorMinutes), set.WorkingHours),
            AlertSeverity.Critical when told < set.Chain.Count => from.AddMinutes(set.CriticalMinutes),
            _ => null,
        };
    }

    /// <summary>Somebody of the chain; null where the chain has become shorter.</summary>
    /// <param name="place">From 1.</param>
    public AlertContact? Contact(int? place) => place is { } at && at <= options.CurrentValue.Chain.Count ? options.CurrentValue.Chain[at - 1] : null;
}

using System.Globalization;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Alerts;

/// <summary>Puts a message together at the moment it is sent, from what the store knows then.</summary>
internal sealed class MessageReader(AuditDb db, EscalationPlan plan, AlertSite site)
{
    private const int MostLines = 50;

    /// <summary>Null where there is no such message.</summary>
    public async Task<AlertMessage?> ReadAsync(int id, CancellationToken cancellation)
    {
        var row = await db.AlertDeliveries.AsNoTracking().Include(delivery => delivery.Alert).OrderBy(delivery => delivery.Id)
            .FirstOrDefaultAsync(delivery => delivery.Id == id, cancellation);
        return row switch
        {
            null => null,
            { Alert: { } alert } => Of(row, alert),
            { Kind: DeliveryKind.Digest or DeliveryKind.Resolve } => await DigestAsync(row, row.DigestId ?? row.Id, cancellation),
            _ => new AlertMessage(
                row.Key, row.Kind, row.Severity, $"kenyaaudit:test:{row.Key}", "A trial of this channel", "Somebody tried the channels of alerts. Nothing is wrong.", null, 1,
                row.CreatedAt, row.CreatedAt, site.Link(SystemCauses.AlertsPage), [], null),
        };
    }

    /// <summary>The page of an alert.</summary>
    public static string Page(int alertId) => string.Create(CultureInfo.InvariantCulture, $"{SystemCauses.AlertsPage}/{alertId}");

    private AlertMessage Of(AlertDeliveryRow row, AlertRow alert) => new(
        row.Key, row.Kind, row.Severity, $"kenyaaudit:{alert.Fingerprint}", alert.Title, alert.Detail, alert.SourceId, alert.Count,
        alert.FirstSeenAt, alert.LastSeenAt, site.Link(Page(alert.Id)), [], plan.Contact(row.Contact));

    private async Task<AlertMessage> DigestAsync(AlertDeliveryRow row, int digest, CancellationToken cancellation)
    {
        var parts = db.AlertDeliveries.AsNoTracking().Where(part => part.DigestId == digest && part.AlertId != null);
        var count = await parts.CountAsync(cancellation);
        var first = await parts.MinAsync(part => (DateTime?)part.CreatedAt, cancellation) ?? row.CreatedAt;
        var last = await parts.MaxAsync(part => (DateTime?)part.CreatedAt, cancellation) ?? row.CreatedAt;
        var worst = await parts.OrderByDescending(part => part.Severity).ThenBy(part => part.Id).Take(MostLines)
            .Select(part => new { part.Kind, part.Severity, part.Alert!.Title, part.Alert.SourceId, part.Alert.Count }).ToListAsync(cancellation);
        var lines = worst.Select(part => string.Create(
            CultureInfo.InvariantCulture,
            $"[{(part.Kind == DeliveryKind.Resolve ? "resolved" : part.Severity.ToString().ToLowerInvariant())}] {part.Title}{(part.SourceId is null ? "" : ": " + part.SourceId)}{(part.Count > 1 ? $" (seen {part.Count} times)" : "")}")).ToList();
        return new AlertMessage(
            row.Key, row.Kind, row.Severity, string.Create(CultureInfo.InvariantCulture, $"kenyaaudit:digest:{digest}"),
            string.Create(CultureInfo.InvariantCulture, $"{count} messages in one"),
            string.Create(CultureInfo.InvariantCulture, $"{count} messages came at once; the gravest {lines.Count} of them:"),
            null, count, first, last, site.Link(SystemCauses.AlertsPage), lines, null);
    }
}

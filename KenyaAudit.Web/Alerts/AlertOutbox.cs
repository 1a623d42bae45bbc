using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Alerts;

/// <summary>Writes what is to be delivered beside the alert itself; whoever calls saves, so that both stand or neither.</summary>
internal sealed class AlertOutbox(AlertRouter router, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public void Tell(AuditDb db, AlertRow alert, DeliveryKind kind, AlertSeverity severity, int? contact = null, DateTime? notBefore = null)
    {
        foreach (var channel in router.Route(severity, alert.SourceId, alert.Fingerprint))
        {
            Add(db, Row(alert, channel, kind, severity, contact, notBefore));
        }
    }

    /// <summary>The same for an alert that is in the store already.</summary>
    public void Tell(AuditDb db, AlertHead alert, DeliveryKind kind, AlertSeverity severity, int? contact = null)
    {
        foreach (var channel in router.Route(severity, alert.SourceId, alert.Fingerprint))
        {
            Write(db, alert.Id, channel, kind, severity, contact);
        }
    }

    public void Write(AuditDb db, int alertId, AlertChannel channel, DeliveryKind kind, AlertSeverity severity, int? contact = null)
    {
        var row = Row(null, channel, kind, severity, contact, null);
        row.AlertId = alertId;
        Add(db, row);
    }

    /// <summary>One message to each channel that is configured, about nothing.</summary>
    public void Test(AuditDb db)
    {
        foreach (var channel in router.Configured)
        {
            Add(db, Row(null, channel, DeliveryKind.Test, AlertSeverity.Info, null, null));
        }
    }

    /// <summary>Acknowledging tells PagerDuty, where it was paged, and takes back what was to climb.</summary>
    public async Task AcknowledgedAsync(AuditDb db, AlertHead alert, CancellationToken cancellation)
    {
        await DropAsync(db, alert.Id, onlyEscalations: true, cancellation);
        if (await Told(db, alert.Id).AnyAsync(row => row.Channel == AlertChannel.PagerDuty && row.State != DeliveryState.Gathered, cancellation))
        {
            Write(db, alert.Id, AlertChannel.PagerDuty, DeliveryKind.Acknowledge, alert.Severity);
        }
    }

    /// <summary>Whoever heard of it hears that it is over; who did not yet never will.</summary>
    public async Task ResolvedAsync(AuditDb db, AlertHead alert, CancellationToken cancellation)
    {
        await DropAsync(db, alert.Id, onlyEscalations: false, cancellation);
        var told = await Told(db, alert.Id).Select(row => new { row.Channel, row.State }).Distinct().ToListAsync(cancellation);

        // A page that went out in a digest is ended by the digest.
        foreach (var channel in told.Where(row => row.Channel != AlertChannel.PagerDuty || row.State != DeliveryState.Gathered)
            .Select(row => row.Channel).Distinct().Order())
        {
            Write(db, alert.Id, channel, DeliveryKind.Resolve, alert.Severity);
        }
    }

    private static IQueryable<AlertDeliveryRow> Told(AuditDb db, int alertId) => db.AlertDeliveries.AsNoTracking().Where(row => row.AlertId == alertId
        && (row.Kind == DeliveryKind.Trigger || row.Kind == DeliveryKind.Escalate)
        && (row.State == DeliveryState.Sent || row.State == DeliveryState.Sending || row.State == DeliveryState.Gathered || row.Attempts > 0));

    private static Task<int> DropAsync(AuditDb db, int alertId, bool onlyEscalations, CancellationToken cancellation) => db.AlertDeliveries
        .Where(row => row.AlertId == alertId && row.State == DeliveryState.Due && (!onlyEscalations || row.Kind == DeliveryKind.Escalate))
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, DeliveryState.Dropped), cancellation);

    private static void Add(AuditDb db, AlertDeliveryRow row) => db.AlertDeliveries.Add(row);

    private AlertDeliveryRow Row(AlertRow? alert, AlertChannel channel, DeliveryKind kind, AlertSeverity severity, int? contact, DateTime? notBefore) => new()
    {
        Key = Guid.NewGuid().ToString("N"), Alert = alert, Channel = channel, Kind = kind, State = DeliveryState.Due, Severity = severity, Contact = contact,
        CreatedAt = Now, DueAt = notBefore ?? Now,
    };
}

/// <summary>What the outbox needs to know of an alert.</summary>
internal sealed record AlertHead(
    int Id, string Fingerprint, AlertSeverity Severity, AlertState State, string? SourceId, DateTime? NotifiedAt, DateTime? SilencedUntil, int ChainStep)
{
    public static IQueryable<AlertHead> Of(IQueryable<AlertRow> alerts) => alerts.AsNoTracking().OrderBy(row => row.Id).Select(row => new AlertHead(
        row.Id, row.Fingerprint, row.Severity, row.State, row.SourceId, row.NotifiedAt, row.SilencedUntil, row.ChainStep));
}

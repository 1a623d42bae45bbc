using System.Globalization;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Alerts;

/// <summary>What a person does to an alert, inside the transaction of whoever calls. False where it does not fit the state it is in by now.</summary>
internal sealed class AlertActions(AuditDb db, AlertDesk desk, AlertOutbox outbox, EscalationPlan plan, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Somebody is at it: it climbs no further.</summary>
    public async Task<bool> AcknowledgeAsync(int id, string? by, string note, CancellationToken cancellation)
    {
        var now = Now;
        if (await HeadAsync(id, cancellation) is not { } alert || await db.Alerts.Where(row => row.Id == id && row.State == AlertState.Open).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, AlertState.Acknowledged).SetProperty(row => row.AcknowledgedAt, now)
                .SetProperty(row => row.EscalateAt, (DateTime?)null), cancellation) != 1)
        {
            return false;
        }

        desk.Note(db, id, "acknowledged", by, note);
        await outbox.AcknowledgedAsync(db, alert, cancellation);
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    public async Task<bool> ResolveAsync(int id, string? by, string note, CancellationToken cancellation) =>
        await HeadAsync(id, cancellation) is { } alert && await desk.ResolveAsync(db, alert, by, note, cancellation);

    /// <summary>It is told and climbs as if it were new. Not while a newer alert of the same cause lasts.</summary>
    public async Task<bool> ReopenAsync(int id, string? by, string note, CancellationToken cancellation)
    {
        var now = Now;
        if (await HeadAsync(id, cancellation) is not { } alert || alert.State == AlertState.Open
            || await db.Alerts.AnyAsync(row => row.Fingerprint == alert.Fingerprint && row.Id != id && row.State != AlertState.Resolved, cancellation))
        {
            return false;
        }

        var next = plan.Next(alert.Severity, 0, now);
        if (await db.Alerts.Where(row => row.Id == id && row.State == alert.State).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, AlertState.Open).SetProperty(row => row.ResolvedAt, (DateTime?)null)
                .SetProperty(row => row.AcknowledgedAt, (DateTime?)null).SetProperty(row => row.SilencedUntil, (DateTime?)null)
                .SetProperty(row => row.NotifiedAt, now).SetProperty(row => row.EscalateAt, next).SetProperty(row => row.ChainStep, 0), cancellation) != 1)
        {
            return false;
        }

        desk.Note(db, id, "reopened", by, note);
        outbox.Tell(db, alert, DeliveryKind.Trigger, alert.Severity);
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>No message and no climbing until then; it goes on being counted.</summary>
    public async Task<bool> SilenceAsync(int id, DateTime until, string? by, string note, CancellationToken cancellation)
    {
        if (until <= Now || await HeadAsync(id, cancellation) is not { } alert)
        {
            return false;
        }

        var next = alert.State == AlertState.Open ? plan.Next(alert.Severity, alert.ChainStep, until) : null;
        if (await db.Alerts.Where(row => row.Id == id && row.State == alert.State && row.State != AlertState.Resolved).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.SilencedUntil, until).SetProperty(row => row.EscalateAt, next), cancellation) != 1)
        {
            return false;
        }

        desk.Note(db, id, "silenced", by, string.Create(CultureInfo.InvariantCulture, $"until {until:u}: {note}"));
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    private Task<AlertHead?> HeadAsync(int id, CancellationToken cancellation) => AlertHead.Of(db.Alerts.Where(row => row.Id == id)).FirstOrDefaultAsync(cancellation);
}

using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Alerts;

/// <summary>Makes alerts climb that nobody has acknowledged in time: a step for each that is due, by one node only.</summary>
internal sealed class Escalation(AuditDb db, AlertDesk desk, AlertOutbox outbox, EscalationPlan plan, TimeProvider clock)
{
    private const int AtOnce = 200;

    public async Task ClimbAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var due = await AlertHead.Of(db.Alerts.Where(row => row.State == AlertState.Open && row.EscalateAt <= now
            && (row.SilencedUntil == null || row.SilencedUntil <= now))).Take(AtOnce).ToListAsync(cancellation);
        foreach (var alert in due)
        {
            await ClimbAsync(alert, now, cancellation);
        }
    }

    private async Task ClimbAsync(AlertHead alert, DateTime now, CancellationToken cancellation)
    {
        var repeats = alert.Severity == AlertSeverity.Critical;
        var severity = alert.Severity switch
        {
            AlertSeverity.Warning => AlertSeverity.Error,
            _ => AlertSeverity.Critical,
        };
        var step = repeats ? alert.ChainStep + 1 : alert.ChainStep;
        var next = plan.Next(severity, step, now);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var mine = await db.Alerts
            .Where(row => row.Id == alert.Id && row.State == AlertState.Open && row.EscalateAt <= now && row.Severity == alert.Severity && row.ChainStep == alert.ChainStep)
            .ExecuteUpdateAsync(set => set
                .SetProperty(row => row.Severity, severity).SetProperty(row => row.ChainStep, step).SetProperty(row => row.NotifiedAt, now)
                .SetProperty(row => row.EscalateAt, next), cancellation) == 1;
        if (mine)
        {
            var contact = repeats ? plan.Contact(step) : null;
            desk.Note(db, alert.Id, "escalated", null, contact is null ? severity.ToString() : $"{severity}, {contact.Name}");
            outbox.Tell(db, alert, DeliveryKind.Escalate, severity, contact is null ? null : step);
            await db.SaveChangesAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }
}

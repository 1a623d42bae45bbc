using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Alerts;

/// <summary>Makes one message of many, so that a storm is read and not filtered away; and ends the page of a digest when all it told of is over.</summary>
internal sealed class DigestMaker(AuditDb db, IOptionsMonitor<AlertsOptions> options, TimeProvider clock)
{
    /// <param name="now">What came later is left for the next time.</param>
    public async Task GatherAsync(DateTime now, CancellationToken cancellation)
    {
        foreach (var channel in Enum.GetValues<AlertChannel>())
        {
            await GatherAsync(channel, now, cancellation);
        }

        await CloseAsync(cancellation);
    }

    private async Task GatherAsync(AlertChannel channel, DateTime now, CancellationToken cancellation)
    {
        var set = options.CurrentValue;
        var waiting = Waiting(channel, now);
        var count = await waiting.CountAsync(cancellation);
        var since = now.AddMinutes(-set.DigestMinutes);
        var recent = db.AlertDeliveries.Where(row => row.Channel == channel && row.SentAt > since && row.Kind != DeliveryKind.Test);
        if (count == 0 || count + await recent.CountAsync(cancellation) <= set.DigestAbove)
        {
            return;
        }

        // A storm that goes on waits for the next digest.
        if (await db.AlertDeliveries.Where(row => row.Channel == channel && row.Kind == DeliveryKind.Digest && row.CreatedAt > since)
            .MaxAsync(row => (DateTime?)row.CreatedAt, cancellation) is { } last)
        {
            var next = last.AddMinutes(set.DigestMinutes);
            await waiting.ExecuteUpdateAsync(row => row.SetProperty(late => late.DueAt, next), cancellation);
            return;
        }

        if (count > 1)
        {
            await MakeAsync(channel, now, cancellation);
        }
    }

    private async Task MakeAsync(AlertChannel channel, DateTime now, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var worst = await Waiting(channel, now).MaxAsync(row => (AlertSeverity?)row.Severity, cancellation);
        var digest = new AlertDeliveryRow
        {
            Key = Guid.NewGuid().ToString("N"), Channel = channel, Kind = DeliveryKind.Digest, State = DeliveryState.Due, Severity = worst ?? AlertSeverity.Info,
            CreatedAt = now, DueAt = now,
        };
        db.AlertDeliveries.Add(digest);
        await db.SaveChangesAsync(cancellation);
        var gathered = await Waiting(channel, now).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, DeliveryState.Gathered).SetProperty(row => row.DigestId, digest.Id), cancellation);

        // Another node was first.
        if (gathered > 0)
        {
            await transaction.CommitAsync(cancellation);
        }
        else
        {
            await transaction.RollbackAsync(cancellation);
        }
    }

    // Repeats to a contact go to that contact, and ending a page is quiet: neither is gathered.
    private IQueryable<AlertDeliveryRow> Waiting(AlertChannel channel, DateTime now) => db.AlertDeliveries.Where(row =>
        row.Channel == channel && row.State == DeliveryState.Due && row.DueAt <= now && row.Attempts == 0 && row.Contact == null
        && (row.Kind == DeliveryKind.Trigger || row.Kind == DeliveryKind.Escalate || (row.Kind == DeliveryKind.Resolve && channel != AlertChannel.PagerDuty)));

    private async Task CloseAsync(CancellationToken cancellation)
    {
        var over = await db.AlertDeliveries
            .Where(row => row.Channel == AlertChannel.PagerDuty && row.Kind == DeliveryKind.Digest && row.State == DeliveryState.Sent && row.ClosedAt == null
                && !db.AlertDeliveries.Any(part => part.DigestId == (row.DigestId ?? row.Id) && part.AlertId != null && part.Kind != DeliveryKind.Resolve && part.Alert!.State != AlertState.Resolved))
            .OrderBy(row => row.Id).Select(row => new { row.Id, row.Severity, Digest = row.DigestId ?? row.Id }).ToListAsync(cancellation);
        foreach (var digest in over)
        {
            await CloseAsync(digest.Id, digest.Digest, digest.Severity, cancellation);
        }
    }

    private async Task CloseAsync(int id, int digest, AlertSeverity severity, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.AlertDeliveries.Where(row => row.Id == id && row.ClosedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosedAt, now), cancellation) == 1)
        {
            db.AlertDeliveries.Add(new AlertDeliveryRow
            {
                Key = Guid.NewGuid().ToString("N"), Channel = AlertChannel.PagerDuty, Kind = DeliveryKind.Resolve, State = DeliveryState.Due, Severity = severity,
                DigestId = digest, CreatedAt = now, DueAt = now,
            });
            await db.SaveChangesAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }
}

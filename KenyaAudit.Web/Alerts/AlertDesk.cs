using System.Data.Common;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Alerts;

/// <summary>
/// The one entry point of alerts: stored and logged, one row a cause while it lasts, with what is to be delivered. Writes with the caller's context,
/// so inside its transaction; delivers nothing itself.
/// </summary>
internal sealed partial class AlertDesk(
    AlertOutbox outbox, EscalationPlan plan, IOptionsMonitor<AlertsOptions> options, TimeProvider clock, ILogger<AlertDesk> log)
{
    private const int MaxDetail = 2000;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>A cause that is known already is counted, not added; the gravest severity met stays. It is told again after the quiet window, or when it is graver.</summary>
    public async Task RaiseAsync(AuditDb db, AlertSignal signal, CancellationToken cancellation)
    {
        LogRaised(signal.Severity, signal.Fingerprint, signal.Title, signal.Detail);
        await using var transaction = await BeginAsync(db, cancellation);
        if (!await CountAsync(db, signal, cancellation))
        {
            await AddAsync(db, signal, cancellation);
        }

        await CommitAsync(transaction, cancellation);
    }

    /// <summary>The cause is gone; nothing happens where it was not known.</summary>
    public async Task ResolveAsync(AuditDb db, string fingerprint, CancellationToken cancellation)
    {
        if (await AlertHead.Of(db.Alerts.Where(row => row.Fingerprint == fingerprint && row.State != AlertState.Resolved)).FirstOrDefaultAsync(cancellation) is { } alert
            && await ResolveAsync(db, alert, null, null, cancellation))
        {
            LogResolved(fingerprint);
        }
    }

    /// <summary>False where it was resolved meanwhile.</summary>
    /// <param name="by">Who says so; null where the cause is gone by itself.</param>
    public async Task<bool> ResolveAsync(AuditDb db, AlertHead alert, string? by, string? note, CancellationToken cancellation)
    {
        await using var transaction = await BeginAsync(db, cancellation);
        var now = Now;
        var mine = await db.Alerts.Where(row => row.Id == alert.Id && row.State != AlertState.Resolved)
            .ExecuteUpdateAsync(set => set
                .SetProperty(row => row.State, AlertState.Resolved).SetProperty(row => row.ResolvedAt, now)
                .SetProperty(row => row.EscalateAt, (DateTime?)null), cancellation) == 1;
        if (mine)
        {
            Note(db, alert.Id, "resolved", by, note);
            await outbox.ResolvedAsync(db, alert, cancellation);
            await db.SaveChangesAsync(cancellation);
        }

        await CommitAsync(transaction, cancellation);
        return mine;
    }

    /// <summary>Adds to the history; whoever calls saves.</summary>
    public void Note(AuditDb db, int alertId, string kind, string? by, string? note) =>
        db.AlertEvents.Add(new AlertEventRow { AlertId = alertId, At = Now, Kind = kind, By = by, Note = note });

    /// <summary>A transaction of its own; null inside that of the caller.</summary>
    public static async Task<IDbContextTransaction?> BeginAsync(AuditDb db, CancellationToken cancellation) =>
        db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellation) : null;

    public static Task CommitAsync(IDbContextTransaction? transaction, CancellationToken cancellation) => transaction?.CommitAsync(cancellation) ?? Task.CompletedTask;

    private async Task AddAsync(AuditDb db, AlertSignal signal, CancellationToken cancellation)
    {
        var now = Now;
        var alert = new AlertRow
        {
            Fingerprint = signal.Fingerprint, Severity = signal.Severity, State = AlertState.Open, SourceId = signal.SourceId, Title = signal.Title,
            Detail = Short(signal.Detail), Link = signal.Link, FirstSeenAt = now, LastSeenAt = now, Count = 1, NotifiedAt = now,
            EscalateAt = plan.Next(signal.Severity, 0, now),
        };
        alert.Events.Add(new AlertEventRow { At = now, Kind = "raised" });
        db.Alerts.Add(alert);
        outbox.Tell(db, alert, DeliveryKind.Trigger, signal.Severity, notBefore: await QuietUntilAsync(db, signal, cancellation));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException error) when (error.InnerException is DbException && db.Entry(alert).State == EntityState.Added)
        {
            // Another node saw the cause at the same moment: the store keeps one row, and this occurrence is counted on it.
            foreach (var entry in db.ChangeTracker.Entries().Where(entry => entry.State == EntityState.Added && IsOf(entry.Entity, alert)).ToList())
            {
                entry.State = EntityState.Detached;
            }

            if (!await CountAsync(db, signal, cancellation))
            {
                throw;
            }
        }
    }

    // A lesser cause that comes and goes is told once a window, and then only if it still lasts.
    private async Task<DateTime?> QuietUntilAsync(AuditDb db, AlertSignal signal, CancellationToken cancellation)
    {
        if (signal.Severity > AlertSeverity.Warning)
        {
            return null;
        }

        var since = Now.AddMinutes(-options.CurrentValue.QuietMinutes);
        var last = await db.AlertDeliveries
            .Where(row => row.Alert!.Fingerprint == signal.Fingerprint && row.Kind == DeliveryKind.Trigger && row.SentAt > since)
            .MaxAsync(row => row.SentAt, cancellation);
        return last?.AddMinutes(options.CurrentValue.QuietMinutes);
    }

    private async Task<bool> CountAsync(AuditDb db, AlertSignal signal, CancellationToken cancellation)
    {
        var known = db.Alerts.Where(row => row.Fingerprint == signal.Fingerprint && row.State != AlertState.Resolved);
        if (await AlertHead.Of(known).FirstOrDefaultAsync(cancellation) is not { } alert)
        {
            return false;
        }

        var (now, detail) = (Now, Short(signal.Detail));
        if (await known.Where(row => row.Id == alert.Id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Count, row => row.Count + 1).SetProperty(row => row.Detail, detail).SetProperty(row => row.LastSeenAt, now), cancellation) == 0)
        {
            return false;
        }

        await AgainAsync(db, alert, signal.Severity, now, cancellation);
        return true;
    }

    private async Task AgainAsync(AuditDb db, AlertHead alert, AlertSeverity severity, DateTime now, CancellationToken cancellation)
    {
        var graver = severity > alert.Severity && await db.Alerts.Where(row => row.Id == alert.Id && row.Severity < severity).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Severity, severity).SetProperty(row => row.State, AlertState.Open)
                .SetProperty(row => row.EscalateAt, plan.Next(severity, 0, now)).SetProperty(row => row.ChainStep, 0), cancellation) == 1;
        if (graver)
        {
            Note(db, alert.Id, "graver", null, severity.ToString());
        }

        var quiet = now.AddMinutes(-options.CurrentValue.QuietMinutes);
        var tell = await db.Alerts
            .Where(row => row.Id == alert.Id && row.State == AlertState.Open && (row.SilencedUntil == null || row.SilencedUntil <= now)
                && (graver || row.NotifiedAt == null || row.NotifiedAt <= quiet))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.NotifiedAt, now), cancellation) == 1;
        if (tell)
        {
            outbox.Tell(db, alert, DeliveryKind.Trigger, severity > alert.Severity ? severity : alert.Severity);
        }

        if (graver || tell)
        {
            await db.SaveChangesAsync(cancellation);
        }
    }

    private static bool IsOf(object entity, AlertRow alert) => entity switch
    {
        AlertRow row => row == alert,
        AlertDeliveryRow row => row.Alert == alert,
        AlertEventRow row => row.Alert == alert,
        _ => false,
    };

    private static string Short(string text) => text.Length <= MaxDetail ? text : text[..MaxDetail];

    [LoggerMessage(Level = LogLevel.Warning, Message = "Alert {Severity} {Fingerprint}: {Title}. {Detail}")]
    private partial void LogRaised(AlertSeverity severity, string fingerprint, string title, string detail);

    [LoggerMessage(Level = LogLevel.Information, Message = "Alert {Fingerprint} is resolved")]
    private partial void LogResolved(string fingerprint);
}

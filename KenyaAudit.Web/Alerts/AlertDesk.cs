using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Alerts;

/// <summary>The one entry point of alerts: stored and logged, one row a cause while it lasts. Writes with the caller's context, so inside its transaction.</summary>
internal sealed partial class AlertDesk(TimeProvider clock, ILogger<AlertDesk> log)
{
    private const int MaxDetail = 2000;

    /// <summary>A cause that is known already is counted, not added; the gravest severity met stays.</summary>
    public async Task RaiseAsync(AuditDb db, AlertSignal signal, CancellationToken cancellation)
    {
        LogRaised(signal.Severity, signal.Fingerprint, signal.Title, signal.Detail);
        if (await CountAsync(db, signal, cancellation))
        {
            return;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var alert = new AlertRow
        {
            Fingerprint = signal.Fingerprint, Severity = signal.Severity, State = AlertState.Open, SourceId = signal.SourceId, Title = signal.Title,
            Detail = Short(signal.Detail), Link = signal.Link, FirstSeenAt = now, LastSeenAt = now, Count = 1,
        };
        db.Alerts.Add(alert);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException) when (db.Entry(alert).State == EntityState.Added)
        {
            // Another node saw the cause at the same moment: the store keeps one row, and this occurrence is counted on it.
            db.Entry(alert).State = EntityState.Detached;
            if (!await CountAsync(db, signal, cancellation))
            {
                throw;
            }
        }
    }

    /// <summary>The cause is gone; nothing happens where it was not known.</summary>
    public async Task ResolveAsync(AuditDb db, string fingerprint, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var resolved = await db.Alerts
            .Where(row => row.Fingerprint == fingerprint && row.State != AlertState.Resolved)
            .ExecuteUpdateAsync(set => set
                .SetProperty(row => row.State, AlertState.Resolved).SetProperty(row => row.ResolvedAt, now), cancellation);
        if (resolved > 0)
        {
            LogResolved(fingerprint);
        }
    }

    private async Task<bool> CountAsync(AuditDb db, AlertSignal signal, CancellationToken cancellation)
    {
        var (now, detail) = (clock.GetUtcNow().UtcDateTime, Short(signal.Detail));
        return await db.Alerts
            .Where(row => row.Fingerprint == signal.Fingerprint && row.State != AlertState.Resolved)
            .ExecuteUpdateAsync(set => set
                .SetProperty(row => row.Count, row => row.Count + 1)
                .SetProperty(row => row.Severity, row => row.Severity > signal.Severity ? row.Severity : signal.Severity)
                .SetProperty(row => row.Detail, detail)
                .SetProperty(row => row.LastSeenAt, now), cancellation) > 0;
    }

    private static string Short(string text) => text.Length <= MaxDetail ? text : text[..MaxDetail];

    [LoggerMessage(Level = LogLevel.Warning, Message = "Alert {Severity} {Fingerprint}: {Title}. {Detail}")]
    private partial void LogRaised(AlertSeverity severity, string fingerprint, string title, string detail);

    [LoggerMessage(Level = LogLevel.Information, Message = "Alert {Fingerprint} is resolved")]
    private partial void LogResolved(string fingerprint);
}

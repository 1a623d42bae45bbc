using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Access;

/// <summary>What an admin did. <paramref name="Action"/> is one word with a point ("quarantine.release"), <paramref name="Subject"/> what it was done to.</summary>
internal sealed record AuditEntry(string Action, string Subject, string? Reason = null, string? Before = null, string? After = null);

/// <summary>Writes the audit trail with the request's context, so inside the transaction of the action itself. Rows are only ever added.</summary>
internal sealed class AuditTrail(AuditDb db, IHttpContextAccessor requests, TimeProvider clock)
{
    /// <summary>Saves at once; inside a transaction of the caller it stands or falls with it.</summary>
    public async Task RecordAsync(AuditEntry entry, CancellationToken cancellation)
    {
        var request = requests.HttpContext;
        db.AuditEvents.Add(new AuditEventRow
        {
            At = clock.GetUtcNow().UtcDateTime,
            Actor = request?.User.Identity?.Name ?? "system",
            Action = entry.Action,
            Subject = entry.Subject,
            FromAddress = request?.Connection.RemoteIpAddress?.ToString(),
            Reason = entry.Reason,
            Before = entry.Before,
            After = entry.After,
        });
        await db.SaveChangesAsync(cancellation);
    }
}

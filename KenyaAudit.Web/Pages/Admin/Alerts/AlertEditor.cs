using System.Globalization;
using System.Security.Claims;
using KenyaAudit.Web.Access;
using KenyaAudit.Web.Alerts;
using KenyaAudit.Web.Jobs;
using KenyaAudit.Web.Store;
using Microsoft.AspNetCore.Authorization;

namespace KenyaAudit.Web.Pages.Admin.Alerts;

/// <summary>An editor's act on an alert and its row in the audit trail, in one transaction; what it sends is handed out after it. False where it did not fit.</summary>
internal sealed class AlertEditor(AuditDb db, AlertActions actions, AlertOutbox outbox, AlertStarter starter, AuditTrail trail, TimeProvider clock, IAuthorizationService authorization)
{
    public async Task<bool> MayActAsync(ClaimsPrincipal user) => (await authorization.AuthorizeAsync(user, Policies.Editor)).Succeeded;

    public Task<bool> AcknowledgeAsync(int id, string? by, string note, CancellationToken cancellation) =>
        DoAsync("alert.acknowledge", id, note, () => actions.AcknowledgeAsync(id, by, note, cancellation), cancellation);

    public Task<bool> ResolveAsync(int id, string? by, string note, CancellationToken cancellation) =>
        DoAsync("alert.resolve", id, note, () => actions.ResolveAsync(id, by, note, cancellation), cancellation);

    public Task<bool> ReopenAsync(int id, string? by, string note, CancellationToken cancellation) =>
        DoAsync("alert.reopen", id, note, () => actions.ReopenAsync(id, by, note, cancellation), cancellation);

    public Task<bool> SilenceAsync(int id, int hours, string? by, string note, CancellationToken cancellation) =>
        DoAsync("alert.silence", id, note, () => actions.SilenceAsync(id, clock.GetUtcNow().UtcDateTime.AddHours(hours), by, note, cancellation), cancellation);

    public async Task TestAsync(CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        outbox.Test(db);
        await db.SaveChangesAsync(cancellation);
        await trail.RecordAsync(new AuditEntry("alert.test", "channels"), cancellation);
        await transaction.CommitAsync(cancellation);
        starter.Start();
    }

    private async Task<bool> DoAsync(string action, int id, string note, Func<Task<bool>> act, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await act())
        {
            return false;
        }

        await trail.RecordAsync(new AuditEntry(action, string.Create(CultureInfo.InvariantCulture, $"alert {id}"), note), cancellation);
        await transaction.CommitAsync(cancellation);
        starter.Start();
        return true;
    }
}

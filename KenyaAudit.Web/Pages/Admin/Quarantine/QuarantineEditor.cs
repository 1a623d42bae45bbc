using System.Globalization;
using System.Security.Claims;
using KenyaAudit.Web.Access;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Jobs;
using KenyaAudit.Web.Store;
using Microsoft.AspNetCore.Authorization;

namespace KenyaAudit.Web.Pages.Admin.Quarantine;

/// <summary>An editor's act on a refused record and its row in the audit trail, in one transaction: both stand or neither.</summary>
internal sealed class QuarantineEditor(AuditDb db, QuarantineDesk desk, DueRuns due, RunStarter starter, AuditTrail trail, IAuthorizationService authorization)
{
    public async Task<bool> MayActAsync(ClaimsPrincipal user) => (await authorization.AuthorizeAsync(user, Policies.Editor)).Succeeded;

    public Task<DeskResult> ReleaseAsync(ReleaseRequest request, string? by, CancellationToken cancellation) =>
        DoAsync("quarantine.release", request.Id, request.Note, () => desk.ReleaseAsync(request, by, cancellation), cancellation);

    public Task<DeskResult> ReleaseFigureAsync(int id, IReadOnlyDictionary<string, string?> cells, string note, string? by, CancellationToken cancellation) =>
        DoAsync("quarantine.release", id, note, () => desk.ReleaseFigureAsync(id, cells, note, by, cancellation), cancellation);

    public Task<DeskResult> RejectAsync(int id, string reason, string? by, CancellationToken cancellation) =>
        DoAsync("quarantine.reject", id, reason, () => desk.RejectAsync(id, reason, by, cancellation), cancellation);

    /// <summary>Asks for the archived document to be read by the reader of today; the run, or null where no document is archived.</summary>
    public async Task<int?> ReadAgainAsync(QuarantinedRecordRow record, string reason, string? by, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await due.AskAgainAsync(record.RunId, RunTriggers.Again, by, cancellation) is not { } run)
        {
            return null;
        }

        await trail.RecordAsync(new AuditEntry("quarantine.read-again", Subject(record.Id), reason, After: string.Create(CultureInfo.InvariantCulture, $"run {run}")), cancellation);
        await transaction.CommitAsync(cancellation);
        starter.Start(run);
        return run;
    }

    private async Task<DeskResult> DoAsync(string action, int id, string reason, Func<Task<DeskResult>> act, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var done = await act();
        if (done.Answer == DeskAnswer.Done)
        {
            await trail.RecordAsync(new AuditEntry(action, Subject(id), reason, done.Before, done.After), cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return done;
    }

    private static string Subject(int id) => string.Create(CultureInfo.InvariantCulture, $"quarantine {id}");
}

using System.Globalization;
using KenyaAudit.Web.Access;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Jobs;
using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Pages.Admin.Quarantine;

/// <summary>An editor's decision on a record and its row in the audit trail, in one transaction: both stand or neither.</summary>
internal sealed class QuarantineEditor(AuditDb db, QuarantineDesk desk, DueRuns due, RunStarter starter, AuditTrail trail)
{
    public Task<DeskAnswer> ReleaseAsync(ReleaseRequest request, CancellationToken cancellation) =>
        DoAsync("quarantine.release", request.Id, request.Reason, () => desk.ReleaseAsync(request, cancellation), cancellation);

    public Task<DeskAnswer> RejectAsync(int id, string reason, string by, CancellationToken cancellation) =>
        DoAsync("quarantine.reject", id, reason, () => desk.RejectAsync(id, reason, by, cancellation), cancellation);

    /// <summary>Asks for the whole document to be read anew by the reader of today; null where it is not held. The number of the new run.</summary>
    public async Task<int?> AgainAsync(SetAsideRecord record, string? by, CancellationToken cancellation)
    {
        if (await due.AskAgainAsync(record.RunId, RunTriggers.Again, by, cancellation) is not { } run)
        {
            return null;
        }

        await trail.RecordAsync(new AuditEntry("run.again", string.Create(CultureInfo.InvariantCulture, $"run {record.RunId}"), record.Key), cancellation);
        starter.Start(run);
        return run;
    }

    private async Task<DeskAnswer> DoAsync(string action, int id, string reason, Func<Task<DeskResult>> act, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var done = await act();
        if (done.Answer == DeskAnswer.Done)
        {
            await trail.RecordAsync(new AuditEntry(action, string.Create(CultureInfo.InvariantCulture, $"record {id}"), reason, done.Before, done.After), cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return done.Answer;
    }
}

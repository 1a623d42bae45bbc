using KenyaAudit.Web.Access;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Pages.Admin.Findings;

/// <summary>An editor's act and its row in the audit trail, in one transaction: both stand or neither.</summary>
internal sealed class FindingEditor(AuditDb db, FindingDesk desk, AuditTrail trail)
{
    public Task<DeskAnswer> CorrectAsync(CorrectionRequest request, CancellationToken cancellation) =>
        DoAsync("finding.correct", request.Reference, request.Note, () => desk.CorrectAsync(request, cancellation), cancellation);

    public Task<DeskAnswer> WithdrawAsync(string reference, int version, string reason, CancellationToken cancellation) =>
        DoAsync("finding.withdraw", reference, reason, () => desk.WithdrawAsync(reference, version, reason, cancellation), cancellation);

    public Task<DeskAnswer> RestoreAsync(string reference, int version, string reason, CancellationToken cancellation) =>
        DoAsync("finding.restore", reference, reason, () => desk.RestoreAsync(reference, version, reason, cancellation), cancellation);

    public Task<DeskAnswer> KeepAsync(string reference, string note, CancellationToken cancellation) =>
        DoAsync("finding.keep", reference, note, () => desk.KeepAsync(reference, note, cancellation), cancellation);

    private async Task<DeskAnswer> DoAsync(string action, string reference, string reason, Func<Task<DeskResult>> act, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var done = await act();
        if (done.Answer == DeskAnswer.Done)
        {
            await trail.RecordAsync(new AuditEntry(action, reference, reason, done.Before, done.After), cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return done.Answer;
    }
}

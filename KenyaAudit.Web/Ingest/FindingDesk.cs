using System.Globalization;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

internal enum DeskAnswer
{
    Done,
    Missing,

    /// <summary>Another version came meanwhile; nothing was written.</summary>
    Conflict,

    /// <summary>Nothing differs from what is published.</summary>
    Unchanged,

    /// <summary>What was asked for may not be published; the result says why.</summary>
    Refused,
}

/// <summary>Values an editor wants, by field; a field that is not named stays. Keys are digits. Blocks by their ordinal.</summary>
internal sealed record CorrectionRequest(
    string Reference, int Version, string Note, IReadOnlyDictionary<CorrectedField, string?> Fields, IReadOnlyDictionary<int, string> Blocks);

/// <summary>What an editor's act changed, for the audit trail.</summary>
internal sealed record DeskResult(DeskAnswer Answer, string? Before = null, string? After = null)
{
    /// <summary>Why it may not be published.</summary>
    public string? Fault { get; init; }
}

/// <summary>
/// What editors do to findings: correct, withdraw, restore, keep. Each makes a version and log rows inside the caller's transaction.
/// The turn at the publication counter is taken first, so the version that is compared cannot change until the caller commits.
/// </summary>
internal sealed class FindingDesk(AuditDb db, TimeProvider clock)
{
    public async Task<DeskResult> CorrectAsync(CorrectionRequest request, CancellationToken cancellation)
    {
        var sequence = await PublicationSequence.TakeTurnAsync(db, cancellation);
        var (finding, current) = await FindAsync(request.Reference, cancellation);
        if (Refuse(finding, current, request.Version, FindingStatus.Published) is { } refusal)
        {
            return refusal;
        }

        var next = VersionCopy.Next(finding!, current!, VersionKind.Corrected, request.Note, Now);
        var inForce = await db.Corrections.Where(row => row.FindingId == finding!.Id && row.State == CorrectionState.InForce).OrderBy(row => row.Id).ToListAsync(cancellation);
        var changes = new CorrectionChanges(finding!, next, inForce);
        foreach (var (field, value) in request.Fields)
        {
            changes.Field(field, value);
        }

        foreach (var (ordinal, text) in request.Blocks)
        {
            changes.Block(ordinal, text);
        }

        if (changes.IsEmpty)
        {
            return new DeskResult(DeskAnswer.Unchanged);
        }

        db.Corrections.AddRange(changes.Corrections);
        (finding!.EntityId, finding.Section, finding.Basis) = (next.EntityId!.Value, next.Section!.Value, next.Basis!.Value);
        await PublishAsync(sequence, finding, next, cancellation);
        await CloseAsync(finding, ReviewKind.CorrectionOvertaken, ReviewState.Kept, request.Note, cancellation);
        return new DeskResult(DeskAnswer.Done, changes.Before, changes.After);
    }

    public async Task<DeskResult> WithdrawAsync(string reference, int version, string reason, CancellationToken cancellation)
    {
        var done = await TurnAsync(reference, version, FindingStatus.Published, VersionKind.Withdrawn, reason, cancellation);
        if (done.Answer == DeskAnswer.Done)
        {
            await CloseAsync(await db.Findings.SingleAsync(row => row.Reference == reference, cancellation), null, ReviewState.Withdrawn, reason, cancellation);
        }

        return done;
    }

    public Task<DeskResult> RestoreAsync(string reference, int version, string reason, CancellationToken cancellation) =>
        TurnAsync(reference, version, FindingStatus.Withdrawn, VersionKind.Restored, reason, cancellation);

    /// <summary>Closes all that is open on a finding; what is published stays as it is.</summary>
    public async Task<DeskResult> KeepAsync(string reference, string note, CancellationToken cancellation)
    {
        if (await db.Findings.FirstOrDefaultAsync(row => row.Reference == reference, cancellation) is not { } finding)
        {
            return new DeskResult(DeskAnswer.Missing);
        }

        var closed = await CloseAsync(finding, null, ReviewState.Kept, note, cancellation);
        return new DeskResult(closed > 0 ? DeskAnswer.Done : DeskAnswer.Unchanged);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task<DeskResult> TurnAsync(
        string reference, int version, FindingStatus from, VersionKind kind, string reason, CancellationToken cancellation)
    {
        var sequence = await PublicationSequence.TakeTurnAsync(db, cancellation);
        var (finding, current) = await FindAsync(reference, cancellation);
        if (Refuse(finding, current, version, from) is { } refusal)
        {
            return refusal;
        }

        var before = finding!.Status;
        finding.Status = kind == VersionKind.Withdrawn ? FindingStatus.Withdrawn : FindingStatus.Published;
        await PublishAsync(sequence, finding, VersionCopy.Next(finding, current!, kind, reason, Now), cancellation);
        return new DeskResult(DeskAnswer.Done, $"{before}, version {version.ToString(CultureInfo.InvariantCulture)}", finding.Status.ToString());
    }

    private static DeskResult? Refuse(FindingRow? finding, FindingVersionRow? current, int version, FindingStatus from) =>
        finding is null || current is null ? new DeskResult(DeskAnswer.Missing)
        : finding.CurrentVersion != version || finding.Status != from ? new DeskResult(DeskAnswer.Conflict)
        : null;

    private async Task<(FindingRow? Finding, FindingVersionRow? Current)> FindAsync(string reference, CancellationToken cancellation)
    {
        var finding = await db.Findings.Include(row => row.Report).FirstOrDefaultAsync(row => row.Reference == reference, cancellation);
        var current = finding is null ? null : await db.FindingVersions.AsNoTracking().AsSplitQuery()
            .Where(row => row.FindingId == finding.Id && row.Number == finding.CurrentVersion).OrderBy(row => row.Id)
            .Include(row => row.Amounts.OrderBy(amount => amount.Ordinal))
            .Include(row => row.SubParagraphs.OrderBy(sub => sub.Ordinal))
            .Include(row => row.Blocks.OrderBy(block => block.Ordinal))
            .FirstOrDefaultAsync(cancellation);
        return (finding, current);
    }

    private async Task PublishAsync(PublicationSequence sequence, FindingRow finding, FindingVersionRow next, CancellationToken cancellation)
    {
        (finding.Title, finding.CurrentVersion) = (next.Title, next.Number);
        db.FindingVersions.Add(next);
        sequence.Log(PublicationKind.Report, finding.Report.Slug, Now);
        sequence.Log(PublicationKind.Finding, finding.Reference, Now);
        await db.SaveChangesAsync(cancellation);
        await new RepeatFindings(db).LinkAsync(finding.Report, cancellation);
        await sequence.CloseAsync(cancellation);
    }

    private async Task<int> CloseAsync(FindingRow finding, ReviewKind? kind, ReviewState state, string note, CancellationToken cancellation)
    {
        var open = await db.Reviews.Where(row => row.FindingId == finding.Id && row.State == ReviewState.Open).OrderBy(row => row.Id).ToListAsync(cancellation);
        var closing = open.Where(row => kind is null || row.Kind == kind).ToList();
        closing.ForEach(row => (row.State, row.ResolvedAt, row.Note) = (state, Now, note));
        await db.SaveChangesAsync(cancellation);
        return closing.Count;
    }
}

using KenyaAudit.Web.Pages.Shared;
using KenyaAudit.Web.Search;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Pages.Status;

/// <summary>How the pipeline stands: what is loaded, how far the index is, when each source last worked.</summary>
internal sealed class StatusQuery(AuditDb db, FindingIndex index, TimeProvider clock)
{
    public async Task<StatusReport> RunAsync(SiteSnapshot site, CancellationToken cancellation) => new(
        site.Loading,
        await db.Findings.CountAsync(row => row.Status == FindingStatus.Published, cancellation),
        await db.CleanStatements.CountAsync(cancellation),
        await db.Opinions.CountAsync(cancellation),
        await db.Entities.CountAsync(cancellation),
        await db.Counties.CountAsync(cancellation),
        await db.Documents.CountAsync(cancellation),
        await db.PublicationCounters.Where(row => row.Id == 1).Select(row => row.Value).SingleAsync(cancellation),
        await IndexAsync(cancellation),
        await SourcesAsync(cancellation),
        await AuditAsync(cancellation));

    private async Task<IndexReport> IndexAsync(CancellationToken cancellation)
    {
        // Counted before the question, so that a commit in between makes the lag look longer, never shorter.
        var (documents, sequence) = (index.Documents, index.Sequence);
        var oldest = await db.PublicationLog.Where(row => row.Sequence > sequence).OrderBy(row => row.Sequence)
            .Select(row => (DateTime?)row.At).FirstOrDefaultAsync(cancellation);
        var lag = oldest is { } at ? clock.GetUtcNow().UtcDateTime - at : TimeSpan.Zero;
        return new IndexReport(documents, sequence, (long)Math.Max(0, Math.Ceiling(lag.TotalSeconds)));
    }

    // Of days that are over, so that the answer does not tell when an admin is at work.
    private Task<AuditReport?> AuditAsync(CancellationToken cancellation)
    {
        var today = Nairobi.Start(Nairobi.Today(clock));
        return db.AuditEvents.AsNoTracking().Where(row => row.At < today && row.Sequence > 0).OrderByDescending(row => row.Sequence)
            .Select(row => new AuditReport(row.At, row.Sequence, row.Hash)).FirstOrDefaultAsync(cancellation);
    }

    private async Task<IReadOnlyList<SourceReport>> SourcesAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var sources = await db.Sources.AsNoTracking().OrderBy(row => row.SourceId)
            .Select(row => new { row.SourceId, row.Title, row.NextDueAt, row.LeaseExpiresAt, row.PausedAt }).ToListAsync(cancellation);
        var open = await db.Alerts.AsNoTracking().Where(alert => alert.State != AlertState.Resolved && alert.SourceId != null)
            .OrderBy(alert => alert.Id).Select(alert => alert.Fingerprint).ToListAsync(cancellation);
        var reports = new List<SourceReport>(sources.Count);
        foreach (var source in sources)
        {
            var runs = db.IngestRuns.AsNoTracking().Where(run => run.SourceId == source.SourceId);
            var last = await RunStates.Telling(runs)
                .OrderByDescending(run => run.StartedAt).ThenByDescending(run => run.Id).Select(run => (RunState?)run.State).FirstOrDefaultAsync(cancellation);
            reports.Add(new SourceReport(
                source.SourceId,
                source.Title,
                await RunStates.Successful(runs).MaxAsync(run => run.EndedAt, cancellation),
                await RunStates.Successful(runs).Where(run => run.State != RunState.Unchanged).MaxAsync(run => run.EndedAt, cancellation),
                source.NextDueAt,
                source.LeaseExpiresAt > now ? SourceState.Running : StateOf(last),
                await RecordsAsync(source.SourceId, cancellation),
                await db.Quarantine.CountAsync(row => row.SourceId == source.SourceId && row.State == QuarantineState.Open, cancellation),
                source.PausedAt is not null,
                open.Contains($"stale:{source.SourceId}"),
                open.Contains($"run-late:{source.SourceId}")));
        }

        return reports;
    }

    private static SourceState StateOf(RunState? last) => last switch
    {
        null => SourceState.Never,
        RunState.Running => SourceState.Running,
        RunState.Failed => SourceState.Failed,
        RunState.Refused => SourceState.Refused,
        _ => SourceState.Ok,
    };

    // What the last run that published anything brought.
    private async Task<int> RecordsAsync(string sourceId, CancellationToken cancellation) =>
        await RunStates.Successful(db.IngestRuns.AsNoTracking())
            .Where(run => run.SourceId == sourceId && run.State != RunState.Unchanged)
            .OrderByDescending(run => run.StartedAt).ThenByDescending(run => run.Id)
            .Select(run => run.Steps.Where(step => step.Name == "publish").Max(step => step.CountOut))
            .FirstOrDefaultAsync(cancellation) ?? 0;
}

internal enum SourceState
{
    Never,
    Ok,
    Running,
    Failed,
    Refused,
}

internal sealed record StatusReport(
    bool Loading,
    int Findings,
    int CleanStatements,
    int Opinions,
    int Entities,
    int Counties,
    int Documents,
    long PublicationSequence,
    IndexReport Index,
    IReadOnlyList<SourceReport> Sources,
    AuditReport? Audit);

/// <summary>The end of the audit trail as it stood when its last day with an entry was over: who notes it can prove later that nothing before it was changed.</summary>
/// <param name="At">Of the entry, UTC.</param>
/// <param name="Entries">How many there were.</param>
internal sealed record AuditReport(DateTime At, long Entries, string Hash);

internal sealed record IndexReport(int Documents, long Sequence, long LagSeconds);

/// <param name="Paused">No schedule asks for it until an admin resumes it.</param>
/// <param name="Stale">It has had no success for longer than its schedule allows.</param>
/// <param name="Late">A run of it missed its deadline and none has gone well since.</param>
internal sealed record SourceReport(
    string Id, string Title, DateTime? LastSuccess, DateTime? LastNew, DateTime? NextDue, SourceState State, int Records, int Quarantined,
    bool Paused, bool Stale, bool Late);

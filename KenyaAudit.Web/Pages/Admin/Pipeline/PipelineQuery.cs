using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Pages.Admin.Pipeline;

internal sealed record RunItem(
    int Id, string SourceId, RunState State, string Trigger, string? AskedBy, int Attempt, DateTime StartedAt, DateTime? EndedAt, string? Sha256, string? Error);

internal sealed record PipelineAlert(int Id, AlertSeverity Severity, string? SourceId, string Title, string Detail, string? Link, DateTime LastSeenAt, int Count);

internal sealed record PipelineSource(
    string Id, string Title, bool ReadsDocuments, bool Busy, DateTime? NextDue, DateTime? LastGood, RunItem? LastRun, int OpenQuarantine, int Alerts,
    DateTime? PausedAt, string? PausedReason);

internal sealed record RunList(IReadOnlyList<RunItem> Items, int Total, int Page, int Pages);

/// <summary>The pipeline as admins see it: each source, its runs, the alerts that are open.</summary>
internal sealed class PipelineQuery(AuditDb db, SourceCatalog catalog, TimeProvider clock)
{
    private const int PageSize = 25;
    private const int MostAlerts = 50;

    public async Task<IReadOnlyList<PipelineSource>> SourcesAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var sources = new List<PipelineSource>();
        foreach (var row in await db.Sources.AsNoTracking().OrderBy(row => row.SourceId).ToListAsync(cancellation))
        {
            var runs = db.IngestRuns.AsNoTracking().Where(run => run.SourceId == row.SourceId);
            sources.Add(new PipelineSource(
                row.SourceId, row.Title, catalog.Find(row.SourceId) is not null, row.LeaseOwner != null && row.LeaseExpiresAt >= now, row.NextDueAt,
                await RunStates.Successful(runs).MaxAsync(run => run.EndedAt, cancellation),
                await Items(runs.OrderByDescending(run => run.Id)).FirstOrDefaultAsync(cancellation),
                await db.Quarantine.CountAsync(record => record.SourceId == row.SourceId && record.State == QuarantineState.Open, cancellation),
                await db.Alerts.CountAsync(alert => alert.SourceId == row.SourceId && alert.State != AlertState.Resolved, cancellation),
                row.PausedAt, row.PausedReason));
        }

        return sources;
    }

    public Task<List<PipelineAlert>> AlertsAsync(CancellationToken cancellation) => db.Alerts.AsNoTracking()
        .Where(alert => alert.State != AlertState.Resolved)
        .OrderByDescending(alert => alert.Severity).ThenByDescending(alert => alert.LastSeenAt).ThenBy(alert => alert.Id).Take(MostAlerts)
        .Select(alert => new PipelineAlert(alert.Id, alert.Severity, alert.SourceId, alert.Title, alert.Detail, alert.Link, alert.LastSeenAt, alert.Count))
        .ToListAsync(cancellation);

    public async Task<RunList> RunsAsync(string? sourceId, RunState? state, int page, CancellationToken cancellation)
    {
        var runs = db.IngestRuns.AsNoTracking().Where(run => (sourceId == null || run.SourceId == sourceId) && (state == null || run.State == state));
        var total = await runs.CountAsync(cancellation);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        page = Math.Min(page, pages);
        var items = await Items(runs.OrderByDescending(run => run.Id)).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
        return new RunList(items, total, page, pages);
    }

    /// <summary>A run with steps and notes; null where there is none.</summary>
    public Task<IngestRunRow?> RunAsync(int id, CancellationToken cancellation) => db.IngestRuns.AsNoTracking().AsSplitQuery()
        .Include(run => run.Steps.OrderBy(step => step.Ordinal)).Include(run => run.Notes.OrderBy(note => note.Id)).Include(run => run.Checks.OrderBy(check => check.Id))
        .OrderBy(run => run.Id).SingleOrDefaultAsync(run => run.Id == id, cancellation);

    public Task<int?> RetryOfAsync(int id, CancellationToken cancellation) =>
        db.IngestRuns.Where(run => run.RetryOfId == id).Select(run => (int?)run.Id).SingleOrDefaultAsync(cancellation);

    private static IQueryable<RunItem> Items(IQueryable<IngestRunRow> runs) => runs.Select(run => new RunItem(
        run.Id, run.SourceId, run.State, run.Trigger, run.AskedBy, run.Attempt, run.StartedAt, run.EndedAt, run.Sha256, run.Error));
}

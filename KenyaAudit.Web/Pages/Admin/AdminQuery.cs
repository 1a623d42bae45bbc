using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Pages.Admin;

internal sealed record AdminStep(string Name, int? CountIn, int? CountOut, int? Refused, double? Seconds, string? Error);

internal sealed record AdminRun(
    int Id, string SourceId, RunState State, string Trigger, DateTime StartedAt, DateTime? EndedAt, string? Sha256, string ExtractorVersion,
    string? Error, IReadOnlyList<AdminStep> Steps, IReadOnlyList<string> Notes);

/// <summary>What an admin sees of the pipeline: the sources and the latest runs with their steps.</summary>
internal sealed class AdminQuery(AuditDb db)
{
    private const int LatestRuns = 20;

    public Task<List<SourceRow>> SourcesAsync(CancellationToken cancellation) =>
        db.Sources.AsNoTracking().OrderBy(source => source.SourceId).ToListAsync(cancellation);

    public async Task<IReadOnlyList<AdminRun>> RunsAsync(CancellationToken cancellation)
    {
        var rows = await db.IngestRuns.AsNoTracking().AsSplitQuery()
            .OrderByDescending(run => run.Id).Take(LatestRuns)
            .Include(run => run.Steps.OrderBy(step => step.Ordinal)).Include(run => run.Notes.OrderBy(note => note.Id))
            .ToListAsync(cancellation);
        return [.. rows.Select(run => new AdminRun(
            run.Id, run.SourceId, run.State, run.Trigger, run.StartedAt, run.EndedAt, run.Sha256, run.ExtractorVersion, run.Error,
            [.. run.Steps.Select(step => new AdminStep(
                step.Name, step.CountIn, step.CountOut, step.Refused, (step.EndedAt - step.StartedAt)?.TotalSeconds, step.Error))],
            [.. run.Notes.Select(note => note.Text)]))];
    }
}

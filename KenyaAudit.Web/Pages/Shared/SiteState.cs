using KenyaAudit.Web.Search;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Pages.Shared;

/// <summary>Where store and index stand. One request sees one of these.</summary>
/// <param name="LastCheckedAt">When a run last found out what a source holds, new or not.</param>
/// <param name="LastNewAt">When a run last published something new.</param>
/// <param name="IndexUnfilled">The index holds nothing and waits to be built: a search would lie.</param>
internal sealed record SiteSnapshot(long PublicationSequence, long IndexSequence, DateTime? LastPublishedAt, DateTime? LastCheckedAt, DateTime? LastNewAt, bool Loading, bool IndexUnfilled);

/// <summary>Asks the store how far it is, at most once a second, so that cached pages cost no query.</summary>
internal sealed class SiteState(IServiceScopeFactory scopes, FindingIndex index, TimeProvider clock) : IDisposable
{
    /// <summary>The source whose first success ends the loading of a fresh install.</summary>
    public const string BundleSource = "kenyaaudit-bundled";

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _reading = new(1, 1);
    private Reading? _last;

    public async ValueTask<SiteSnapshot> ReadAsync(CancellationToken cancellation)
    {
        var reading = Volatile.Read(ref _last);
        if (reading is null || clock.GetElapsedTime(reading.At) >= Fresh)
        {
            reading = await RefreshAsync(cancellation);
        }

        var unfilled = index.Documents == 0 && (index.NeedsRebuild || index.Sequence < reading.Sequence);
        return new SiteSnapshot(
            reading.Sequence, index.Sequence, reading.PublishedAt, reading.CheckedAt, reading.NewAt, !reading.BundleLoaded || index.NeedsRebuild || unfilled, unfilled);
    }

    public void Dispose() => _reading.Dispose();

    private async Task<Reading> RefreshAsync(CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            if (_last is { } other && clock.GetElapsedTime(other.At) < Fresh)
            {
                return other;
            }

            // Before the queries: what is read later may be newer than its age says, never older.
            var at = clock.GetTimestamp();
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AuditDb>();
            var sequence = await db.PublicationCounters.AsNoTracking().Where(row => row.Id == 1).Select(row => row.Value).SingleAsync(cancellation);
            var publishedAt = await db.PublicationLog.AsNoTracking().OrderByDescending(row => row.Sequence)
                .Select(row => (DateTime?)row.At).FirstOrDefaultAsync(cancellation);
            var checkedAt = await RunStates.Successful(db.IngestRuns.AsNoTracking()).MaxAsync(run => run.EndedAt, cancellation);
            var newAt = await RunStates.Successful(db.IngestRuns.AsNoTracking()).Where(run => run.State != RunState.Unchanged).MaxAsync(run => run.EndedAt, cancellation);
            var loaded = _last is { BundleLoaded: true } || await RunStates.Successful(db.IngestRuns.AsNoTracking())
                .AnyAsync(run => run.SourceId == BundleSource, cancellation);
            var reading = new Reading(at, sequence, publishedAt, checkedAt, newAt, loaded);
            Volatile.Write(ref _last, reading);
            return reading;
        }
        finally
        {
            _reading.Release();
        }
    }

    private sealed record Reading(long At, long Sequence, DateTime? PublishedAt, DateTime? CheckedAt, DateTime? NewAt, bool BundleLoaded);
}

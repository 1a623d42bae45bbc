using System.Diagnostics.CodeAnalysis;
using Hangfire;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Search;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Telemetry;

/// <summary>
/// Looks at the store every few seconds, so that a scrape asks nothing of it. While the store is away the last figures stay and
/// the store counts as down.
/// </summary>
internal sealed partial class StoreSampler(
    IServiceScopeFactory scopes, FindingIndex index, IServiceProvider services, IOptions<TelemetryOptions> options, TimeProvider clock, ILogger<StoreSampler> log)
    : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private StoreSample _current = StoreSample.None;

    public StoreSample Current => Volatile.Read(ref _current);

    [SuppressMessage("Design", "CA1031", Justification = "Whatever the store throws, it is down, and that is what is told.")]
    public async Task SampleAsync(CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(Patience);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            Volatile.Write(ref _current, await LookAsync(scope.ServiceProvider.GetRequiredService<AuditDb>(), deadline.Token));
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            LogAway(error);
            Volatile.Write(ref _current, Current with { IsUp = false });
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.SampleSeconds), clock);
        do
        {
            await SampleAsync(stoppingToken);
        }
        while (await ticks.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<StoreSample> LookAsync(AuditDb db, CancellationToken cancellation)
    {
        var start = clock.GetTimestamp();
        var sequence = index.Sequence;
        var oldest = await db.PublicationLog.AsNoTracking().Where(row => row.Sequence > sequence).OrderBy(row => row.Sequence)
            .Select(row => (DateTime?)row.At).FirstOrDefaultAsync(cancellation);
        var probe = clock.GetElapsedTime(start).TotalSeconds;
        var lag = oldest is { } at ? Math.Max(0, (clock.GetUtcNow().UtcDateTime - at).TotalSeconds) : 0;
        var open = await db.Alerts.AsNoTracking().Where(row => row.State != AlertState.Resolved).Select(row => new { row.Fingerprint, row.Severity }).ToListAsync(cancellation);
        var (jobs, servers) = Jobs();
        return new StoreSample(
            true, probe, lag, await SourcesAsync(db, open.Select(row => row.Fingerprint).ToHashSet(StringComparer.Ordinal), cancellation),
            open.GroupBy(row => row.Severity).ToDictionary(group => group.Key, group => group.Count()), jobs, servers);
    }

    private static async Task<List<SourceSample>> SourcesAsync(AuditDb db, HashSet<string> causes, CancellationToken cancellation)
    {
        var sources = await db.Sources.AsNoTracking().OrderBy(row => row.SourceId).Select(row => new
        {
            Id = row.SourceId,
            row.PausedAt,
            LastSuccess = RunStates.Successful(db.IngestRuns).Where(run => run.SourceId == row.SourceId).Max(run => run.EndedAt),
            Quarantined = db.Quarantine.Count(record => record.SourceId == row.SourceId && record.State == QuarantineState.Open),
        }).ToListAsync(cancellation);
        var ended = await db.IngestRuns.AsNoTracking().Where(run => run.EndedAt != null).GroupBy(run => new { run.SourceId, run.State })
            .Select(group => new { group.Key.SourceId, group.Key.State, Count = group.Count(), Last = group.Max(run => run.Id) }).ToListAsync(cancellation);
        var records = await db.IngestRuns.AsNoTracking().Where(run => run.EndedAt != null).GroupBy(run => run.SourceId)
            .Select(group => new
            {
                SourceId = group.Key,
                Published = group.Sum(run => (long)(run.RecordsOut ?? 0)),
                In = group.Sum(run => (long)(run.RecordsIn ?? 0)),
                Last = group.Max(run => run.Id),
            }).ToListAsync(cancellation);
        var lastIds = records.Select(row => row.Last).ToList();
        var times = await db.IngestRuns.AsNoTracking().Where(run => lastIds.Contains(run.Id)).Select(run => new { run.SourceId, run.StartedAt, run.EndedAt }).ToListAsync(cancellation);
        return
        [
            .. sources.Select(source =>
            {
                var counted = records.SingleOrDefault(row => row.SourceId == source.Id);
                var last = times.SingleOrDefault(row => row.SourceId == source.Id);
                return new SourceSample(
                    source.Id,
                    source.LastSuccess is { } success ? (DateTime.SpecifyKind(success, DateTimeKind.Utc) - DateTime.UnixEpoch).TotalSeconds : null,
                    last is null ? null : (last.EndedAt!.Value - last.StartedAt).TotalSeconds,
                    causes.Contains(AlertCauses.RunLate(source.Id)), causes.Contains(AlertCauses.RunStuck(source.Id)), causes.Contains(AlertCauses.Stale(source.Id)),
                    causes.Contains(AlertCauses.ZeroRows(source.Id)), source.PausedAt is not null, source.Quarantined,
                    counted?.Published ?? 0, Math.Max(0, (counted?.In ?? 0) - (counted?.Published ?? 0)),
                    ended.Where(row => row.SourceId == source.Id).ToDictionary(row => row.State, row => row.Count));
            }),
        ];
    }

    // A web-only node over storage in memory knows of no server; a node that works on jobs counts at least itself.
    private (Dictionary<string, long> Jobs, int Servers) Jobs()
    {
        if (services.GetService<JobStorage>() is not { } storage)
        {
            return ([], 0);
        }

        var said = storage.GetMonitoringApi().GetStatistics();
        return (new Dictionary<string, long>(StringComparer.Ordinal)
        {
            ["enqueued"] = said.Enqueued, ["scheduled"] = said.Scheduled, ["processing"] = said.Processing, ["failed"] = said.Failed, ["succeeded"] = said.Succeeded,
        }, (int)said.Servers);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store did not answer the look for the metrics")]
    private partial void LogAway(Exception error);
}

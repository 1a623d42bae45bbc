using System.Globalization;
using KenyaAudit.Web.Alerts;
using KenyaAudit.Web.Search;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

/// <summary>Keeps this process's index at the store's publication sequence: polls the log each second and reads what changed.</summary>
internal sealed partial class IndexFollower(
    FindingIndex index, IServiceScopeFactory scopes, AlertPost alerts, TimeProvider clock, ILogger<IndexFollower> log) : BackgroundService
{
    private const int LogRowsAtOnce = 1000;
    private static readonly string Node = Environment.MachineName;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SoundFor = TimeSpan.FromMinutes(5);

    // As if it had been damaged before: an alert of an earlier process ends too.
    private DateTimeOffset? _damagedAt = clock.GetUtcNow();
    private bool _told;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Off the start-up path: a rebuild must not keep the first page waiting.
        await Task.Yield();
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                while (await CatchUpAsync(stoppingToken))
                {
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogFailed(error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One bounded piece of work; true where more is waiting.</summary>
    internal async Task<bool> CatchUpAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AuditDb>();
        var head = await db.PublicationLog.MaxAsync(row => (long?)row.Sequence, cancellation) ?? 0;

        await LookForDamageAsync();

        // An index ahead of the store belongs to another store.
        if (index.NeedsRebuild || index.Sequence > head)
        {
            Rebuild(db, head);
            return false;
        }

        var entries = await db.PublicationLog.AsNoTracking()
            .Where(row => row.Sequence > index.Sequence).OrderBy(row => row.Sequence).Take(LogRowsAtOnce).ToListAsync(cancellation);
        if (entries.Count == 0)
        {
            return false;
        }

        if (entries.Exists(entry => entry.Kind == PublicationKind.Rebuild))
        {
            Rebuild(db, head);
            return false;
        }

        var references = entries.Where(entry => entry.Kind == PublicationKind.Finding).Select(entry => entry.Key).Distinct().ToList();
        var findings = await IndexedFindings.ByReferenceAsync(db, references, cancellation);
        var gone = references.Except(findings.Select(finding => finding.Reference)).ToList();
        index.Apply(findings, gone, entries[^1].Sequence);
        LogApplied(findings.Count, entries[^1].Sequence);
        return entries.Count == LogRowsAtOnce;
    }

    // Building anew heals it within seconds, and a disk that damages files should be known all the same.
    private async Task LookForDamageAsync()
    {
        if (index.IsDamaged)
        {
            _damagedAt = clock.GetUtcNow();
            if (!_told)
            {
                _told = true;
                await alerts.RaiseAsync(SystemCauses.IndexDamaged(Node, string.Create(CultureInfo.InvariantCulture, $"The files of the search index of {Node} cannot be read; it is built anew from the store.")));
            }
        }
        else if (_damagedAt + SoundFor < clock.GetUtcNow())
        {
            (_damagedAt, _told) = (null, false);
            await alerts.ResolveAsync(SystemCauses.Index(Node));
        }
    }

    private void Rebuild(AuditDb db, long head)
    {
        index.Rebuild(IndexedFindings.All(db), head);
        LogRebuilt(index.Documents, head);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Indexed {Count} findings, now at sequence {Sequence}")]
    private partial void LogApplied(int count, long sequence);

    [LoggerMessage(Level = LogLevel.Information, Message = "Built the index anew: {Count} findings at sequence {Sequence}")]
    private partial void LogRebuilt(int count, long sequence);

    [LoggerMessage(Level = LogLevel.Error, Message = "The index could not follow the store; trying again")]
    private partial void LogFailed(Exception error);
}

using System.Globalization;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Ingest;

/// <summary>One run of a source at a time, whoever starts it: a row in the store, kept warm by a heartbeat.</summary>
internal sealed partial class SourceLease(
    IServiceScopeFactory scopes, IOptions<IngestOptions> options, TimeProvider clock, ILogger<SourceLease> log)
{
    private static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(1);

    // A cancellation is seen with the beat, so it must not be slower than a person's patience.
    private static readonly TimeSpan SlowestBeat = TimeSpan.FromSeconds(2);

    private TimeProvider Clock => clock;

    private TimeSpan Lifetime => TimeSpan.FromSeconds(options.Value.LeaseSeconds);

    private TimeSpan Beat => Lifetime / 3 < SlowestBeat ? Lifetime / 3 : SlowestBeat;

    /// <summary>The lease, or null where another run still holds it after <paramref name="wait"/>.</summary>
    public async Task<Hold?> TakeAsync(string sourceId, TimeSpan wait, CancellationToken cancellation)
    {
        var owner = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}");
        var giveUp = clock.GetUtcNow() + wait;
        for (var first = true; !await TryAsync(sourceId, owner, cancellation); first = false)
        {
            if (clock.GetUtcNow() >= giveUp)
            {
                return null;
            }

            if (first)
            {
                LogWaiting(sourceId);
            }

            await Task.Delay(RetryEvery, clock, cancellation);
        }

        return new Hold(this, sourceId, owner);
    }

    private async Task<bool> TryAsync(string sourceId, string owner, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AuditDb>();
        var now = clock.GetUtcNow().UtcDateTime;
        var until = now + Lifetime;
        return await db.Sources
            .Where(row => row.SourceId == sourceId && (row.LeaseOwner == null || row.LeaseExpiresAt < now))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseOwner, owner).SetProperty(row => row.LeaseExpiresAt, until), cancellation) == 1;
    }

    // The lease and the heartbeat of what runs under it; then whether somebody wants it stopped.
    private async Task<(bool Kept, bool Cancelled)> BeatAsync(Hold hold, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AuditDb>();
        if (!await ExtendAsync(db, hold, cancellation))
        {
            return (false, false);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var running = db.IngestRuns.Where(run => run.Owner == hold.Owner && run.State == RunState.Running);
        await running.ExecuteUpdateAsync(set => set.SetProperty(run => run.HeartbeatAt, now), cancellation);
        return (true, await running.AnyAsync(run => run.CancelRequestedAt != null, cancellation));
    }

    private async Task<bool> ExtendAsync(AuditDb db, Hold hold, CancellationToken cancellation)
    {
        var until = clock.GetUtcNow().UtcDateTime + Lifetime;
        return await db.Sources
            .Where(row => row.SourceId == hold.SourceId && row.LeaseOwner == hold.Owner)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseExpiresAt, until), cancellation) == 1;
    }

    private async Task ReleaseAsync(Hold hold)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AuditDb>().Sources
            .Where(row => row.SourceId == hold.SourceId && row.LeaseOwner == hold.Owner)
            .ExecuteUpdateAsync(set => set
                .SetProperty(row => row.LeaseOwner, (string?)null).SetProperty(row => row.LeaseExpiresAt, (DateTime?)null));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Another run of {Source} holds the lease; waiting for it to end or fall silent")]
    private partial void LogWaiting(string source);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of {Source} could not be extended; trying again")]
    private partial void LogHeartbeat(Exception error, string source);

    /// <summary>A held lease. <see cref="Lost"/> fires when another run has taken it over, <see cref="Cancelled"/> when somebody wants its run stopped.</summary>
    internal sealed class Hold : IAsyncDisposable
    {
        private readonly SourceLease _lease;
        private readonly CancellationTokenSource _stop = new();
        private readonly CancellationTokenSource _lost = new();
        private readonly CancellationTokenSource _cancelled = new();
        private readonly Task _heartbeat;

        public Hold(SourceLease lease, string sourceId, string owner)
        {
            (_lease, SourceId, Owner) = (lease, sourceId, owner);
            _heartbeat = BeatAsync();
        }

        public string SourceId { get; }

        public string Owner { get; }

        public CancellationToken Lost => _lost.Token;

        public CancellationToken Cancelled => _cancelled.Token;

        /// <summary>Inside the publishing transaction: false where the lease is no longer ours, and nothing may be published.</summary>
        public Task<bool> ConfirmAsync(AuditDb db, CancellationToken cancellation) => _lease.ExtendAsync(db, this, cancellation);

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _heartbeat;
            await _lease.ReleaseAsync(this);
            _stop.Dispose();
            _lost.Dispose();
            _cancelled.Dispose();
        }

        private async Task BeatAsync()
        {
            try
            {
                using var timer = new PeriodicTimer(_lease.Beat, _lease.Clock);
                while (await timer.WaitForNextTickAsync(_stop.Token))
                {
                    if (!await BeatOnceAsync())
                    {
                        await _lost.CancelAsync();
                        return;
                    }
                }
            }
            catch (OperationCanceledException)
            {
                // Released: nothing left to keep warm.
            }
        }

        private async Task<bool> BeatOnceAsync()
        {
            try
            {
                var (kept, cancelled) = await _lease.BeatAsync(this, _stop.Token);
                if (cancelled)
                {
                    await _cancelled.CancelAsync();
                }

                return kept;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                _lease.LogHeartbeat(error, SourceId);
                return true;
            }
        }
    }
}

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

    private TimeProvider Clock => clock;

    private TimeSpan Lifetime => TimeSpan.FromSeconds(options.Value.LeaseSeconds);

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

    private async Task<bool> ExtendAsync(Hold hold, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await ExtendAsync(scope.ServiceProvider.GetRequiredService<AuditDb>(), hold, cancellation);
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

    /// <summary>A held lease. <see cref="Lost"/> fires when another run has taken it over.</summary>
    internal sealed class Hold : IAsyncDisposable
    {
        private readonly SourceLease _lease;
        private readonly CancellationTokenSource _stop = new();
        private readonly CancellationTokenSource _lost = new();
        private readonly Task _heartbeat;

        public Hold(SourceLease lease, string sourceId, string owner)
        {
            (_lease, SourceId, Owner) = (lease, sourceId, owner);
            _heartbeat = BeatAsync();
        }

        public string SourceId { get; }

        public string Owner { get; }

        public CancellationToken Lost => _lost.Token;

        /// <summary>Inside the publishing transaction: false where the lease is no longer ours, and nothing may be published.</summary>
        public Task<bool> ConfirmAsync(AuditDb db, CancellationToken cancellation) => _lease.ExtendAsync(db, this, cancellation);

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _heartbeat;
            await _lease.ReleaseAsync(this);
            _stop.Dispose();
            _lost.Dispose();
        }

        private async Task BeatAsync()
        {
            try
            {
                using var timer = new PeriodicTimer(_lease.Lifetime / 3, _lease.Clock);
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
                return await _lease.ExtendAsync(this, _stop.Token);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                _lease.LogHeartbeat(error, SourceId);
                return true;
            }
        }
    }
}

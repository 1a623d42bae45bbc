using System.Diagnostics.CodeAnalysis;
using KenyaAudit.Web.Alerts;

namespace KenyaAudit.Web.RateLimits;

/// <summary>
/// The window of all nodes in Redis, or this node's own while Redis is away, slow or refuses to write. Changes over within one
/// slow call, raises one alert, asks again with growing pauses beside the requests, and returns by itself. Never fails a request.
/// </summary>
internal sealed partial class SharedWindow(
    CurrentLimits limits, AlertPost alerts, TimeProvider clock, ILogger<SharedWindow> log, RedisConnection? redis = null)
{
    private const string Fingerprint = "ratelimit-fallback";
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly PolicyLimit ProbeLimit = new() { Permits = 1_000_000, WindowSeconds = 1 };

    private readonly LocalWindow _local = new(clock, limits.Current.LocalClients);
    private readonly Lock _gate = new();
    private TimeSpan _pause = FirstPause;
    private DateTimeOffset _askAgain;
    private bool _asking;
    private volatile bool _fallback;

    /// <summary>Redis is set and this node counts for itself nevertheless.</summary>
    public bool IsFallback => _fallback;

    [SuppressMessage("Design", "CA1031", Justification = "Whatever Redis or the way to it throws, the reader gets an answer.")]
    public async Task<WindowAnswer> ChargeAsync(Charge charge, PolicyLimit limit)
    {
        // While the first connection is being made nothing is wrong yet.
        if (redis is null || redis.IsOpening)
        {
            return _local.Charge(charge, limit);
        }

        if (_fallback)
        {
            AskAgain();
            return _local.Charge(charge, limit);
        }

        try
        {
            return await AskAsync(charge, limit);
        }
        catch (Exception error)
        {
            FallBack(error);
            return _local.Charge(charge, limit);
        }
    }

    private async Task<WindowAnswer> AskAsync(Charge charge, PolicyLimit limit)
    {
        var window = await redis!.WindowAsync();
        return await window.ChargeAsync(charge, limit).WaitAsync(TimeSpan.FromMilliseconds(limits.Current.RedisTimeoutMilliseconds));
    }

    private void FallBack(Exception error)
    {
        lock (_gate)
        {
            _askAgain = clock.GetUtcNow() + Jitter(_pause);
            if (_fallback)
            {
                return;
            }

            _fallback = true;
        }

        LogFallback(error.GetType().Name);
        _ = alerts.RaiseAsync(AlertSignal.Warning(
            Fingerprint, "Rate limits are counted by each node alone",
            $"Redis did not answer as it should ({error.GetType().Name}). Each node counts for itself and asks again by itself; readers notice nothing."));
    }

    // Beside the request, by one asker at a time: a reader never waits for a Redis that is known to be away.
    private void AskAgain()
    {
        lock (_gate)
        {
            if (_asking || clock.GetUtcNow() < _askAgain)
            {
                return;
            }

            _asking = true;
        }

        _ = ProbeAsync();
    }

    [SuppressMessage("Design", "CA1031", Justification = "A probe that fails only means that Redis is still away.")]
    private async Task ProbeAsync()
    {
        await Task.Yield();
        try
        {
            // The whole script on a key of its own: a Redis that answers but may not write is still away.
            await AskAsync(new Charge(LimitPolicy.Read, "probe", 1), ProbeLimit);
            lock (_gate)
            {
                (_fallback, _pause) = (false, FirstPause);
            }

            LogReturned();
            _ = alerts.ResolveAsync(Fingerprint);
        }
        catch (Exception)
        {
            lock (_gate)
            {
                _pause = _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
                _askAgain = clock.GetUtcNow() + Jitter(_pause);
            }
        }
        finally
        {
            lock (_gate)
            {
                _asking = false;
            }
        }
    }

    // So that nodes do not all come back in the same moment.
    private static TimeSpan Jitter(TimeSpan pause) => pause * (0.75 + (Random.Shared.NextDouble() / 2));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis is away ({Fault}); this node counts requests for itself")]
    private partial void LogFallback(string fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "Redis answers again; requests are counted over all nodes")]
    private partial void LogReturned();
}

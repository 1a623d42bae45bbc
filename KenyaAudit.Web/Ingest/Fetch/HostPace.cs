using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Ingest.Fetch;

/// <summary>The time between two requests to one host, whichever source asks; hosts are those that declarations name.</summary>
internal sealed class HostPace(IOptions<FetchOptions> options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DateTime> _free = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for this host's turn. Throws <see cref="FetchDeferredException"/> where that would be too long to wait.</summary>
    public async Task WaitAsync(string host, TimeSpan delay, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var turn = now;
        _free.AddOrUpdate(host, _ => now + delay, (_, free) => (turn = free > now ? free : now) + delay);
        var wait = turn - now;
        if (wait > TimeSpan.FromSeconds(options.Value.MaxWaitSeconds))
        {
            _free[host] = turn;
            throw new FetchDeferredException($"{host} asks for more time between requests than we wait.", turn);
        }

        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, clock, cancellation);
        }
    }
}

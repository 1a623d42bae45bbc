using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Ingest.Fetch;

/// <summary>The robots.txt of each declared host, kept for a day. A host whose file cannot be read is left alone for an hour.</summary>
internal sealed class RobotsBook(IOptions<FetchOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan HoldOff = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="host">Host and port.</param>
    /// <param name="read">Reads the file: its rules, or null where the server could not say.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<RobotsRules> RulesAsync(string host, Func<Task<RobotsRules?>> read, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var now = clock.GetUtcNow().UtcDateTime;
        if (!_entries.TryGetValue(host, out var entry) || entry.Until <= now)
        {
            var rules = await read();
            now = clock.GetUtcNow().UtcDateTime;
            _entries[host] = entry = new Entry(rules, now + (rules is null ? HoldOff : TimeSpan.FromHours(options.Value.RobotsHours)));
        }

        return entry.Rules ?? throw new FetchDeferredException($"The robots.txt of {host} cannot be read, so nothing is asked there.", entry.Until);
    }

    private sealed record Entry(RobotsRules? Rules, DateTime Until);
}

using System.Collections.Concurrent;

namespace KenyaAudit.Web.Access;

/// <summary>
/// Keeps failed sign-ins from flooding the audit trail: one entry an account and minute, which tells how many there were since
/// the one before. Addresses without an account share one count.
/// </summary>
internal sealed class FailureLog(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Count> _counts = new(StringComparer.Ordinal);

    /// <summary>How many failures to write down now; 0 while the minute of the last entry lasts.</summary>
    public int Due(string subject)
    {
        var minute = clock.GetUtcNow().ToUnixTimeSeconds() / 60;
        var count = _counts.GetOrAdd(subject, _ => new Count());
        lock (count)
        {
            count.Waiting++;
            if (count.Minute == minute)
            {
                return 0;
            }

            var waiting = count.Waiting;
            (count.Minute, count.Waiting) = (minute, 0);
            return waiting;
        }
    }

    private sealed class Count
    {
        public long Minute { get; set; } = -1;

        public int Waiting { get; set; }
    }
}

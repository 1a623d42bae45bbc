namespace KenyaAudit.Web.Ingest;

/// <summary>How long to wait before the next attempt: four times as long each time, up to two hours, and up to a quarter more so that nodes do not come back together.</summary>
internal static class RetryDelay
{
    private const double Factor = 4;
    private const double Jitter = 0.25;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <param name="chance">From 0 to 1.</param>
    public static TimeSpan After(int attempt, double chance)
    {
        var seconds = Math.Min(First.TotalSeconds * Math.Pow(Factor, Math.Max(0, attempt - 1)), Longest.TotalSeconds);
        return TimeSpan.FromSeconds(seconds * (1 + (Jitter * chance)));
    }
}

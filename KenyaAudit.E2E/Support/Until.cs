namespace KenyaAudit.E2E.Support;

/// <summary>Waits for what no locator can: asks again and again until it is so, or the time is over.</summary>
internal static class Until
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(250);

    /// <summary>Fails, naming <paramref name="what"/>, when it is not so within <paramref name="deadline"/>.</summary>
    public static async Task TrueAsync(Func<Task<bool>> isSo, TimeSpan deadline, string what, CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        over.CancelAfter(deadline);
        using var timer = new PeriodicTimer(Often);
        try
        {
            while (!await isSo())
            {
                await timer.WaitForNextTickAsync(over.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            Assert.Fail($"Not within {deadline.TotalSeconds} s: {what}.");
        }
    }
}

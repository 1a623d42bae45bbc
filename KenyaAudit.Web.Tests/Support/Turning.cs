using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Tests.Support;

/// <summary>Turning the corridor's clock until something has come about.</summary>
internal static class Turning
{
    private const int MostTurns = 10_000;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(1);

    public static async Task<T> TurnUntilAsync<T>(this Corridor corridor, Task<T> done)
    {
        await corridor.TurnUntilAsync(() => Task.FromResult(done.IsCompleted));
        return await done;
    }

    /// <summary>Throws <see cref="TimeoutException"/> where it never comes about.</summary>
    public static async Task TurnUntilAsync(this Corridor corridor, Func<Task<bool>> condition)
    {
        for (var turns = 0; !await condition(); turns++)
        {
            if (turns == MostTurns)
            {
                throw new TimeoutException("It never came about.");
            }

            corridor.Clock.Advance(Turn);

            // Lets what the clock woke go on.
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Another process takes the lease.</summary>
    public static Task ClaimAsync(this Corridor corridor, string owner, DateTime until) => corridor.InScopeAsync<AuditDb>(db =>
        db.Sources.Where(row => row.SourceId == RecordsBuilder.Source)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseOwner, owner).SetProperty(row => row.LeaseExpiresAt, until)));
}

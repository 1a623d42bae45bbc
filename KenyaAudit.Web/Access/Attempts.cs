using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Access;

/// <summary>
/// Five wrong attempts, passwords and codes together, close an account for 15 minutes. An attempt is counted before it is
/// looked at and given back when it was right, so that many at once are no more than five.
/// </summary>
internal sealed class Attempts(AuditDb db, TimeProvider clock)
{
    public const int Most = 5;
    public static readonly TimeSpan Closed = TimeSpan.FromMinutes(15);

    /// <summary>False where the account is closed for now.</summary>
    public async Task<bool> TakeAsync(int accountId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var taken = await db.Accounts
            .Where(row => row.Id == accountId && row.FailedAttempts < Most && (row.LockedUntil == null || row.LockedUntil <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.FailedAttempts, row => row.FailedAttempts + 1), cancellation);
        if (taken == 0)
        {
            // A process that ended between counting and closing leaves the count full.
            await FailAsync(accountId, cancellation);
        }

        return taken > 0;
    }

    /// <summary>The attempt was wrong. True where it was the one that closed the account.</summary>
    public async Task<bool> FailAsync(int accountId, CancellationToken cancellation)
    {
        var until = clock.GetUtcNow().UtcDateTime + Closed;
        return await db.Accounts.Where(row => row.Id == accountId && row.FailedAttempts >= Most)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LockedUntil, until).SetProperty(row => row.FailedAttempts, 0), cancellation) > 0;
    }

    /// <summary>The attempt was right, but the sign-in is not through: those before it still count.</summary>
    public Task GiveBackAsync(int accountId, CancellationToken cancellation) =>
        db.Accounts.Where(row => row.Id == accountId && row.FailedAttempts > 0)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.FailedAttempts, row => row.FailedAttempts - 1), cancellation);

    /// <summary>The sign-in is through.</summary>
    public Task ForgetAsync(int accountId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return db.Accounts.Where(row => row.Id == accountId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.FailedAttempts, 0).SetProperty(row => row.LockedUntil, (DateTime?)null).SetProperty(row => row.LastSignInAt, now), cancellation);
    }

    /// <summary>Takes a code's half minute for itself; false where that one or a later one was used already.</summary>
    public async Task<bool> UseStepAsync(int accountId, long step, CancellationToken cancellation) =>
        await db.Accounts.Where(row => row.Id == accountId && (row.LastCodeStep == null || row.LastCodeStep < step))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastCodeStep, step), cancellation) > 0;
}

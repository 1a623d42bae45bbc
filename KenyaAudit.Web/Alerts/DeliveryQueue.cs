using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Alerts;

/// <summary>A message that waits, and where it goes.</summary>
internal sealed record DueDelivery(int Id, AlertChannel Channel)
{
    public bool IsMail => Channel == AlertChannel.Mail;
}

/// <summary>Which messages are due, and who has them: a claim is a lease that another takes over where its holder died.</summary>
internal sealed class DeliveryQueue(AuditDb db, TimeProvider clock)
{
    private const int AtOnce = 500;

    /// <summary>Longer than any attempt can take.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>What waits or was left in the middle, the oldest first.</summary>
    /// <param name="now">What came later is left for the next time.</param>
    public Task<List<DueDelivery>> DueAsync(DateTime now, CancellationToken cancellation) =>
        Free(now).OrderBy(row => row.Id).Select(row => new DueDelivery(row.Id, row.Channel)).Take(AtOnce).ToListAsync(cancellation);

    /// <summary>False where another has it, it is not due, or an earlier message about the same alert is still on its way in this channel.</summary>
    public async Task<bool> ClaimAsync(int id, string owner, CancellationToken cancellation)
    {
        var until = Now + Lease;
        return await Free(Now).Where(row => row.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, DeliveryState.Sending).SetProperty(row => row.LeaseOwner, owner)
                .SetProperty(row => row.LeaseExpiresAt, until).SetProperty(row => row.Attempts, row => row.Attempts + 1), cancellation) == 1;
    }

    public Task<bool> SentAsync(int id, string owner, string answer, CancellationToken cancellation)
    {
        var now = Now;
        return EndAsync(id, owner, row => row.ExecuteUpdateAsync(
            set => set.SetProperty(sent => sent.State, DeliveryState.Sent).SetProperty(sent => sent.SentAt, now)
                .SetProperty(sent => sent.Answer, answer).SetProperty(sent => sent.Error, (string?)null), cancellation));
    }

    /// <param name="due">When it is tried again; null for never.</param>
    public Task<bool> FailedAsync(int id, string owner, string error, DateTime? due, CancellationToken cancellation)
    {
        var (state, when) = (due is null ? DeliveryState.Failed : DeliveryState.Due, due ?? Now);
        return EndAsync(id, owner, row => row.ExecuteUpdateAsync(
            set => set.SetProperty(failed => failed.State, state).SetProperty(failed => failed.DueAt, when).SetProperty(failed => failed.Error, error), cancellation));
    }

    // Who lost the lease has nothing to say any more.
    private async Task<bool> EndAsync(int id, string owner, Func<IQueryable<AlertDeliveryRow>, Task<int>> end) =>
        await end(db.AlertDeliveries.Where(row => row.Id == id && row.LeaseOwner == owner && row.State == DeliveryState.Sending)) == 1;

    private IQueryable<AlertDeliveryRow> Free(DateTime now) => db.AlertDeliveries.Where(row =>
        ((row.State == DeliveryState.Due && row.DueAt <= now) || (row.State == DeliveryState.Sending && row.LeaseExpiresAt <= now))
        && (row.AlertId == null || !db.AlertDeliveries.Any(earlier => earlier.AlertId == row.AlertId && earlier.Channel == row.Channel && earlier.Id < row.Id
            && (earlier.State == DeliveryState.Due || earlier.State == DeliveryState.Sending))));
}

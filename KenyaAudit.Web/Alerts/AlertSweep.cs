namespace KenyaAudit.Web.Alerts;

/// <summary>Each minute: makes alerts climb, gathers what came at once, and says which messages are due.</summary>
internal sealed class AlertSweep(Escalation escalation, DigestMaker digests, DeliveryQueue queue, TimeProvider clock)
{
    public async Task<IReadOnlyList<DueDelivery>> LookAsync(CancellationToken cancellation)
    {
        await escalation.ClimbAsync(cancellation);
        var now = clock.GetUtcNow().UtcDateTime;
        await digests.GatherAsync(now, cancellation);
        return await queue.DueAsync(now, cancellation);
    }
}

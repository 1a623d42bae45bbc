using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Alerts;

/// <summary>Counts what became of messages, by channel.</summary>
internal sealed class DeliveryMeter
{
    private readonly Counter<long> _deliveries;

    public DeliveryMeter(IMeterFactory meters)
    {
        _deliveries = meters.Create("KenyaAudit").CreateCounter<long>(
            "kenyaaudit.alert.deliveries", description: "Attempts to deliver an alert, by channel and outcome: sent, retried, failed.");

        // Told from the start, so that the first failure is seen as an increase.
        foreach (var channel in Enum.GetValues<AlertChannel>())
        {
            foreach (var outcome in (string[])["sent", "retried", "failed"])
            {
                Count(channel, outcome, 0);
            }
        }
    }

    public void Count(AlertChannel channel, string outcome, int times = 1) =>
        _deliveries.Add(times, new KeyValuePair<string, object?>("channel", ChannelNames.Of(channel)), new KeyValuePair<string, object?>("outcome", outcome));
}

/// <summary>Carries out one message: claims it, sends it, and notes what came of it. A channel that gives up hands it to the next and is itself told of, once.</summary>
internal sealed partial class Delivery(
    AuditDb db, DeliveryQueue queue, MessageReader messages, AlertRouter router, AlertDesk desk, DeliveryMeter meter, IOptionsMonitor<AlertsOptions> options, TimeProvider clock,
    ILogger<Delivery> log)
{
    private const double Factor = 4;
    private readonly string _owner = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";

    /// <summary>When it is tried again; null where it is over or not this one's. Never fails for what a channel does.</summary>
    public async Task<DateTime?> CarryOutAsync(int id, CancellationToken cancellation)
    {
        if (!await queue.ClaimAsync(id, _owner, cancellation))
        {
            return null;
        }

        var row = await db.AlertDeliveries.AsNoTracking().SingleAsync(delivery => delivery.Id == id, cancellation);
        try
        {
            var answer = await SendAsync(row, cancellation);
            await SentAsync(row, answer, cancellation);
            return null;
        }
        catch (DeliveryException failure)
        {
            return await FailedAsync(row, failure, cancellation);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a channel throws is a message not delivered.")]
    private async Task<string> SendAsync(AlertDeliveryRow row, CancellationToken cancellation)
    {
        var channel = router.Of(row.Channel);
        if (!channel.IsConfigured)
        {
            throw new DeliveryException("The channel is not configured any more.", isFinal: true);
        }

        var message = await messages.ReadAsync(row.Id, cancellation) ?? throw new DeliveryException("The message is gone.", isFinal: true);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(options.CurrentValue.TimeoutSeconds));
        try
        {
            return await channel.SendAsync(message, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new DeliveryException("No answer in time.", isFinal: false);
        }
        catch (Exception error) when (error is not DeliveryException && !cancellation.IsCancellationRequested)
        {
            // Its text may name an address or hold a secret; its type does not.
            throw new DeliveryException($"The channel failed ({error.GetType().Name}).", isFinal: false);
        }
    }

    private async Task SentAsync(AlertDeliveryRow row, string answer, CancellationToken cancellation)
    {
        await queue.SentAsync(row.Id, _owner, answer, cancellation);
        meter.Count(row.Channel, "sent");
        await desk.ResolveAsync(db, SystemCauses.Channel(row.Channel), cancellation);
    }

    private async Task<DateTime?> FailedAsync(AlertDeliveryRow row, DeliveryException failure, CancellationToken cancellation)
    {
        var set = options.CurrentValue;

        // A channel that is known to be dead gets one attempt a message: the next channel must not wait.
        var most = row.Kind == DeliveryKind.Test || await IsDeadAsync(row.Channel, cancellation) ? 1 : set.Attempts;
        if (!failure.IsFinal && row.Attempts < most)
        {
            var wait = TimeSpan.FromSeconds(set.RetrySeconds * Math.Pow(Factor, row.Attempts - 1));
            var due = clock.GetUtcNow().UtcDateTime + (failure.After > wait ? failure.After.Value : wait);
            await queue.FailedAsync(row.Id, _owner, failure.Message, due, cancellation);
            meter.Count(row.Channel, "retried");
            LogRetried(ChannelNames.Of(row.Channel), row.Id, failure.Message);
            return due;
        }

        LogGivenUp(ChannelNames.Of(row.Channel), row.Id, failure.Message);
        meter.Count(row.Channel, "failed");
        await GiveUpAsync(row, failure, cancellation);
        return null;
    }

    private async Task GiveUpAsync(AlertDeliveryRow row, DeliveryException failure, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await queue.FailedAsync(row.Id, _owner, failure.Message, null, cancellation) && row.Kind != DeliveryKind.Test)
        {
            await HandOnAsync(row, cancellation);
            await desk.RaiseAsync(db, SystemCauses.ChannelDead(row.Channel, $"{ChannelNames.Of(row.Channel)}: {failure.Message}"), cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    // To a channel that has not had this message, neither from the start nor handed on; so it goes round once at most.
    private async Task HandOnAsync(AlertDeliveryRow row, CancellationToken cancellation)
    {
        if (row.Kind is DeliveryKind.Acknowledge or DeliveryKind.Resolve)
        {
            return;
        }

        var fingerprint = await db.Alerts.Where(alert => alert.Id == row.AlertId).Select(alert => alert.Fingerprint).FirstOrDefaultAsync(cancellation) ?? "";
        foreach (var channel in router.Instead(row.Channel, row.Severity, fingerprint))
        {
            var had = row.Kind == DeliveryKind.Digest
                ? await db.AlertDeliveries.AnyAsync(other => other.Kind == DeliveryKind.Digest && other.Channel == channel && other.CreatedAt >= row.CreatedAt, cancellation)
                : await db.AlertDeliveries.AnyAsync(other => other.AlertId == row.AlertId && other.Channel == channel && other.Contact == row.Contact
                    && other.CreatedAt >= row.CreatedAt, cancellation);
            if (!had)
            {
                await AddAsync(row, channel, cancellation);
                return;
            }
        }
    }

    private async Task AddAsync(AlertDeliveryRow row, AlertChannel channel, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        db.AlertDeliveries.Add(new AlertDeliveryRow
        {
            Key = Guid.NewGuid().ToString("N"), AlertId = row.AlertId, Channel = channel, Kind = row.Kind, State = DeliveryState.Due, Severity = row.Severity,
            Contact = row.Contact, IsFallback = true, CreatedAt = now, DueAt = now, DigestId = row.Kind == DeliveryKind.Digest ? row.Id : null,
        });
        await db.SaveChangesAsync(cancellation);
    }

    private Task<bool> IsDeadAsync(AlertChannel channel, CancellationToken cancellation)
    {
        var fingerprint = SystemCauses.Channel(channel);
        return db.Alerts.AnyAsync(alert => alert.Fingerprint == fingerprint && alert.State != AlertState.Resolved, cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Channel} did not take message {Id}: {Reason} It is tried again")]
    private partial void LogRetried(string channel, int id, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Channel} did not take message {Id}: {Reason} The next channel has it")]
    private partial void LogGivenUp(string channel, int id, string reason);
}

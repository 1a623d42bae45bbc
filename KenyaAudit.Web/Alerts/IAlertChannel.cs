using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Alerts;

/// <summary>One way to reach people. Reads its secrets at each use, so that a rotated one holds at once.</summary>
internal interface IAlertChannel
{
    AlertChannel Channel { get; }

    /// <summary>Whether there is all it needs to send.</summary>
    bool IsConfigured { get; }

    /// <summary>What the receiver answered, in a few words without address or secret. Throws <see cref="DeliveryException"/>.</summary>
    Task<string> SendAsync(AlertMessage message, CancellationToken cancellation);
}

/// <summary>A message was not taken. Its text names neither address nor secret.</summary>
/// <param name="isFinal">Trying again cannot help.</param>
internal sealed class DeliveryException(string message, bool isFinal, TimeSpan? after = null) : Exception(message)
{
    public bool IsFinal => isFinal;

    /// <summary>How long the receiver asks to wait; null where it does not say.</summary>
    public TimeSpan? After => after;
}

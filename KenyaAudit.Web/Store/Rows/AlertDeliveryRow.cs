namespace KenyaAudit.Web.Store;

internal enum AlertChannel
{
    Mail = 1,
    Slack = 2,
    PagerDuty = 3,
}

internal enum DeliveryKind
{
    Trigger = 1,

    /// <summary>It climbed, or goes to the next contact.</summary>
    Escalate = 2,
    Acknowledge = 3,
    Resolve = 4,

    /// <summary>Many messages in one.</summary>
    Digest = 5,

    /// <summary>An admin tries the channel.</summary>
    Test = 6,
}

internal enum DeliveryState
{
    Due = 1,

    /// <summary>Claimed until <see cref="AlertDeliveryRow.LeaseExpiresAt"/>.</summary>
    Sending = 2,
    Sent = 3,

    /// <summary>Given up; the next channel has it.</summary>
    Failed = 4,

    /// <summary>Went out as a part of a digest.</summary>
    Gathered = 5,

    /// <summary>Nobody needs it any more.</summary>
    Dropped = 6,
}

/// <summary>One message to one channel: the outbox. Written with the alert, claimed by a lease, kept as the record of what was sent. Holds no address and no secret.</summary>
internal sealed class AlertDeliveryRow
{
    public int Id { get; set; }

    /// <summary>Names the message to the receiver, the same at every attempt.</summary>
    public required string Key { get; set; }

    /// <summary>Null for a digest and for a test.</summary>
    public int? AlertId { get; set; }
    public AlertRow? Alert { get; set; }
    public required AlertChannel Channel { get; set; }
    public required DeliveryKind Kind { get; set; }
    public required DeliveryState State { get; set; }

    /// <summary>As it was when the message was written.</summary>
    public required AlertSeverity Severity { get; set; }

    /// <summary>Place in the chain of contacts, from 1; null for the usual receivers.</summary>
    public int? Contact { get; set; }

    /// <summary>Another channel gave up on it first.</summary>
    public bool IsFallback { get; set; }
    public required DateTime CreatedAt { get; set; }
    public required DateTime DueAt { get; set; }
    public int Attempts { get; set; }
    public string? LeaseOwner { get; set; }
    public DateTime? LeaseExpiresAt { get; set; }
    public DateTime? SentAt { get; set; }

    /// <summary>What the receiver answered.</summary>
    public string? Answer { get; set; }

    /// <summary>Why the last attempt failed.</summary>
    public string? Error { get; set; }

    /// <summary>The digest that took it in.</summary>
    public int? DigestId { get; set; }
    public AlertDeliveryRow? Digest { get; set; }

    /// <summary>Of a digest: when all in it had ended and the receiver was to be told.</summary>
    public DateTime? ClosedAt { get; set; }
}

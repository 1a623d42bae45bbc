namespace KenyaAudit.Web.Store;

internal enum AlertSeverity
{
    Info = 1,
    Warning = 2,
    Error = 3,
    Critical = 4,
}

internal enum AlertState
{
    Open = 1,
    Acknowledged = 2,
    Resolved = 3,
}

/// <summary>Something a person should know of. One row a cause while it lasts: the fingerprint says which cause.</summary>
internal sealed class AlertRow
{
    public int Id { get; set; }

    /// <summary>The same for every occurrence of one cause ("run-failed:oag-national").</summary>
    public required string Fingerprint { get; set; }
    public required AlertSeverity Severity { get; set; }
    public required AlertState State { get; set; }

    /// <summary>The source it is about; null where it is about none.</summary>
    public string? SourceId { get; set; }
    public required string Title { get; set; }
    public required string Detail { get; set; }

    /// <summary>Path of the page where an admin can act on it.</summary>
    public string? Link { get; set; }
    public required DateTime FirstSeenAt { get; set; }
    public required DateTime LastSeenAt { get; set; }
    public required int Count { get; set; }
    public DateTime? ResolvedAt { get; set; }
    public DateTime? AcknowledgedAt { get; set; }

    /// <summary>No message and no escalation before this moment.</summary>
    public DateTime? SilencedUntil { get; set; }

    /// <summary>When it was last handed to the channels; the quiet window counts from here.</summary>
    public DateTime? NotifiedAt { get; set; }

    /// <summary>When it climbs, or goes to the next contact; null where it does neither.</summary>
    public DateTime? EscalateAt { get; set; }

    /// <summary>Contacts of the chain that have been told.</summary>
    public int ChainStep { get; set; }

    public List<AlertDeliveryRow> Deliveries { get; } = [];
    public List<AlertEventRow> Events { get; } = [];
}

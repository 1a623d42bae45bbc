namespace KenyaAudit.Web.Store;

/// <summary>Who did what to what, when, from where and why. Only ever added.</summary>
internal sealed class AuditEventRow
{
    public long Id { get; set; }
    public required DateTime At { get; set; }
    public required string Actor { get; set; }

    /// <summary>What was done, as one word with a point: "quarantine.release".</summary>
    public required string Action { get; set; }

    /// <summary>What it was done to: a reference, a run's number, an e-mail address.</summary>
    public required string Subject { get; set; }

    /// <summary>The address the request came from; null for verbs and jobs.</summary>
    public string? FromAddress { get; set; }
    public string? Reason { get; set; }
    public string? Before { get; set; }
    public string? After { get; set; }
}

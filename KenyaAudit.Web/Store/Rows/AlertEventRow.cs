namespace KenyaAudit.Web.Store;

/// <summary>What happened to an alert and who did it. Only ever added.</summary>
internal sealed class AlertEventRow
{
    public int Id { get; set; }
    public int AlertId { get; set; }
    public AlertRow Alert { get; set; } = null!;
    public required DateTime At { get; set; }

    /// <summary>One word: raised, graver, escalated, acknowledged, resolved, reopened, silenced.</summary>
    public required string Kind { get; set; }

    /// <summary>Null where the site did it.</summary>
    public string? By { get; set; }
    public string? Note { get; set; }
}

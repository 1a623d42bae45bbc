namespace KenyaAudit.Web.Store;

/// <summary>The end of the audit trail: one row, updated first by whoever appends, so that writers wait for each other.</summary>
internal sealed class AuditChainRow
{
    public int Id { get; set; }

    /// <summary>Number of the last entry; 0 before the first.</summary>
    public required long Sequence { get; set; }
    public required string Hash { get; set; }
    public DateTime? LastAt { get; set; }

    /// <summary>The key of the chain, sealed under a key derived from SECRET_KEY; empty before the first entry.</summary>
    public required string SealedKey { get; set; }
}

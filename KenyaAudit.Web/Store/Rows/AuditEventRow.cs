namespace KenyaAudit.Web.Store;

/// <summary>Who did what to what, when, from where and why. Only ever added; each entry carries the hash of the one before it.</summary>
internal sealed class AuditEventRow
{
    public long Id { get; set; }

    /// <summary>From 1, without a gap: the order of the chain.</summary>
    public required long Sequence { get; set; }
    public required DateTime At { get; set; }
    public required string Actor { get; set; }

    /// <summary>What was done, as one word with a point: "quarantine.release".</summary>
    public required string Action { get; set; }

    /// <summary>What it was done to: a reference, a run's number, an e-mail address.</summary>
    public required string Subject { get; set; }

    /// <summary>The address the request came from; null for verbs and jobs, and after 90 days.</summary>
    public string? FromAddress { get; set; }

    /// <summary>Goes with the address, so that the hash that stays cannot be guessed back.</summary>
    public string? AddressSalt { get; set; }

    /// <summary>Keyed hash of salt and address: what the chain covers instead of the address.</summary>
    public string? AddressHash { get; set; }
    public string? Reason { get; set; }
    public string? Before { get; set; }
    public string? After { get; set; }
    public required string PreviousHash { get; set; }

    /// <summary>HMAC-SHA256 over all of the above but the address and its salt, in hexadecimal.</summary>
    public string Hash { get; set; } = "";
}

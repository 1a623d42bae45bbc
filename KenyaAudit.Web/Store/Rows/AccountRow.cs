namespace KenyaAudit.Web.Store;

/// <summary>What somebody who signs in may do; each includes the one before it.</summary>
internal enum AccountRole
{
    Viewer = 1,
    Editor = 2,
    Admin = 3,
}

/// <summary>Somebody who may sign in. Accounts are disabled and never deleted: the audit trail names them.</summary>
internal sealed class AccountRow
{
    public int Id { get; set; }
    public required string Email { get; set; }

    /// <summary>The address as it is looked up, in capitals.</summary>
    public required string NormalizedEmail { get; set; }
    public required AccountRole Role { get; set; }

    /// <summary>Null until the one-time link was used.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Another one ends every session and every link.</summary>
    public string SecurityStamp { get; set; } = "";
    public string ConcurrencyStamp { get; set; } = "";
    public bool HasSecondFactor { get; set; }

    /// <summary>Protected by the key ring, never in clear.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>Those not used yet, protected by the key ring.</summary>
    public string? RecoveryCodes { get; set; }

    /// <summary>The half minute of the last code accepted; no code counts twice.</summary>
    public long? LastCodeStep { get; set; }

    /// <summary>Attempts since the last sign-in that went through, those under way included.</summary>
    public int FailedAttempts { get; set; }
    public DateTime? LockedUntil { get; set; }
    public required DateTime CreatedAt { get; set; }
    public DateTime? LastSignInAt { get; set; }
    public DateTime? DisabledAt { get; set; }
}

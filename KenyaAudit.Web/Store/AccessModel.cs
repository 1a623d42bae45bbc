using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Store;

/// <summary>Accounts, the key ring and the end of the audit trail.</summary>
internal static class AccessModel
{
    private const int Unlimited = -1;

    public static void Configure(ModelBuilder model)
    {
        model.Entity<AccountRow>(account =>
        {
            account.ToTable("Account");
            account.HasIndex(row => row.NormalizedEmail).IsUnique();
            account.Property(row => row.Email).HasMaxLength(256);
            account.Property(row => row.NormalizedEmail).HasMaxLength(256);
            account.Property(row => row.SecurityStamp).HasMaxLength(64);
            account.Property(row => row.ConcurrencyStamp).HasMaxLength(36).IsConcurrencyToken();
            account.Property(row => row.AuthenticatorKey).HasMaxLength(1000);
            account.Property(row => row.RecoveryCodes).HasMaxLength(2000);
        });
        model.Entity<AuditChainRow>(chain =>
        {
            chain.ToTable("AuditChain");
            chain.Property(row => row.Id).ValueGeneratedNever();
            chain.Property(row => row.Hash).HasMaxLength(64);
            chain.HasData(new AuditChainRow { Id = 1, Sequence = 0, Hash = "", SealedKey = "" });
        });
        model.Entity<AuditEventRow>(entry =>
        {
            entry.HasIndex(row => row.Sequence).IsUnique();
            entry.HasIndex(row => new { row.Actor, row.Sequence });
            entry.Property(row => row.AddressSalt).HasMaxLength(32);
            entry.Property(row => row.AddressHash).HasMaxLength(64);
            entry.Property(row => row.PreviousHash).HasMaxLength(64);
            entry.Property(row => row.Hash).HasMaxLength(64);
        });
        model.Entity<DataProtectionKey>(key =>
        {
            key.ToTable("DataProtectionKey");
            key.Property(row => row.Xml).HasMaxLength(Unlimited);
        });
    }
}

using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Store;

/// <summary>Alerts and the audit trail: what admins must know of, and what they did.</summary>
internal static class WatchModel
{
    private const int Unlimited = -1;

    public static void Configure(ModelBuilder model)
    {
        AlertModel.Configure(model);
        model.Entity<AlertRow>(alert =>
        {
            alert.ToTable("Alert");
            alert.HasIndex(row => new { row.Fingerprint, row.State });

            // One row a cause while it lasts, whichever nodes notice it at the same time.
            alert.HasIndex(row => row.Fingerprint).IsUnique().HasFilter($"State <> {(int)AlertState.Resolved}");
            alert.HasIndex(row => new { row.State, row.LastSeenAt });
            alert.Property(row => row.Fingerprint).HasMaxLength(200);
            alert.Property(row => row.SourceId).HasMaxLength(60);
            alert.Property(row => row.Detail).HasMaxLength(2000);
        });
        model.Entity<AuditEventRow>(entry =>
        {
            entry.ToTable("AuditEvent");
            entry.HasIndex(row => row.At);
            entry.HasIndex(row => new { row.Subject, row.Id });
            entry.Property(row => row.Actor).HasMaxLength(256);
            entry.Property(row => row.Action).HasMaxLength(60);
            entry.Property(row => row.FromAddress).HasMaxLength(60);
            entry.Property(row => row.Reason).HasMaxLength(2000);
            entry.Property(row => row.Before).HasMaxLength(Unlimited);
            entry.Property(row => row.After).HasMaxLength(Unlimited);
        });
    }
}

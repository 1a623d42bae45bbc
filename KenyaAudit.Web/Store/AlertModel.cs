using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Store;

/// <summary>The outbox of alerts and their history.</summary>
internal static class AlertModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<AlertRow>(alert => alert.HasIndex(row => new { row.State, row.EscalateAt }));
        model.Entity<AlertDeliveryRow>(delivery =>
        {
            delivery.ToTable("AlertDelivery");
            delivery.HasIndex(row => row.Key).IsUnique();
            delivery.HasIndex(row => new { row.State, row.DueAt });
            delivery.HasIndex(row => new { row.AlertId, row.Channel });
            delivery.HasIndex(row => new { row.Channel, row.SentAt });
            delivery.Property(row => row.Key).HasMaxLength(60);
            delivery.Property(row => row.LeaseOwner).HasMaxLength(200);
            delivery.HasOne(row => row.Alert).WithMany(row => row.Deliveries).HasForeignKey(row => row.AlertId).OnDelete(DeleteBehavior.Restrict);
            delivery.HasOne(row => row.Digest).WithMany().HasForeignKey(row => row.DigestId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<AlertEventRow>(entry =>
        {
            entry.ToTable("AlertEvent");
            entry.HasIndex(row => new { row.AlertId, row.Id });
            entry.Property(row => row.Kind).HasMaxLength(20);
            entry.Property(row => row.By).HasMaxLength(256);
            entry.Property(row => row.Note).HasMaxLength(1000);
            entry.HasOne(row => row.Alert).WithMany(row => row.Events).HasForeignKey(row => row.AlertId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}

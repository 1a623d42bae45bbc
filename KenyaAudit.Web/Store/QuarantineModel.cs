using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Store;

/// <summary>Quarantine, checks and the pages of refused documents.</summary>
internal static class QuarantineModel
{
    private const int Unlimited = -1;

    public static void Configure(ModelBuilder model)
    {
        model.Entity<QuarantinedRecordRow>(record =>
        {
            record.ToTable("QuarantinedRecord");
            record.HasIndex(row => new { row.SourceId, row.State });
            record.HasIndex(row => new { row.State, row.Id });
            record.HasIndex(row => row.Sha256);
            record.Property(row => row.Decision).HasMaxLength(2000);
            record.Property(row => row.SourceId).HasMaxLength(60);
            record.Property(row => row.Sha256).HasMaxLength(64).IsFixedLength();
            record.Property(row => row.Reference).HasMaxLength(240);
            record.Property(row => row.Raw).HasMaxLength(Unlimited);
            record.Property(row => row.Reasons).HasMaxLength(2000);
            record.Property(row => row.Draft).HasMaxLength(Unlimited);
            record.Property(row => row.DecidedBy).HasMaxLength(256);
            record.HasOne(row => row.Run).WithMany().HasForeignKey(row => row.RunId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<RunCheckRow>(check =>
        {
            check.ToTable("RunCheck");
            check.HasIndex(row => new { row.RunId, row.Id });
            check.Property(row => row.Name).HasMaxLength(60);
            check.Property(row => row.Sentence).HasMaxLength(2000);
            check.Property(row => row.Figures).HasMaxLength(2000);
            check.HasOne(row => row.Run).WithMany(run => run.Checks).HasForeignKey(row => row.RunId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<RefusedPageRow>(page =>
        {
            page.ToTable("RefusedPage");
            page.HasIndex(row => new { row.Sha256, row.PdfPage }).IsUnique();
            page.Property(row => row.Sha256).HasMaxLength(64).IsFixedLength();
            page.Property(row => row.PrintedPage).HasMaxLength(20);
            page.Property(row => row.Text).HasMaxLength(Unlimited);
        });
    }
}

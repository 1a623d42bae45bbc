using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Store;

/// <summary>Corrections, reviews and repeats of findings.</summary>
internal static class FindingCareModel
{
    private const int Unlimited = -1;

    public static void Configure(ModelBuilder model)
    {
        model.Entity<FindingCorrectionRow>(correction =>
        {
            correction.ToTable("FindingCorrection");
            correction.HasIndex(row => new { row.FindingId, row.State });
            correction.Property(row => row.Printed).HasMaxLength(Unlimited);
            correction.Property(row => row.Value).HasMaxLength(Unlimited);
            correction.HasOne(row => row.Finding).WithMany().HasForeignKey(row => row.FindingId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<FindingReviewRow>(review =>
        {
            review.ToTable("FindingReview");
            review.HasIndex(row => new { row.State, row.At });
            review.HasIndex(row => new { row.FindingId, row.State });
            review.Property(row => row.Detail).HasMaxLength(1000);
            review.HasOne(row => row.Finding).WithMany().HasForeignKey(row => row.FindingId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<FindingRepeatRow>(repeat =>
        {
            repeat.ToTable("FindingRepeat", table => table.HasCheckConstraint("CK_FindingRepeat_Confidence", "Confidence BETWEEN 0 AND 100"));
            repeat.HasIndex(row => new { row.FromId, row.ToId }).IsUnique();
            repeat.HasIndex(row => row.ToId);
            repeat.Property(row => row.RuleVersion).HasMaxLength(20);
            repeat.HasOne(row => row.From).WithMany().HasForeignKey(row => row.FromId).OnDelete(DeleteBehavior.Restrict);
            repeat.HasOne(row => row.To).WithMany().HasForeignKey(row => row.ToId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KenyaAudit.Web.Store;

/// <summary>Keys and constraints of the county figures: none without a report, none without table or page.</summary>
internal static class CountyMoneyModel
{
    private const int MaxTable = 40;
    private const int MaxPage = 20;
    private const int MaxNote = 400;

    public static void Configure(ModelBuilder model)
    {
        Figure<BudgetExecutionRow>(model, "BudgetExecution").HasIndex(row => new { row.FinancialYear, row.CountyCode }).IsUnique();
        model.Entity<BudgetExecutionRow>().Property(row => row.Method).HasMaxLength(60);
        Figure<PendingBillsRow>(model, "PendingBills").HasIndex(row => new { row.AsAt, row.CountyCode }).IsUnique();
        Figure<RevenueArrearsRow>(model, "RevenueArrears").HasIndex(row => new { row.AsAt, row.CountyCode }).IsUnique();
        Figure<StalledProjectRow>(model, "StalledProject").HasIndex(row => new { row.FinancialYear, row.CountyCode, row.Ordinal }).IsUnique();
        model.Entity<PrintedTotalRow>(total =>
        {
            total.ToTable("PrintedTotal", table => table.HasCheckConstraint("CK_PrintedTotal_Place", "TableNumber IS NOT NULL OR Page IS NOT NULL"));
            total.HasIndex(row => new { row.Measure, row.AsAt });
            total.Property(row => row.TableNumber).HasMaxLength(MaxTable);
            total.Property(row => row.Page).HasMaxLength(MaxPage);
            total.Property(row => row.EditorNote).HasMaxLength(MaxNote);
            total.HasOne(row => row.Report).WithMany().HasForeignKey(row => row.ReportId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static EntityTypeBuilder<T> Figure<T>(ModelBuilder model, string name) where T : CountyFigureRow
    {
        var figure = model.Entity<T>();
        figure.ToTable(name, table => table.HasCheckConstraint($"CK_{name}_Place", "TableNumber IS NOT NULL OR Page IS NOT NULL"));
        figure.Property(row => row.TableNumber).HasMaxLength(MaxTable);
        figure.Property(row => row.Page).HasMaxLength(MaxPage);
        figure.Property(row => row.EditorNote).HasMaxLength(MaxNote);
        figure.HasOne(row => row.County).WithMany().HasForeignKey(row => row.CountyCode).OnDelete(DeleteBehavior.Restrict);
        figure.HasOne(row => row.Report).WithMany().HasForeignKey(row => row.ReportId).OnDelete(DeleteBehavior.Restrict);
        return figure;
    }
}

using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace KenyaAudit.Web.Store;

/// <summary>The one source of truth. What differs between providers stands in the two derived contexts and nowhere else.</summary>
internal abstract class AuditDb(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<AuditedEntityRow> Entities => Set<AuditedEntityRow>();
    public DbSet<CountyRow> Counties => Set<CountyRow>();
    public DbSet<ReportRow> Reports => Set<ReportRow>();
    public DbSet<SourceDocumentRow> Documents => Set<SourceDocumentRow>();
    public DbSet<DocumentPageRow> DocumentPages => Set<DocumentPageRow>();
    public DbSet<OpinionRow> Opinions => Set<OpinionRow>();
    public DbSet<CleanStatementRow> CleanStatements => Set<CleanStatementRow>();
    public DbSet<FindingRow> Findings => Set<FindingRow>();
    public DbSet<FindingVersionRow> FindingVersions => Set<FindingVersionRow>();
    public DbSet<CategoryRow> Categories => Set<CategoryRow>();
    public DbSet<EditorialRow> Editorials => Set<EditorialRow>();
    public DbSet<FindingCorrectionRow> Corrections => Set<FindingCorrectionRow>();
    public DbSet<FindingReviewRow> Reviews => Set<FindingReviewRow>();
    public DbSet<FindingRepeatRow> Repeats => Set<FindingRepeatRow>();
    public DbSet<BudgetExecutionRow> BudgetExecutions => Set<BudgetExecutionRow>();
    public DbSet<PendingBillsRow> PendingBills => Set<PendingBillsRow>();
    public DbSet<RevenueArrearsRow> RevenueArrears => Set<RevenueArrearsRow>();
    public DbSet<StalledProjectRow> StalledProjects => Set<StalledProjectRow>();
    public DbSet<PrintedTotalRow> PrintedTotals => Set<PrintedTotalRow>();
    public DbSet<IngestRunRow> IngestRuns => Set<IngestRunRow>();
    public DbSet<QuarantinedRecordRow> Quarantine => Set<QuarantinedRecordRow>();
    public DbSet<RunCheckRow> RunChecks => Set<RunCheckRow>();
    public DbSet<RefusedPageRow> RefusedPages => Set<RefusedPageRow>();
    public DbSet<SourceRow> Sources => Set<SourceRow>();
    public DbSet<PublicationLogRow> PublicationLog => Set<PublicationLogRow>();
    public DbSet<AlertRow> Alerts => Set<AlertRow>();
    public DbSet<AlertDeliveryRow> AlertDeliveries => Set<AlertDeliveryRow>();
    public DbSet<AlertEventRow> AlertEvents => Set<AlertEventRow>();
    public DbSet<FetchedResourceRow> FetchedResources => Set<FetchedResourceRow>();
    public DbSet<AuditEventRow> AuditEvents => Set<AuditEventRow>();
    public DbSet<AuditChainRow> AuditChain => Set<AuditChainRow>();
    public DbSet<AccountRow> Accounts => Set<AccountRow>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();
    public DbSet<PublicationCounterRow> PublicationCounters => Set<PublicationCounterRow>();

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        RefuseToRewriteTheTrail();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RefuseToRewriteTheTrail();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<string>().HaveMaxLength(400);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) => AuditModel.Configure(modelBuilder);

    private void RefuseToRewriteTheTrail()
    {
        if (ChangeTracker.Entries<AuditEventRow>().Any(entry => entry.State is EntityState.Modified or EntityState.Deleted))
        {
            throw new InvalidOperationException("The audit trail is only ever added to.");
        }
    }

    // Providers hand back DateTime without a kind; everything in the store is UTC.
    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        value => value.ToUniversalTime(), value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
}

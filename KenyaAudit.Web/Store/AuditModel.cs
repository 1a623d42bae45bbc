using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Store;

/// <summary>Keys, lengths and constraints of the store, the same for both providers.</summary>
internal static class AuditModel
{
    private const int Unlimited = -1;

    public static void Configure(ModelBuilder model)
    {
        Places(model);
        CountyMoneyModel.Configure(model);
        Documents(model);
        Findings(model);
        Editorial(model);
        Runs(model);
        Publication(model);
        WatchModel.Configure(model);
        QuarantineModel.Configure(model);
        FetchModel.Configure(model);
        FindingCareModel.Configure(model);
        AccessModel.Configure(model);
    }

    private static void Places(ModelBuilder model)
    {
        model.Entity<AuditedEntityRow>(entity =>
        {
            entity.ToTable("AuditedEntity");
            entity.HasIndex(row => row.Slug).IsUnique();
            entity.HasIndex(row => row.Vote);
            entity.Property(row => row.Slug).HasMaxLength(160);
            entity.Property(row => row.Vote).HasMaxLength(4);
            entity.HasOne(row => row.Parent).WithMany().HasForeignKey(row => row.ParentId).OnDelete(DeleteBehavior.Restrict);
            entity.HasOne(row => row.County).WithMany().HasForeignKey(row => row.CountyCode).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<EntityAliasRow>(alias =>
        {
            alias.ToTable("EntityAlias");
            alias.HasIndex(row => new { row.EntityId, row.Name }).IsUnique();
        });
        model.Entity<CountyRow>(county =>
        {
            county.ToTable("County", table => table.HasCheckConstraint("CK_County_Code", "Code BETWEEN 1 AND 47"));
            county.HasKey(row => row.Code);
            county.Property(row => row.Code).ValueGeneratedNever();
            county.HasIndex(row => row.Slug).IsUnique();
            county.Property(row => row.Slug).HasMaxLength(60);
            county.HasOne(row => row.CensusReport).WithMany().HasForeignKey(row => row.CensusReportId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void Documents(ModelBuilder model)
    {
        model.Entity<ReportRow>(report =>
        {
            report.ToTable("Report");
            report.HasIndex(row => row.Slug).IsUnique();
            report.Property(row => row.Slug).HasMaxLength(100);
            report.HasIndex(row => new { row.Series, row.FinancialYear });
            report.Property(row => row.Url).HasMaxLength(1000);
        });
        model.Entity<SourceDocumentRow>(document =>
        {
            document.ToTable("SourceDocument");
            document.HasIndex(row => row.Sha256).IsUnique();
            document.Property(row => row.Sha256).HasMaxLength(64).IsFixedLength();
            document.Property(row => row.FetchedFrom).HasMaxLength(1000);
            document.HasOne(row => row.Report).WithMany().HasForeignKey(row => row.ReportId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<DocumentPageRow>(page =>
        {
            page.ToTable("DocumentPage");
            page.HasIndex(row => new { row.DocumentId, row.PdfPage }).IsUnique();
            page.Property(row => row.PrintedPage).HasMaxLength(20);
            page.Property(row => row.Text).HasMaxLength(Unlimited);
        });
        model.Entity<OpinionRow>(opinion =>
        {
            opinion.ToTable("Opinion");
            opinion.HasIndex(row => new { row.ReportId, row.EntityId }).IsUnique();
            opinion.Property(row => row.PrintedPage).HasMaxLength(20);
            opinion.HasOne(row => row.Entity).WithMany().HasForeignKey(row => row.EntityId).OnDelete(DeleteBehavior.Restrict);
            opinion.HasOne(row => row.Report).WithMany().HasForeignKey(row => row.ReportId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<CleanStatementRow>(statement =>
        {
            statement.ToTable("CleanStatement");
            statement.HasIndex(row => new { row.ReportId, row.Number }).IsUnique();
            statement.Property(row => row.PrintedPage).HasMaxLength(20);
            statement.HasOne(row => row.Entity).WithMany().HasForeignKey(row => row.EntityId).OnDelete(DeleteBehavior.Restrict);
            statement.HasOne(row => row.Report).WithMany().HasForeignKey(row => row.ReportId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void Findings(ModelBuilder model)
    {
        model.Entity<CategoryRow>(category =>
        {
            category.ToTable("Category");
            category.HasIndex(row => row.Slug).IsUnique();
            category.Property(row => row.Slug).HasMaxLength(60);
        });
        model.Entity<FindingRow>(finding =>
        {
            finding.ToTable("Finding");
            finding.HasIndex(row => row.Reference).IsUnique();
            finding.Property(row => row.Reference).HasMaxLength(240);
            finding.HasIndex(row => new { row.EntityId, row.Number });
            finding.HasOne(row => row.Entity).WithMany().HasForeignKey(row => row.EntityId).OnDelete(DeleteBehavior.Restrict);
            finding.HasOne(row => row.Report).WithMany().HasForeignKey(row => row.ReportId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<FindingVersionRow>(version =>
        {
            version.ToTable("FindingVersion", table => table.HasCheckConstraint(
                "CK_FindingVersion_Pages", "PdfPage >= 1 AND PdfPageLast >= PdfPage"));
            version.HasIndex(row => new { row.FindingId, row.Number }).IsUnique();
            version.Property(row => row.Body).HasMaxLength(Unlimited);
            version.Property(row => row.Summary).HasMaxLength(2000);
            version.Property(row => row.SummarySw).HasMaxLength(2000);
            version.Property(row => row.SummaryAuthor).HasMaxLength(100);
            version.Property(row => row.SearchWords).HasMaxLength(400);
            version.Property(row => row.AmountNote).HasMaxLength(200);
            version.Property(row => row.PrintedPage).HasMaxLength(20);
            version.Property(row => row.PrintedPageLast).HasMaxLength(20);
            version.HasOne(row => row.Category).WithMany().HasForeignKey(row => row.CategoryId).OnDelete(DeleteBehavior.Restrict);
            version.HasOne(row => row.Document).WithMany().HasForeignKey(row => row.DocumentId).OnDelete(DeleteBehavior.Restrict);
            version.HasOne(row => row.Run).WithMany().HasForeignKey(row => row.RunId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<AmountRow>(amount =>
        {
            amount.ToTable("Amount");
            amount.HasIndex(row => new { row.VersionId, row.Ordinal }).IsUnique();
            amount.Property(row => row.Currency).HasMaxLength(3).IsFixedLength();
        });
        model.Entity<SubParagraphRow>(sub =>
        {
            sub.ToTable("SubParagraph");
            sub.HasIndex(row => new { row.VersionId, row.Ordinal }).IsUnique();
            sub.Property(row => row.Number).HasMaxLength(20);
        });
        model.Entity<TextBlockRow>(block =>
        {
            block.ToTable("TextBlock");
            block.HasIndex(row => new { row.VersionId, row.Ordinal }).IsUnique();
            block.Property(row => row.Text).HasMaxLength(Unlimited);
            block.Property(row => row.SubNumber).HasMaxLength(20);
        });
    }

    private static void Editorial(ModelBuilder model) => model.Entity<EditorialRow>(editorial =>
    {
        editorial.ToTable("Editorial");
        editorial.HasIndex(row => row.Reference).IsUnique();
        editorial.Property(row => row.Reference).HasMaxLength(240);
        editorial.Property(row => row.Summary).HasMaxLength(2000);
        editorial.Property(row => row.SummarySw).HasMaxLength(2000);
        editorial.Property(row => row.Author).HasMaxLength(100);
        editorial.Property(row => row.SearchWords).HasMaxLength(400);
        editorial.Property(row => row.AmountNote).HasMaxLength(200);
    });

    private static void Runs(ModelBuilder model)
    {
        model.Entity<IngestRunRow>(run =>
        {
            run.ToTable("IngestRun");
            run.HasIndex(row => new { row.SourceId, row.StartedAt });
            run.HasIndex(row => new { row.SourceId, row.Sha256, row.ExtractorVersion });
            run.Property(row => row.SourceId).HasMaxLength(60);
            run.Property(row => row.ExtractorVersion).HasMaxLength(60);
            run.Property(row => row.Sha256).HasMaxLength(64).IsFixedLength();
            run.Property(row => row.Error).HasMaxLength(2000);
            run.HasIndex(row => row.State);
            run.HasIndex(row => new { row.SourceId, row.Slot }).IsUnique();
            run.HasIndex(row => row.RetryOfId).IsUnique();
            run.Property(row => row.Trace).HasMaxLength(Unlimited);
            run.Property(row => row.AskedBy).HasMaxLength(256);
            run.Property(row => row.CancelRequestedBy).HasMaxLength(256);
            run.Property(row => row.Owner).HasMaxLength(200);
            run.Property(row => row.Attempt).HasDefaultValue(1);
        });
        model.Entity<IngestStepRow>(step =>
        {
            step.ToTable("IngestStep");
            step.HasIndex(row => new { row.RunId, row.Ordinal }).IsUnique();
            step.Property(row => row.Error).HasMaxLength(2000);
            step.Property(row => row.Unit).HasMaxLength(60);
        });
        model.Entity<RunNoteRow>(note =>
        {
            note.ToTable("RunNote");
            note.Property(row => row.Text).HasMaxLength(2000);
        });
        model.Entity<SourceRow>(source =>
        {
            source.ToTable("Source");
            source.HasKey(row => row.SourceId);
            source.Property(row => row.SourceId).HasMaxLength(60);
            source.Property(row => row.LeaseOwner).HasMaxLength(200);
            source.Property(row => row.PausedReason).HasMaxLength(2000);
        });
    }

    private static void Publication(ModelBuilder model)
    {
        model.Entity<PublicationLogRow>(entry =>
        {
            entry.ToTable("PublicationLog");
            entry.HasKey(row => row.Sequence);
            entry.Property(row => row.Sequence).ValueGeneratedNever();
            entry.Property(row => row.Key).HasMaxLength(240);
        });
        model.Entity<PublicationCounterRow>(counter =>
        {
            counter.ToTable("PublicationCounter");
            counter.Property(row => row.Id).ValueGeneratedNever();
            counter.HasData(new PublicationCounterRow { Id = 1, Value = 0 });
        });
    }
}

using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging.Abstractions;

namespace KenyaAudit.Web.Tests.Store;

public sealed class MigrationTests : IDisposable
{
    // Table or page: a constraint sees to it, because one of the two is enough.
    private static readonly string[] CountyFigure = [nameof(CountyFigureRow.CountyCode), nameof(CountyFigureRow.ReportId), nameof(CountyFigureRow.PageKind)];

    /// <summary>Every entity type that holds a figure or a statement of a report, and the columns that say where it was read.</summary>
    private static readonly Dictionary<Type, string[]> Figures = new()
    {
        [typeof(FindingRow)] = [nameof(FindingRow.ReportId)],
        [typeof(FindingVersionRow)] = [nameof(FindingVersionRow.FindingId), nameof(FindingVersionRow.PdfPage), nameof(FindingVersionRow.PdfPageLast)],
        [typeof(AmountRow)] = [nameof(AmountRow.VersionId)],
        [typeof(SubParagraphRow)] = [nameof(SubParagraphRow.VersionId), nameof(SubParagraphRow.PdfPage)],
        [typeof(TextBlockRow)] = [nameof(TextBlockRow.VersionId), nameof(TextBlockRow.PdfPage)],
        [typeof(OpinionRow)] = [nameof(OpinionRow.ReportId), nameof(OpinionRow.PdfPage)],
        [typeof(CleanStatementRow)] = [nameof(CleanStatementRow.ReportId), nameof(CleanStatementRow.PdfPage)],
        [typeof(CountyRow)] = [nameof(CountyRow.CensusReportId), nameof(CountyRow.CensusTables)],
        [typeof(BudgetExecutionRow)] = CountyFigure,
        [typeof(PendingBillsRow)] = CountyFigure,
        [typeof(RevenueArrearsRow)] = CountyFigure,
        [typeof(StalledProjectRow)] = CountyFigure,
        [typeof(PrintedTotalRow)] = [nameof(PrintedTotalRow.ReportId), nameof(PrintedTotalRow.PageKind)],
        [typeof(SourceDocumentRow)] = [nameof(SourceDocumentRow.ReportId)],
        [typeof(DocumentPageRow)] = [nameof(DocumentPageRow.DocumentId), nameof(DocumentPageRow.PdfPage)],
    };

    /// <summary>Every other entity type: names, our own words, and how the pipeline works.</summary>
    private static readonly Type[] NoFigures =
    [
        typeof(AuditedEntityRow), typeof(EntityAliasRow), typeof(ReportRow), typeof(CategoryRow), typeof(EditorialRow), typeof(IngestRunRow),
        typeof(IngestStepRow), typeof(RunNoteRow), typeof(QuarantinedRecordRow), typeof(SourceRow), typeof(PublicationLogRow), typeof(PublicationCounterRow),
        typeof(AlertRow), typeof(AuditEventRow), typeof(FetchedResourceRow), typeof(FindingCorrectionRow), typeof(FindingReviewRow), typeof(FindingRepeatRow),
        typeof(RunCheckRow), typeof(RefusedPageRow), typeof(AlertDeliveryRow), typeof(AlertEventRow),
        typeof(AuditChainRow), typeof(AccountRow), typeof(DataProtectionKey),
    ];

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.db");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        File.Delete(_file);
        File.Delete(_file + "-wal");
        File.Delete(_file + "-shm");
    }

    [Fact]
    public void Both_contexts_have_no_pending_model_changes()
    {
        using var sqlite = Sqlite();
        using var server = SqlServerStore.Unconnected();

        Assert.False(sqlite.Database.HasPendingModelChanges());
        Assert.False(server.Database.HasPendingModelChanges());
    }

    [Theory]
    [InlineData(MigrationsSqlGenerationOptions.Default)]
    [InlineData(MigrationsSqlGenerationOptions.Idempotent)]
    public void The_whole_SQL_Server_migration_script_parses(MigrationsSqlGenerationOptions how)
    {
        using var server = SqlServerStore.Unconnected();

        var script = server.GetService<IMigrator>().GenerateScript(options: how);

        Assert.Contains("CREATE TABLE [FindingVersion]", script, StringComparison.Ordinal);
        Assert.Empty(TransactSql.ErrorsIn(script));
    }

    [Fact]
    public async Task Both_contexts_map_the_same_tables_and_columns()
    {
        await using var sqlite = Sqlite();
        await using var server = SqlServerStore.Unconnected();

        Assert.Equal(Columns(sqlite), Columns(server));
    }

    [Fact]
    public async Task Nothing_migrates_to_date_and_keeps_a_write_ahead_log()
    {
        await using var db = Sqlite();

        Assert.Equal(db.Database.GetMigrations().Count(), await Migrator(db).MigrateAsync(Cancellation));
        Assert.Equal(0, await Migrator(db).MigrateAsync(Cancellation));
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancellation));
        Assert.Equal("wal", await JournalAsync(db));
        Assert.Equal(0, (await db.PublicationCounters.SingleAsync(Cancellation)).Value);
    }

    [Fact]
    public async Task A_file_that_was_made_by_hand_keeps_a_write_ahead_log_too()
    {
        await File.WriteAllBytesAsync(_file, [], Cancellation);
        await using var db = Sqlite();

        await Migrator(db).PrepareToServeAsync(Cancellation);

        Assert.Equal("wal", await JournalAsync(db));
    }

    [Fact]
    public void Every_entity_type_is_listed_as_holding_figures_or_not()
    {
        using var db = Sqlite();

        var mapped = db.Model.GetEntityTypes().Select(type => type.ClrType).ToHashSet();

        Assert.Equal(mapped, [.. Figures.Keys, .. NoFigures]);
    }

    [Fact]
    public void Every_figure_says_the_report_and_the_page_it_was_read_from()
    {
        using var sqlite = Sqlite();
        using var server = SqlServerStore.Unconnected();

        Assert.All(Figures.SelectMany(pair => pair.Value, (pair, column) => (Row: pair.Key, Column: column)), figure =>
        {
            Assert.False(Property(sqlite, figure.Row, figure.Column).IsNullable);
            Assert.False(Property(server, figure.Row, figure.Column).IsNullable);
        });
    }

    [Fact]
    public async Task The_store_refuses_a_second_row_under_the_same_permanent_name()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small);

        await RefusesAsync(corridor, "UPDATE Finding SET Reference = 'ng-2020-21-319'", "Finding.Reference");
        await RefusesAsync(corridor, "UPDATE AuditedEntity SET Slug = 'ministry-of-health'", "AuditedEntity.Slug");
        await RefusesAsync(corridor, "INSERT INTO SourceDocument (Sha256, ReportId, Bytes, PageCount, MediaType, FetchedAt) SELECT Sha256, ReportId, 1, 1, 'x', FetchedAt FROM SourceDocument", "SourceDocument.Sha256");
        await RefusesAsync(corridor, "UPDATE FindingVersion SET FindingId = (SELECT MIN(FindingId) FROM FindingVersion)", "FindingVersion.FindingId, FindingVersion.Number");
        await RefusesAsync(corridor, "UPDATE DocumentPage SET PdfPage = 1", "DocumentPage.DocumentId, DocumentPage.PdfPage");
        await RefusesAsync(corridor, "UPDATE Opinion SET EntityId = (SELECT MIN(EntityId) FROM Opinion)", "Opinion.ReportId, Opinion.EntityId");
        await RefusesAsync(corridor, "UPDATE Category SET Slug = 'other'", "Category.Slug");
    }

    [Fact]
    public async Task The_store_refuses_pages_and_counties_that_cannot_be()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small);
        const string county = "INSERT INTO County (Code, Slug, Name, Capital, Population, Households, AreaTenthsKm2, CensusReportId, CensusTables) VALUES";

        await RefusesAsync(corridor, "UPDATE FindingVersion SET PdfPage = 0", "CK_FindingVersion_Pages");
        await RefusesAsync(corridor, "UPDATE FindingVersion SET PdfPageLast = PdfPage - 1", "CK_FindingVersion_Pages");
        await RefusesAsync(corridor, $"{county} (48, 'x', 'X', 'X', 1, 1, 1, 1, 'T')", "CK_County_Code");
        await RefusesAsync(corridor, $"{county} (47, 'x', 'X', 'X', 1, 1, 1, 999, 'T')", "FOREIGN KEY");
        await RefusesAsync(corridor, $"{county} (47, 'x', 'X', 'X', 1, 1, 1, NULL, 'T')", "County.CensusReportId");
        await RefusesAsync(corridor, "UPDATE Opinion SET PdfPage = NULL", "Opinion.PdfPage");
    }

    [Fact]
    public async Task The_store_refuses_a_county_figure_without_table_and_page()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.Get<BundleLoader>().LoadAsync(Cancellation);

        foreach (var table in (string[])["BudgetExecution", "PendingBills", "RevenueArrears", "StalledProject", "PrintedTotal"])
        {
            await RefusesAsync(corridor, $"UPDATE {table} SET TableNumber = NULL, Page = NULL", $"CK_{table}_Place");
            await RefusesAsync(corridor, $"UPDATE {table} SET ReportId = NULL", $"{table}.ReportId");
        }

        await RefusesAsync(corridor, "UPDATE BudgetExecution SET CountyCode = 1", "BudgetExecution.FinancialYear, BudgetExecution.CountyCode");
    }

    private static Task RefusesAsync(Corridor corridor, string sql, string naming) => corridor.InScopeAsync<AuditDb>(async db =>
    {
        var refusal = await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync(sql, Cancellation));
        Assert.Contains(naming, refusal.Message, StringComparison.Ordinal);
    });

    private static IProperty Property(AuditDb db, Type row, string column) => db.Model.FindEntityType(row)!.FindProperty(column)!;

    private static List<string> Columns(AuditDb db) =>
        [.. db.Model.GetEntityTypes().SelectMany(type => type.GetProperties().Select(column => $"{type.GetTableName()}.{column.GetColumnName()} {column.IsNullable}")).Order(StringComparer.Ordinal)];

    private static StoreMigrator Migrator(AuditDb db) => new(db, NullLogger<StoreMigrator>.Instance);

    private static Task<string> JournalAsync(AuditDb db) =>
        db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync(Cancellation);

    private SqliteAuditDb Sqlite() => new(new DbContextOptionsBuilder<SqliteAuditDb>().UseSqlite($"Data Source={_file}").Options);
}

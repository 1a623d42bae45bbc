using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Tests.Ingest;

/// <summary>A row of county figures that was set aside, mended by an editor, and published with the set it belongs to.</summary>
public sealed class CountyQuarantineTests : IDisposable
{
    private const string Note = "The table prints millions; read as thousands.";
    private readonly string _bundle = Directory.CreateTempSubdirectory("kenyaaudit-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refused_row_waits_with_its_cells()
    {
        await using var corridor = await LoadedAsync();

        var row = Assert.Single(await RowsAsync(corridor));

        Assert.Equal((QuarantineKind.CountyFigure, QuarantineState.Open, "budget-execution.csv:378"), (row.Kind, row.State, row.Key));
        Assert.Contains("absorption_pct is 77", row.Reasons, StringComparison.Ordinal);
        Assert.Equal(("budget-execution.csv", "17360000"), (FigureDraft.Read(row.Draft)!.File, FigureDraft.Read(row.Draft)!.Cells["budget_kes"]));
        Assert.Null(await MombasaAsync(corridor));
    }

    [Fact]
    public async Task Mended_and_released_it_is_published_with_its_note_and_the_sums_follow()
    {
        await using var corridor = await LoadedAsync();
        var (before, sequence) = (await SumAsync(corridor), await SequenceAsync(corridor));

        var done = await ReleaseAsync(corridor, ("budget_kes", " 17360000000 "), ("no_such_field", "1"));

        Assert.Equal(DeskAnswer.Done, done.Answer);
        var mombasa = await MombasaAsync(corridor);
        Assert.Equal((1_736_000_000_000, 1_331_623_000_000, Note), (mombasa!.BudgetCents, mombasa.ExpenditureCents, mombasa.EditorNote));
        Assert.Equal(before + 1_736_000_000_000, await SumAsync(corridor));
        Assert.Equal(1, await corridor.ReadAsync(db => db.BudgetExecutions.CountAsync(row => row.EditorNote != null, Cancellation)));
        Assert.Equal((423, 94), await corridor.ReadAsync(async db => (await db.BudgetExecutions.CountAsync(Cancellation), await db.PendingBills.CountAsync(Cancellation))));
        var row = Assert.Single(await RowsAsync(corridor));
        Assert.Equal((QuarantineState.Released, "amina", Note), (row.State, row.DecidedBy, row.Decision));
        Assert.DoesNotContain("no_such_field", row.Draft!, StringComparison.Ordinal);
        Assert.True(await SequenceAsync(corridor) > sequence);
    }

    [Fact]
    public async Task What_still_may_not_be_published_is_refused_with_its_reasons_and_nothing_changes()
    {
        await using var corridor = await LoadedAsync();
        var before = await corridor.VisibleAsync();

        var answer = await ReleaseAsync(corridor, ("budget_kes", "1,736"), ("report", "a-report-of-nobody"));

        Assert.Equal(DeskAnswer.Refused, answer.Answer);
        Assert.Equal("budget_kes '1,736' is no number; the report a-report-of-nobody is not in the register", string.Join("; ", answer.Fault!.Split("; ").Order(StringComparer.Ordinal)));
        Assert.Equal(QuarantineState.Open, Assert.Single(await RowsAsync(corridor)).State);
        Assert.Equal(before, await corridor.VisibleAsync());
        Assert.Null(await MombasaAsync(corridor));
    }

    [Fact]
    public async Task A_release_outlives_the_next_load_while_the_table_says_the_same()
    {
        await using var corridor = await LoadedAsync();
        await ReleaseAsync(corridor, ("budget_kes", "17360000000"));
        Bundles.Replace(_bundle, "2024/25,047,43564270000,", "2024/25,047,43564280000,");

        await corridor.Get<BundleLoader>().LoadAsync(Cancellation);

        Assert.Equal((1_736_000_000_000, Note), ((await MombasaAsync(corridor))!.BudgetCents, (await MombasaAsync(corridor))!.EditorNote));
        Assert.Equal([QuarantineState.Released], (await RowsAsync(corridor)).Select(row => row.State));
    }

    [Fact]
    public async Task Where_the_table_was_mended_the_release_is_no_longer_asked()
    {
        await using var corridor = await LoadedAsync();
        await ReleaseAsync(corridor, ("budget_kes", "17360000000"));
        Bundles.Replace(_bundle, Bundles.Misread, Bundles.Mombasa);

        await corridor.Get<BundleLoader>().LoadAsync(Cancellation);

        Assert.Equal((1_736_000_000_000, null), ((await MombasaAsync(corridor))!.BudgetCents, (await MombasaAsync(corridor))!.EditorNote));
    }

    [Fact]
    public async Task Where_the_table_is_misread_anew_the_row_waits_anew()
    {
        await using var corridor = await LoadedAsync();
        await ReleaseAsync(corridor, ("budget_kes", "17360000000"));
        Bundles.Replace(_bundle, Bundles.Misread, "2024/25,001,1736,");

        await corridor.Get<BundleLoader>().LoadAsync(Cancellation);

        Assert.Equal([QuarantineState.Released, QuarantineState.Open], (await RowsAsync(corridor)).Select(row => row.State));
        Assert.Null(await MombasaAsync(corridor));
    }

    [Fact]
    public async Task A_row_that_was_decided_on_or_no_longer_stands_in_the_table_is_not_released()
    {
        await using var corridor = await LoadedAsync();
        Bundles.Replace(_bundle, Bundles.Misread, "2024/25,001,1736,");
        Assert.Equal(DeskAnswer.Missing, (await ReleaseAsync(corridor, ("budget_kes", "17360000000"))).Answer);
        Bundles.Replace(_bundle, "2024/25,001,1736,", Bundles.Misread);
        await ReleaseAsync(corridor, ("budget_kes", "17360000000"));

        Assert.Equal(DeskAnswer.Conflict, (await ReleaseAsync(corridor, ("budget_kes", "1"))).Answer);
        Assert.Equal(DeskAnswer.Missing, (await ReleaseAsync(corridor, 99, ("budget_kes", "1"))).Answer);
    }

    public void Dispose() => Directory.Delete(_bundle, recursive: true);

    private async Task<Corridor> LoadedAsync()
    {
        var corridor = await Corridor.OpenAsync(services => Bundles.Use(services, _bundle));
        Bundles.CopyMisread(Path.Combine(AppContext.BaseDirectory, "etl", "data"), _bundle);
        await corridor.Get<BundleLoader>().LoadAsync(Cancellation);
        return corridor;
    }

    private static Task<DeskResult> ReleaseAsync(Corridor corridor, params (string Field, string? Value)[] cells) => ReleaseAsync(corridor, 1, cells);

    // As the editor's page does: in one transaction, kept only where it is done.
    private static Task<DeskResult> ReleaseAsync(Corridor corridor, int id, params (string Field, string? Value)[] cells) => corridor.InTransactionAsync<QuarantineDesk, DeskResult>(
        desk => desk.ReleaseFigureAsync(id, cells.ToDictionary(cell => cell.Field, cell => cell.Value), Note, "amina", Cancellation), result => result.Answer == DeskAnswer.Done);

    private static Task<List<QuarantinedRecordRow>> RowsAsync(Corridor corridor) =>
        corridor.ReadAsync(db => db.Quarantine.AsNoTracking().OrderBy(row => row.Id).ToListAsync(Cancellation));

    private static Task<BudgetExecutionRow?> MombasaAsync(Corridor corridor) =>
        corridor.ReadAsync(db => db.BudgetExecutions.AsNoTracking().SingleOrDefaultAsync(row => row.CountyCode == 1 && row.FinancialYear == 2025, Cancellation));

    private static Task<long> SumAsync(Corridor corridor) =>
        corridor.ReadAsync(db => db.PrintedTotals.Where(row => row.Measure == CountyMeasure.Budget).Select(row => row.RowsCents).SingleAsync(Cancellation));

    private static Task<long> SequenceAsync(Corridor corridor) =>
        corridor.ReadAsync(db => db.PublicationCounters.Select(row => row.Value).SingleAsync(Cancellation));
}

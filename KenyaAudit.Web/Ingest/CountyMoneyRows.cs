using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Validate;
using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Ingest;

/// <summary>County records as rows of the store.</summary>
internal static class CountyMoneyRows
{
    public static IEnumerable<object> Of(CountyRecords records, Func<string, int> reportId) =>
    [
        .. records.Budgets.Select(record => Of(record, reportId)),
        .. records.PendingBills.Select(record => Of(record, reportId)),
        .. records.Arrears.Select(record => Of(record, reportId)),
        .. records.StalledProjects.Select(record => Of(record, reportId)),
        .. records.Totals.Select(record => Of(record, CountyTotals.Rows(records, record), reportId)),
    ];

    /// <summary>The reports the records stand in, each once.</summary>
    public static IReadOnlyList<string> Reports(this CountyRecords records) =>
    [
        .. records.Budgets.Select(record => record.Place.Report)
            .Concat(records.PendingBills.Select(record => record.Place.Report))
            .Concat(records.Arrears.Select(record => record.Place.Report))
            .Concat(records.StalledProjects.Select(record => record.Place.Report))
            .Concat(records.Totals.Select(record => record.Place.Report))
            .Distinct().Order(StringComparer.Ordinal),
    ];

    private static BudgetExecutionRow Of(BudgetExecutionRecord record, Func<string, int> reportId) => new()
    {
        CountyCode = record.County, FinancialYear = record.Year.EndYear,
        ReportId = reportId(record.Place.Report), TableNumber = record.Place.Table, Page = record.Place.Page, PageKind = record.Place.PageKind, EditorNote = record.Place.EditorNote,
        BudgetCents = record.Budget?.Cents, ExpenditureCents = record.Expenditure?.Cents,
        AbsorptionMilli = Milli(record.Absorption), DevelopmentAbsorptionMilli = Milli(record.DevelopmentAbsorption),
        Method = record.Method, Doubt = record.Doubt,
    };

    private static PendingBillsRow Of(PendingBillsRecord record, Func<string, int> reportId) => new()
    {
        CountyCode = record.County, FinancialYear = record.Year.EndYear, AsAt = record.AsAt,
        ReportId = reportId(record.Place.Report), TableNumber = record.Place.Table, Page = record.Place.Page, PageKind = record.Place.PageKind, EditorNote = record.Place.EditorNote,
        ExecutiveRecurrentCents = record.Executive.Recurrent?.Cents, ExecutiveDevelopmentCents = record.Executive.Development?.Cents,
        ExecutiveTotalCents = record.Executive.Total?.Cents,
        AssemblyRecurrentCents = record.Assembly.Recurrent?.Cents, AssemblyDevelopmentCents = record.Assembly.Development?.Cents,
        AssemblyTotalCents = record.Assembly.Total?.Cents,
        TotalCents = record.Total?.Cents, AnnualBudgetCents = record.AnnualBudget?.Cents,
    };

    private static RevenueArrearsRow Of(RevenueArrearsRecord record, Func<string, int> reportId) => new()
    {
        CountyCode = record.County, FinancialYear = record.Year.EndYear, AsAt = record.AsAt,
        ReportId = reportId(record.Place.Report), TableNumber = record.Place.Table, Page = record.Place.Page, PageKind = record.Place.PageKind, EditorNote = record.Place.EditorNote,
        OwnSourceCents = record.OwnSource?.Cents, FacilityImprovementCents = record.FacilityImprovement?.Cents,
        OtherCents = record.Other?.Cents, TotalCents = record.Total?.Cents,
    };

    private static StalledProjectRow Of(StalledProjectRecord record, Func<string, int> reportId) => new()
    {
        CountyCode = record.County, FinancialYear = record.Year.EndYear, AsAt = record.AsAt, Ordinal = record.Ordinal,
        ReportId = reportId(record.Place.Report), TableNumber = record.Place.Table, Page = record.Place.Page, PageKind = record.Place.PageKind, EditorNote = record.Place.EditorNote,
        Name = record.Name, Location = record.Location,
        EstimatedValueCents = record.EstimatedValue?.Cents, PaidCents = record.Paid?.Cents, OutstandingCents = record.Outstanding?.Cents,
        CompleteMilli = Milli(record.CompletePercent), Reason = record.Reason,
    };

    private static PrintedTotalRow Of(PrintedTotalRecord record, long sum, Func<string, int> reportId) => new()
    {
        FinancialYear = record.Year.EndYear, AsAt = record.AsAt, Measure = record.Measure,
        ReportId = reportId(record.Place.Report), TableNumber = record.Place.Table, Page = record.Place.Page, PageKind = record.Place.PageKind, EditorNote = record.Place.EditorNote,
        PrintedCents = record.Printed?.Cents, RoundedToCents = record.RoundedTo?.Cents, RowsCents = sum,
    };

    private static int? Milli(decimal? percent) => percent is { } value ? (int)decimal.Round(value * 1000) : null;
}

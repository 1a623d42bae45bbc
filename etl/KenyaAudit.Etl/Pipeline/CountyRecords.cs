using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Pipeline;

/// <summary>Where a county's figure is printed: the report by its slug, and its table or page (at least one of them).</summary>
/// <param name="EditorNote">What an editor mended of the row that was read, in public words; null where nothing was.</param>
public sealed record FigurePlace(string Report, string? Table, string? Page, PageKind PageKind, string? EditorNote = null);

/// <summary>A row of a table of county figures as it was read: the file's name, and its cells by our fields.</summary>
public sealed record FigureCells(string File, IReadOnlyDictionary<string, string> Cells);

/// <summary>Cells that an editor put in the place of a row that was refused.</summary>
/// <param name="Raw">The row as it was read: a correction holds only while the table says the same.</param>
/// <param name="Note">Public.</param>
public sealed record CorrectedRow(FigureCells Row, string Raw, string Note);

/// <summary>One county's budget and expenditure of one year. Shares are percent; null is "not published".</summary>
public sealed record BudgetExecutionRecord(
    int County, FinancialYear Year, Kes? Budget, Kes? Expenditure, decimal? Absorption, decimal? DevelopmentAbsorption, string Method, FigureDoubt? Doubt, FigurePlace Place);

/// <summary>Bills of an executive or an assembly. The total is as printed: it may differ from the two parts by rounding.</summary>
public sealed record BillsOf(Kes? Recurrent, Kes? Development, Kes? Total);

/// <summary>What one county owed on a day.</summary>
public sealed record PendingBillsRecord(
    int County, FinancialYear Year, DateOnly AsAt, BillsOf Executive, BillsOf Assembly, Kes? Total, Kes? AnnualBudget, FigurePlace Place);

/// <summary>Revenue that was owed to one county on a day.</summary>
public sealed record RevenueArrearsRecord(
    int County, FinancialYear Year, DateOnly AsAt, Kes? OwnSource, Kes? FacilityImprovement, Kes? Other, Kes? Total, FigurePlace Place);

/// <summary>One row of a county's table of stalled projects, in its order of print from 1.</summary>
public sealed record StalledProjectRecord(
    int County, FinancialYear Year, DateOnly AsAt, int Ordinal, string Name, string? Location,
    Kes? EstimatedValue, Kes? Paid, Kes? Outstanding, decimal? CompletePercent, StallReason? Reason, FigurePlace Place);

/// <summary>A total over all counties as a report prints it; null where it prints a dash. <paramref name="RoundedTo"/> is the last place printed.</summary>
public sealed record PrintedTotalRecord(FinancialYear Year, DateOnly AsAt, CountyMeasure Measure, Kes? Printed, Kes? RoundedTo, FigurePlace Place);

/// <summary>All county figures of one publisher, with the rows that may not be published.</summary>
public sealed record CountyRecords(
    IReadOnlyList<BudgetExecutionRecord> Budgets,
    IReadOnlyList<PendingBillsRecord> PendingBills,
    IReadOnlyList<RevenueArrearsRecord> Arrears,
    IReadOnlyList<StalledProjectRecord> StalledProjects,
    IReadOnlyList<PrintedTotalRecord> Totals,
    IReadOnlyList<RefusedRecord> Refused)
{
    /// <summary>Printed totals held against the rows.</summary>
    public IReadOnlyList<CheckResult> Checks { get; init; } = [];

    public int Count => Budgets.Count + PendingBills.Count + Arrears.Count + StalledProjects.Count + Totals.Count;
}

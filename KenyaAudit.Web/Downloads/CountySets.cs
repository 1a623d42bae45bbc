using KenyaAudit.Etl.Vocabulary;
using Microsoft.EntityFrameworkCore;
using static KenyaAudit.Web.Downloads.ColumnType;

namespace KenyaAudit.Web.Downloads;

/// <summary>The money of the counties as the Controller of Budget reports it; every row names its report and its table or page.</summary>
internal static class CountySets
{
    public const string Printed = "printed";

    public static readonly OpenSet BudgetExecution = OpenSet.Of(
        "county-budget-execution", "County budgets and spending", "One row for each county and financial year. Unspent is not missing.",
        db => db.BudgetExecutions.AsNoTracking().OrderBy(row => row.FinancialYear).ThenBy(row => row.CountyCode).ThenBy(row => row.Id).Select(row => new
        {
            row.FinancialYear, row.CountyCode, County = row.County.Name, row.BudgetCents, row.ExpenditureCents, row.AbsorptionMilli,
            row.DevelopmentAbsorptionMilli, row.Doubt, Report = row.Report.Slug, row.TableNumber, row.Page, row.PageKind, row.Method, row.EditorNote,
        }),
        new("financial_year", Text, Meaning.Year, row => Value.Year(row.FinancialYear)),
        new("county_code", Integer, Meaning.CountyCode, row => row.CountyCode),
        new("county", Text, Meaning.County, row => row.County),
        new("budget_kes", Number, "Approved budget, Kenya shillings.", row => Value.Kes(row.BudgetCents)),
        new("expenditure_kes", Number, "Expenditure, Kenya shillings.", row => Value.Kes(row.ExpenditureCents)),
        new("absorption_percent", Number, "Expenditure as a percentage of the budget.", row => Value.Percent(row.AbsorptionMilli)),
        new("development_absorption_percent", Number, "The same of the development budget, as printed.", row => Value.Percent(row.DevelopmentAbsorptionMilli)),
        new("doubt", Text, "Why a printed figure is hard to believe: over-100-pct or suspect-development-pct.", row => row.Doubt?.Slug()),
        new("report", Text, Meaning.Report, row => row.Report),
        new("table", Text, Meaning.Table, row => row.TableNumber),
        new("page", Text, Meaning.Page, row => row.Page),
        new("page_kind", Text, Meaning.PageKind, row => row.PageKind.Slug()),
        new("method", Text, "How it was read; where it starts with derived or annex_ratio, it was worked out and is not printed.", row => row.Method),
        new("editor_note", Text, Meaning.EditorNote, row => row.EditorNote));

    public static readonly OpenSet PendingBills = OpenSet.Of(
        "county-pending-bills", "County pending bills", "One row for each county and day: what its executive and assembly owed, in Kenya shillings.",
        db => db.PendingBills.AsNoTracking().OrderBy(row => row.AsAt).ThenBy(row => row.CountyCode).ThenBy(row => row.Id).Select(row => new
        {
            row.FinancialYear, row.AsAt, row.CountyCode, County = row.County.Name, row.ExecutiveRecurrentCents, row.ExecutiveDevelopmentCents,
            row.ExecutiveTotalCents, row.AssemblyRecurrentCents, row.AssemblyDevelopmentCents, row.AssemblyTotalCents, row.TotalCents, row.AnnualBudgetCents,
            Report = row.Report.Slug, row.TableNumber, row.Page, row.PageKind, row.EditorNote,
        }),
        new("financial_year", Text, Meaning.Year, row => Value.Year(row.FinancialYear)),
        new("as_at", Date, Meaning.AsAt, row => row.AsAt),
        new("county_code", Integer, Meaning.CountyCode, row => row.CountyCode),
        new("county", Text, Meaning.County, row => row.County),
        new("executive_recurrent_kes", Number, "Owed by the executive, recurrent.", row => Value.Kes(row.ExecutiveRecurrentCents)),
        new("executive_development_kes", Number, "Owed by the executive, development.", row => Value.Kes(row.ExecutiveDevelopmentCents)),
        new("executive_total_kes", Number, "Owed by the executive.", row => Value.Kes(row.ExecutiveTotalCents)),
        new("assembly_recurrent_kes", Number, "Owed by the assembly, recurrent.", row => Value.Kes(row.AssemblyRecurrentCents)),
        new("assembly_development_kes", Number, "Owed by the assembly, development.", row => Value.Kes(row.AssemblyDevelopmentCents)),
        new("assembly_total_kes", Number, "Owed by the assembly.", row => Value.Kes(row.AssemblyTotalCents)),
        new("total_kes", Number, "Owed by the county.", row => Value.Kes(row.TotalCents)),
        new("annual_budget_kes", Number, "Approved annual budget printed beside the bills.", row => Value.Kes(row.AnnualBudgetCents)),
        new("report", Text, Meaning.Report, row => row.Report),
        new("table", Text, Meaning.Table, row => row.TableNumber),
        new("page", Text, Meaning.Page, row => row.Page),
        new("page_kind", Text, Meaning.PageKind, row => row.PageKind.Slug()),
        new("method", Text, Meaning.Printed, _ => Printed),
        new("editor_note", Text, Meaning.EditorNote, row => row.EditorNote));

    public static readonly OpenSet RevenueArrears = OpenSet.Of(
        "county-revenue-arrears", "County revenue arrears", "One row for each county and day: revenue that was owed to it, in Kenya shillings.",
        db => db.RevenueArrears.AsNoTracking().OrderBy(row => row.AsAt).ThenBy(row => row.CountyCode).ThenBy(row => row.Id).Select(row => new
        {
            row.FinancialYear, row.AsAt, row.CountyCode, County = row.County.Name, row.OwnSourceCents, row.FacilityImprovementCents, row.OtherCents, row.TotalCents,
            Report = row.Report.Slug, row.TableNumber, row.Page, row.PageKind, row.EditorNote,
        }),
        new("financial_year", Text, Meaning.Year, row => Value.Year(row.FinancialYear)),
        new("as_at", Date, Meaning.AsAt, row => row.AsAt),
        new("county_code", Integer, Meaning.CountyCode, row => row.CountyCode),
        new("county", Text, Meaning.County, row => row.County),
        new("own_source_kes", Number, "Own-source revenue.", row => Value.Kes(row.OwnSourceCents)),
        new("facility_improvement_kes", Number, "Facility improvement financing of health facilities.", row => Value.Kes(row.FacilityImprovementCents)),
        new("other_kes", Number, "Other arrears.", row => Value.Kes(row.OtherCents)),
        new("total_kes", Number, "All arrears.", row => Value.Kes(row.TotalCents)),
        new("report", Text, Meaning.Report, row => row.Report),
        new("table", Text, Meaning.Table, row => row.TableNumber),
        new("page", Text, Meaning.Page, row => row.Page),
        new("page_kind", Text, Meaning.PageKind, row => row.PageKind.Slug()),
        new("method", Text, Meaning.Printed, _ => Printed),
        new("editor_note", Text, Meaning.EditorNote, row => row.EditorNote));

    public static readonly OpenSet StalledProjects = OpenSet.Of(
        "county-stalled-projects", "County stalled projects", "One row for each project that a county reported as stalled.",
        db => db.StalledProjects.AsNoTracking().OrderBy(row => row.FinancialYear).ThenBy(row => row.CountyCode).ThenBy(row => row.Ordinal).ThenBy(row => row.Id).Select(row => new
        {
            row.FinancialYear, row.AsAt, row.CountyCode, County = row.County.Name, row.Ordinal, row.Name, row.Location, row.EstimatedValueCents, row.PaidCents,
            row.OutstandingCents, row.CompleteMilli, row.Reason, Report = row.Report.Slug, row.TableNumber, row.Page, row.PageKind, row.EditorNote,
        }),
        new("financial_year", Text, Meaning.Year, row => Value.Year(row.FinancialYear)),
        new("as_at", Date, Meaning.AsAt, row => row.AsAt),
        new("county_code", Integer, Meaning.CountyCode, row => row.CountyCode),
        new("county", Text, Meaning.County, row => row.County),
        new("position", Integer, "Row in the county's table, from 1.", row => row.Ordinal),
        new("project", Text, "Name of the project as printed.", row => row.Name),
        new("location", Text, "Where it is, as printed.", row => row.Location),
        new("estimated_value_kes", Number, "Estimated value, Kenya shillings.", row => Value.Kes(row.EstimatedValueCents)),
        new("paid_kes", Number, "Paid so far, Kenya shillings.", row => Value.Kes(row.PaidCents)),
        new("outstanding_kes", Number, "Still to pay, Kenya shillings.", row => Value.Kes(row.OutstandingCents)),
        new("complete_percent", Number, "How far it is, percent.", row => Value.Percent(row.CompleteMilli)),
        new("reason", Text, "Why it stands still: our word for what is printed.", row => row.Reason?.Slug()),
        new("report", Text, Meaning.Report, row => row.Report),
        new("table", Text, Meaning.Table, row => row.TableNumber),
        new("page", Text, Meaning.Page, row => row.Page),
        new("page_kind", Text, Meaning.PageKind, row => row.PageKind.Slug()),
        new("method", Text, Meaning.Printed, _ => Printed),
        new("editor_note", Text, Meaning.EditorNote, row => row.EditorNote));

    public static readonly OpenSet PrintedTotals = OpenSet.Of(
        "county-printed-totals", "Totals over all counties, as printed", "One row for each total that a report prints, beside the sum of our rows. Where the two differ, both are kept.",
        db => db.PrintedTotals.AsNoTracking().OrderBy(row => row.AsAt).ThenBy(row => row.Measure).ThenBy(row => row.Id).Select(row => new
        {
            row.FinancialYear, row.AsAt, row.Measure, row.PrintedCents, row.RoundedToCents, row.RowsCents, Report = row.Report.Slug, row.TableNumber, row.Page, row.PageKind, row.EditorNote,
        }),
        new("financial_year", Text, Meaning.Year, row => Value.Year(row.FinancialYear)),
        new("as_at", Date, Meaning.AsAt, row => row.AsAt),
        new("measure", Text, "What is measured: a frozen word.", row => row.Measure.Slug()),
        new("printed_kes", Number, "Total as printed, Kenya shillings; empty where a dash is printed.", row => Value.Kes(row.PrintedCents)),
        new("rounded_to_kes", Number, "Last place it is printed to: a smaller difference is rounding.", row => Value.Kes(row.RoundedToCents)),
        new("rows_sum_kes", Number, "Sum of the counties' rows, worked out here.", row => Value.Kes(row.RowsCents)),
        new("report", Text, Meaning.Report, row => row.Report),
        new("table", Text, Meaning.Table, row => row.TableNumber),
        new("page", Text, Meaning.Page, row => row.Page),
        new("page_kind", Text, Meaning.PageKind, row => row.PageKind.Slug()),
        new("method", Text, "Always printed: the total is the report's own.", _ => Printed),
        new("editor_note", Text, Meaning.EditorNote, row => row.EditorNote));
}

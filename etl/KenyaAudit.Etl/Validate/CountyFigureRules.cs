using KenyaAudit.Etl.Bundle;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Validate;

/// <summary>What a county's figure must satisfy to be published. What a report prints is not mended: a figure that cannot be believed is refused or told as doubtful.</summary>
internal static class CountyFigureRules
{
    // Tables print millions with one or two decimals, so a printed sum of three may be off by this much.
    private static readonly Kes Rounding = Kes.FromShillings(250_000);

    // Shares are printed whole or with one decimal.
    private const decimal ShareRounding = 1m;

    public static void Check(BudgetExecutionRecord record, FigureRow row)
    {
        row.Check(record.Budget is not null || record.Expenditure is not null || record.Absorption is not null, "no figure is given");
        row.Check(record.Budget is not { Cents: 0 }, "a budget of 0 is not a budget");
        Share(record.Absorption, "absorption_pct", row);
        Share(record.DevelopmentAbsorption, "development_absorption_pct", row);
        if (record is { Budget: { } budget, Expenditure: { } spent, Absorption: { } printed })
        {
            var share = spent.Shillings * 100 / budget.Shillings;
            row.Check(Math.Abs(share - printed) <= ShareRounding, $"absorption_pct is {printed}, and expenditure over budget gives {share:0.0}");
        }

        row.Check(record.Absorption is not > 100 || record.Doubt == FigureDoubt.Over100Pct, "absorption over 100 per cent without the flag over-100-pct");
    }

    public static void Check(PendingBillsRecord record, FigureRow row)
    {
        Sum([record.Executive.Recurrent, record.Executive.Development], record.Executive.Total, "executive_total_kes", row);
        Sum([record.Assembly.Recurrent, record.Assembly.Development], record.Assembly.Total, "assembly_total_kes", row);
        Sum([record.Executive.Total, record.Assembly.Total], record.Total, "total_kes", row);
    }

    public static void Check(RevenueArrearsRecord record, FigureRow row) =>
        Sum([record.OwnSource, record.FacilityImprovement, record.Other], record.Total, "total_kes", row);

    public static void Check(StalledProjectRecord record, FigureRow row)
    {
        row.Check(record.Ordinal > 0, "row is not a number from 1");
        row.Check(record.CompletePercent is not (< 0 or > 100), $"complete_pct {record.CompletePercent} is no share of a whole");
    }

    public static void Check(PrintedTotalRecord record, FigureRow row) =>
        row.Check(record.Printed is null == record.RoundedTo is null, "rounded_to_kes belongs to a printed total");

    private static void Share(decimal? share, string name, FigureRow row) =>
        row.Check(share is not > 300, $"{name} {share} is past belief");

    private static void Sum(Kes?[] parts, Kes? total, string name, FigureRow row)
    {
        var known = parts.OfType<Kes>().ToList();
        if (known.Count == 0 || total is not { } printed)
        {
            row.Check(known.Count == 0 || total is not null, $"{name} is empty beside its parts");
            return;
        }

        var sum = known.Sum(part => part.Cents);
        row.Check(Math.Abs(sum - printed.Cents) <= Rounding.Cents, $"{name} is {printed}, and its parts give {new Kes(sum)}");
    }
}

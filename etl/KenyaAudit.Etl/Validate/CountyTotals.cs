using System.Globalization;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Validate;

/// <summary>Printed totals over all counties, recomputed from the rows. Both are kept; a difference past rounding warns.</summary>
public static class CountyTotals
{
    public const string Name = "county-totals";

    /// <summary>One check for each printed total, and one for the rows that were set aside.</summary>
    public static IReadOnlyList<CheckResult> Judge(CountyRecords records) =>
    [
        .. records.Totals.Select(total => OfTotal(records, total)),
        Gate.Warn(
            RecordChecks.Quarantine, records.Refused.Count == 0, "No row was set aside.",
            string.Create(CultureInfo.InvariantCulture, $"{records.Refused.Count} rows wait in quarantine.")),
    ];

    /// <summary>Cents that the rows of a total add up to.</summary>
    public static long Rows(CountyRecords records, PrintedTotalRecord total)
    {
        IEnumerable<Kes?> Arrears(Func<RevenueArrearsRecord, Kes?> of) => records.Arrears.Where(record => record.AsAt == total.AsAt).Select(of);
        var budgets = records.Budgets.Where(record => record.Year == total.Year);
        var rows = total.Measure switch
        {
            CountyMeasure.Budget => budgets.Select(record => record.Budget),
            CountyMeasure.Expenditure => budgets.Select(record => record.Expenditure),
            CountyMeasure.PendingBills => records.PendingBills.Where(record => record.AsAt == total.AsAt).Select(record => record.Total),
            CountyMeasure.ArrearsOwnSource => Arrears(record => record.OwnSource),
            CountyMeasure.ArrearsFacilityImprovement => Arrears(record => record.FacilityImprovement),
            CountyMeasure.ArrearsOther => Arrears(record => record.Other),
            _ => Arrears(record => record.Total),
        };
        return rows.Sum(kes => kes?.Cents ?? 0);
    }

    private static CheckResult OfTotal(CountyRecords records, PrintedTotalRecord total)
    {
        var rows = Rows(records, total);
        var what = $"{total.Measure.Slug()} of {total.AsAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} in {total.Place.Report}";
        var printed = total.Printed?.Cents;
        var agrees = printed is { } cents ? Math.Abs(cents - rows) <= (total.RoundedTo?.Cents ?? 0) : rows == 0;
        return Gate.Warn(
            Name, agrees, $"The rows add up to the printed total: {what}.", $"The printed total and the rows differ: {what}. Both are kept.",
            $"printed {(total.Printed is { } known ? known.ToString() : "a dash")}, rows {new Kes(rows)}");
    }
}

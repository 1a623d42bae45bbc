using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Validate;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Bundle;

/// <summary>Reads the bundled tables of county money. A row with a fault is set aside with all its faults; the others go on.</summary>
public static class CountyFigures
{
    public const string Budgets = "budget-execution.csv";
    public const string PendingBills = "pending-bills.csv";
    public const string Arrears = "revenue-arrears.csv";
    public const string StalledProjects = "stalled-projects.csv";
    public const string Totals = "printed-totals.csv";

    public static readonly IReadOnlyList<string> Files = [Budgets, PendingBills, Arrears, StalledProjects, Totals];

    /// <summary>Throws <see cref="DocumentRefusedException"/> naming the file that is no table at all.</summary>
    /// <param name="open">Opens one of <see cref="Files"/>.</param>
    /// <param name="columns">Where a file's headings differ from our fields, by file; null: they are the same.</param>
    /// <param name="register">Slugs of the reports that may be cited; null: any.</param>
    /// <param name="corrected">Rows that editors mended.</param>
    public static CountyRecords Read(
        Func<string, TextReader> open, IReadOnlyDictionary<string, ColumnMaps>? columns = null, IReadOnlySet<string>? register = null, IReadOnlyList<CorrectedRow>? corrected = null)
    {
        IEnumerable<(int Line, FigureRow Read, FigureRow Row)> Rows(string file)
        {
            var mended = (corrected ?? []).Where(row => row.Row.File == file).ToLookup(row => row.Raw, StringComparer.Ordinal);
            foreach (var (line, read) in CountyFigures.Rows(open, file, columns?.GetValueOrDefault(file)))
            {
                var row = mended[read.Raw].LastOrDefault() is { } correction ? new FigureRow(correction.Row.Cells, correction.Note) : read;
                row.Check(register is null || row.Text("report") is not { } report || register.Contains(report), $"the report {row.Text("report")} is not in the register");
                yield return (line, read, row);
            }
        }

        var refused = new List<RefusedRecord>();
        var records = new CountyRecords(
            Table(Rows, Budgets, Budget, record => (record.County, record.Year), CountyFigureRules.Check, refused),
            Table(Rows, PendingBills, Bills, record => (record.County, record.AsAt), CountyFigureRules.Check, refused),
            Table(Rows, Arrears, Owed, record => (record.County, record.AsAt), CountyFigureRules.Check, refused),
            Table(Rows, StalledProjects, Project, record => (record.County, record.Year, record.Ordinal), CountyFigureRules.Check, refused),
            Table(Rows, Totals, Total, record => (record.Measure, record.AsAt, record.Place), CountyFigureRules.Check, refused),
            refused);
        return records with { Checks = CountyTotals.Judge(records) };
    }

    private static BudgetExecutionRecord Budget(FigureRow row) => new(
        row.County(), row.Year(), row.Money("budget_kes"), row.Money("expenditure_kes"), row.Number("absorption_pct"), row.Number("development_absorption_pct"),
        row.Required("method"), row.Word<FigureDoubt>("flag"), row.Place());

    private static PendingBillsRecord Bills(FigureRow row) => new(
        row.County(), row.Year(), row.Day("as_at"), Of(row, "executive"), Of(row, "assembly"), row.Money("total_kes"), row.Money("annual_budget_kes"), row.Place());

    private static BillsOf Of(FigureRow row, string arm) =>
        new(row.Money($"{arm}_recurrent_kes"), row.Money($"{arm}_development_kes"), row.Money($"{arm}_total_kes"));

    private static RevenueArrearsRecord Owed(FigureRow row) => new(
        row.County(), row.Year(), row.Day("as_at"), row.Money("own_source_kes"), row.Money("facility_improvement_kes"), row.Money("other_kes"), row.Money("total_kes"), row.Place());

    private static StalledProjectRecord Project(FigureRow row) => new(
        row.County(), row.Year(), row.Day("as_at"), row.Whole("row") ?? 0, row.Required("project"), row.Text("location"),
        row.Money("estimated_value_kes"), row.Money("paid_kes"), row.Money("outstanding_kes"), row.Number("complete_pct"), row.Word<StallReason>("reason"), row.Place());

    private static PrintedTotalRecord Total(FigureRow row)
    {
        var measure = row.Word<CountyMeasure>("measure");
        row.Check(measure is not null || row.Text("measure") is not null, "measure is empty");
        return new(row.Year(), row.Day("as_at"), measure ?? default, row.Money("printed_kes"), row.Money("rounded_to_kes"), row.Place());
    }

    private static List<T> Table<T, TKey>(
        Func<string, IEnumerable<(int Line, FigureRow Read, FigureRow Row)>> rows, string file, Func<FigureRow, T> read, Func<T, TKey> keyOf, Action<T, FigureRow> judge, List<RefusedRecord> refused)
    {
        var records = new List<T>();
        var keys = new HashSet<TKey>();
        foreach (var (line, printed, row) in rows(file))
        {
            var record = read(row);
            if (row.Faults.Count == 0)
            {
                judge(record, row);
                row.Check(keys.Add(keyOf(record)), "another row has the same county and time");
            }

            if (row.Faults.Count == 0)
            {
                records.Add(record);
            }
            else
            {
                refused.Add(new RefusedRecord($"{file}:{line}", null, printed.Raw, row.Faults) { Row = new FigureCells(file, printed.Fields) });
            }
        }

        return records;
    }

    private static IEnumerable<(int Line, FigureRow Row)> Rows(Func<string, TextReader> open, string file, ColumnMaps? columns)
    {
        using var text = open(file);
        // A cell too few or too many is a fault of its row, not of the file.
        using var csv = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture) { TrimOptions = TrimOptions.Trim, BadDataFound = null, MissingFieldFound = null });
        if (!csv.Read() || !csv.ReadHeader() || csv.HeaderRecord is not { } names || !(columns is not null || names.Contains("report")))
        {
            throw new DocumentRefusedException($"{file} is no table of figures: its first line does not name the columns.");
        }

        if (columns?.Missing(names).ToList() is { Count: > 0 } missing)
        {
            throw new DocumentRefusedException($"{file} lacks the columns {string.Join(", ", missing)} that its source declares.");
        }

        while (csv.Read())
        {
            var cells = names.Select((name, i) => KeyValuePair.Create(name, csv.GetField(i) ?? "")).ToDictionary();
            var row = new FigureRow(columns?.Named(cells) ?? cells);
            row.Check(csv.Parser.Count == names.Length, $"{csv.Parser.Count} cells stand under {names.Length} columns");
            yield return (csv.Parser.Row, row);
        }
    }
}

using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Bundle;

/// <summary>Which heading of a table holds which of our fields: by default, and where a financial year ("2025/26") differs.</summary>
/// <param name="Default">Field to heading.</param>
/// <param name="Years">Financial year to the fields that stand under another heading in it.</param>
public sealed record ColumnMaps(
    IReadOnlyDictionary<string, string> Default, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? Years = null)
{
    private const string YearField = "financial_year";

    /// <summary>Fields that no heading of the table can give, in any year.</summary>
    public IEnumerable<string> Missing(IReadOnlyCollection<string> headings) =>
        Default.Where(column => !headings.Contains(column.Value) && !(Years ?? Empty).Values.Any(year => year.TryGetValue(column.Key, out var other) && headings.Contains(other)))
            .Select(column => $"'{column.Value}' ({column.Key})");

    /// <summary>The cells by the names of our fields; cells that no field asks for keep their heading.</summary>
    public IReadOnlyDictionary<string, string> Named(IReadOnlyDictionary<string, string> cells)
    {
        var year = FinancialYear.TryParse(cells.GetValueOrDefault(Default.GetValueOrDefault(YearField, YearField)), out var read) ? read.ToString() : "";
        var special = (Years ?? Empty).GetValueOrDefault(year);
        var headings = Default.Select(column => KeyValuePair.Create(column.Key, special?.GetValueOrDefault(column.Key) ?? column.Value)).ToDictionary();
        var named = cells.Where(cell => !headings.ContainsValue(cell.Key)).ToDictionary();
        foreach (var (field, heading) in headings)
        {
            named[field] = cells.GetValueOrDefault(heading, "");
        }

        return named;
    }

    private static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Empty { get; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>();
}

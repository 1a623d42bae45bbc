using System.Globalization;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Bundle;

/// <summary>One row of a table of figures as text, judged while it is read: every fault is kept, so that a refused row says all of them.</summary>
internal sealed class FigureRow(IReadOnlyDictionary<string, string> fields, string? editorNote = null)
{
    private readonly List<string> _faults = [];

    public IReadOnlyList<string> Faults => _faults;

    public IReadOnlyDictionary<string, string> Fields => fields;

    public string Raw => string.Join(", ", fields.Select(cell => $"{cell.Key}={cell.Value}"));

    /// <summary>Null where the cell is empty: not published.</summary>
    public string? Text(string name) => fields.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    public string Required(string name) => Text(name) ?? Fault($"{name} is empty", "");

    public int County() =>
        int.TryParse(Text("county_code"), NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code >= 1 && code <= Counties.All.Count
            ? code : Fault($"county_code '{Text("county_code")}' is no county", 0);

    public FinancialYear Year() =>
        FinancialYear.TryParse(Text("financial_year"), out var year) ? year : Fault($"financial_year '{Text("financial_year")}' is no financial year", default(FinancialYear));

    public DateOnly Day(string name) =>
        DateOnly.TryParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : Fault($"{name} '{Text(name)}' is no day", default(DateOnly));

    public int? Whole(string name) =>
        Text(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Fault($"{name} '{text}' is no whole number", (int?)null);

    public decimal? Number(string name) =>
        Text(name) is not { } text ? null
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : Fault($"{name} '{text}' is no number", (decimal?)null);

    /// <summary>Shillings; exact to the cent or refused.</summary>
    public Kes? Money(string name)
    {
        if (Number(name) is not { } shillings)
        {
            return null;
        }

        return shillings < long.MaxValue / 100m && decimal.Round(shillings, 2) == shillings
            ? Kes.FromShillings(shillings)
            : Fault($"{name} '{Text(name)}' is no amount in shillings and cents", (Kes?)null);
    }

    public T? Word<T>(string name) where T : struct, Enum =>
        Text(name) is not { } text ? null : Slugs.Parse<T>(text) ?? Fault($"{name} '{text}' is not known", (T?)null);

    public FigurePlace Place()
    {
        var place = new FigurePlace(Required("report"), Text("table"), Text("page"), Word<PageKind>("page_kind") ?? PageKind.Unstated, editorNote);
        return place.Table is null && place.Page is null ? Fault("neither table nor page is given", place) : place;
    }

    public void Check(bool holds, string fault)
    {
        if (!holds)
        {
            _faults.Add(fault);
        }
    }

    private T Fault<T>(string fault, T value)
    {
        _faults.Add(fault);
        return value;
    }
}

using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Ui;

namespace KenyaAudit.Web.Pages.Counties;

/// <summary>What the list can be ordered by.</summary>
internal enum ListOrder
{
    County = 1,
    Budget,
    Spent,
    Absorption,
    PendingBills,
}

/// <summary>
/// The list of counties as its address says it. What makes no sense is null and named in <see cref="Unknown"/>; nothing is an error.
/// </summary>
internal sealed record CountyListAddress
{
    public const string MeasureName = "measure";
    public const string YearName = "fy";
    public const string SortName = "sort";
    public const string Parameters = "measure fy sort";

    private const string Down = "-desc";
    private const int ShownOfUnknown = 40;

    private static readonly (ListOrder Order, string Word)[] Words =
        [(ListOrder.County, "county"), (ListOrder.Budget, "budget"), (ListOrder.Spent, "spent"), (ListOrder.Absorption, "absorption"), (ListOrder.PendingBills, "pending-bills")];

    public ListMeasure? Measure { get; init; }
    public int? EndYear { get; init; }
    public ListOrder Order { get; init; } = ListOrder.County;
    public bool Descending { get; init; }

    /// <summary>What was asked for and does not exist, shortened.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    public static CountyListAddress Read(string? measure, string? year, string? sort)
    {
        var descending = sort?.EndsWith(Down, StringComparison.Ordinal) == true;
        var word = descending ? sort![..^Down.Length] : sort;
        var order = Words.FirstOrDefault(pair => pair.Word == word);
        var address = new CountyListAddress
        {
            Measure = ListMeasures.Parse(measure),
            EndYear = YearOf(year),
            Order = order.Word is null ? ListOrder.County : order.Order,
            Descending = order.Word is not null && descending,
        };
        string?[] unknown = [address.Measure is null ? measure : null, address.EndYear is null ? year : null, order.Word is null ? sort : null];
        return address with { Unknown = [.. unknown.Where(value => !string.IsNullOrEmpty(value)).Select(value => Shortened(value!))] };
    }

    /// <summary>Null when it is no financial year.</summary>
    public static int? YearOf(string? text) => FinancialYear.TryParse(text, out var year) ? year.EndYear : null;

    public static string Shortened(string value) => value.Length > ShownOfUnknown ? value[..ShownOfUnknown] + "…" : value;

    /// <summary>The order one click on a column asks for: numbers start with the largest, names with A.</summary>
    public CountyListAddress SortedBy(ListOrder order) =>
        this with { Order = order, Descending = Order == order ? !Descending : order != ListOrder.County };

    public string? SortWord => Order == ListOrder.County && !Descending ? null : Words.First(pair => pair.Order == Order).Word + (Descending ? Down : "");

    public string Link()
    {
        (string Name, string? Value)[] pairs =
            [(MeasureName, Measure?.Slug()), (YearName, EndYear is { } year ? new FinancialYear(year).Slug : null), (SortName, SortWord)];
        var query = string.Join('&', pairs.Where(pair => pair.Value is not null).Select(pair => $"{pair.Name}={pair.Value}"));
        return SiteLinks.Counties + (query.Length > 0 ? "?" + query : "");
    }
}

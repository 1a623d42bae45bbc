using System.Collections.Frozen;

namespace KenyaAudit.Web.Pages.Counties;

/// <summary>What the list of counties can be coloured by.</summary>
internal enum ListMeasure
{
    Absorption = 1,
    Budget,
    Expenditure,
    PendingBills,
    PendingShare,
    Arrears,
    Findings,
}

/// <summary>Address words and labels of measures. Address words are frozen: links must hold for ten years.</summary>
internal static class ListMeasures
{
    private static readonly FrozenDictionary<ListMeasure, string> Slugs = new Dictionary<ListMeasure, string>
    {
        [ListMeasure.Absorption] = "absorption",
        [ListMeasure.Budget] = "budget",
        [ListMeasure.Expenditure] = "expenditure",
        [ListMeasure.PendingBills] = "pending-bills",
        [ListMeasure.PendingShare] = "pending-bills-share",
        [ListMeasure.Arrears] = "arrears",
        [ListMeasure.Findings] = "findings",
    }.ToFrozenDictionary();

    public static IEnumerable<ListMeasure> All => Slugs.Keys.Order();

    public static string Slug(this ListMeasure measure) => Slugs[measure];

    /// <summary>Null when no measure has that address word.</summary>
    public static ListMeasure? Parse(string? slug) => All.Where(measure => Slugs[measure] == slug).Select(measure => (ListMeasure?)measure).FirstOrDefault();

    public static bool IsShare(this ListMeasure measure) => measure is ListMeasure.Absorption or ListMeasure.PendingShare;

    /// <summary>A key for the localiser.</summary>
    public static string Label(this ListMeasure measure) => measure switch
    {
        ListMeasure.Absorption => "Share of the budget spent",
        ListMeasure.Budget => "Budget",
        ListMeasure.Expenditure => "Spent",
        ListMeasure.PendingBills => "Pending bills",
        ListMeasure.PendingShare => "Pending bills as a share of the budget (worked out, not printed)",
        ListMeasure.Arrears => "Revenue arrears",
        _ => "Findings",
    };
}

using System.Globalization;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Web.Ui;

/// <summary>The vocabulary of county money in plain words. Everything returned, but a percentage, is a key for the localiser.</summary>
internal static class CountyWords
{
    /// <summary>A key with the page as {0}.</summary>
    public static string Label(this PageKind kind) => kind switch
    {
        PageKind.Printed => "printed page {0}",
        PageKind.Pdf => "PDF page {0}",
        _ => "page {0} (printed or PDF page: not noted)",
    };

    public static string Label(this StallReason reason) => reason switch
    {
        StallReason.VariationNotAgreed => "A change of the contract was not agreed",
        StallReason.ContractorLeft => "The contractor left the site",
        StallReason.ContractorLate => "The contractor fell behind",
        StallReason.ContractorUnable => "The contractor could not do the work",
        StallReason.ContractorDeclined => "The contractor declined the work",
        StallReason.ContractEnded => "The contract was ended",
        StallReason.CourtCase => "A court case",
        StallReason.Arbitration => "Arbitration between the parties",
        StallReason.LandDispute => "A dispute over the land",
        StallReason.Insecurity => "Insecurity",
        _ => "The money was taken out of the budget",
    };

    public static string Label(this FigureDoubt doubt) => doubt switch
    {
        FigureDoubt.Over100Pct => "More was spent than the budget holds: the figures stand as read, and are doubtful.",
        _ => "The development share stands as printed, and is too small to be meant.",
    };

    public static string Label(this CountyMeasure measure) => measure switch
    {
        CountyMeasure.Budget => "budgets",
        CountyMeasure.Expenditure => "spending",
        CountyMeasure.PendingBills => "pending bills",
        CountyMeasure.ArrearsOwnSource => "arrears of own revenue",
        CountyMeasure.ArrearsFacilityImprovement => "arrears of health facilities",
        CountyMeasure.ArrearsOther => "other arrears",
        _ => "revenue arrears",
    };

    /// <summary>How a budget figure was read, for the names of methods that are known; others are said to be read from the report.</summary>
    public static string Method(string method) => method switch
    {
        _ when method.StartsWith("derived", StringComparison.Ordinal) => "Overall figures worked out, not printed; development share as printed",
        _ when method.StartsWith("annex_ratio", StringComparison.Ordinal) => "Overall share worked out, not printed, from an annex",
        _ when method.StartsWith("published_annex", StringComparison.Ordinal) => "Printed in an annex",
        _ when method.StartsWith("published_table", StringComparison.Ordinal) => "Printed in a table",
        _ => "Read from the report",
    };

    /// <summary>"62%" or "61.8%" of thousandths of a percent; what would look like nothing keeps all its digits.</summary>
    public static string Percent(long milli) => (milli / 1000m).ToString(Math.Abs(milli) < 100 ? "0.###" : "#,##0.#", CultureInfo.InvariantCulture) + "%";
}

namespace KenyaAudit.Etl.Vocabulary;

/// <summary>How a page number is meant: as printed on the page, as the PDF counts, or not noted when it was read.</summary>
public enum PageKind
{
    Unstated = 0,
    Printed = 1,
    Pdf = 2,
}

/// <summary>What a printed total over all counties measures.</summary>
public enum CountyMeasure
{
    Budget = 1,
    Expenditure = 2,
    PendingBills = 3,
    ArrearsOwnSource = 4,
    ArrearsFacilityImprovement = 5,
    ArrearsOther = 6,
    ArrearsTotal = 7,
}

/// <summary>Why a project stands still, in our words for what the table prints.</summary>
public enum StallReason
{
    VariationNotAgreed = 1,
    ContractorLeft = 2,
    ContractorLate = 3,
    ContractorUnable = 4,
    ContractorDeclined = 5,
    ContractEnded = 6,
    CourtCase = 7,
    Arbitration = 8,
    LandDispute = 9,
    Insecurity = 10,
    BudgetRemoved = 11,
}

/// <summary>What makes a printed figure hard to believe. It is shown as printed, with the doubt beside it.</summary>
public enum FigureDoubt
{
    /// <summary>More was spent than the budget holds.</summary>
    Over100Pct = 1,

    /// <summary>The share of the development budget that was spent is too small to be meant.</summary>
    SuspectDevelopmentPct = 2,
}

/// <summary>How a figure was read from its report.</summary>
public static class ReadingMethods
{
    private static readonly string[] WorkedOut = ["derived", "annex_ratio"];

    /// <summary>Whether a figure was worked out by us and is not printed: its method starts with "derived" or "annex_ratio".</summary>
    public static bool IsWorkedOut(string method) => WorkedOut.Any(start => method.StartsWith(start, StringComparison.Ordinal));
}

using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Web.Pages.Counties;

/// <summary>A county and everything loaded about it; all amounts in cents.</summary>
internal sealed record CountyProfile(CountyHead Head, CountyReports Reports)
{
    public IReadOnlyList<BudgetFigure> Budgets { get; init; } = [];
    public IReadOnlyList<BillsFigure> Bills { get; init; } = [];
    public IReadOnlyList<ArrearsFigure> Arrears { get; init; } = [];
    public IReadOnlyList<StalledItem> Stalled { get; init; } = [];

    /// <summary>Printed totals over all counties that are not the sum of their rows.</summary>
    public IReadOnlyList<TotalDifference> Differences { get; init; } = [];
    public int FindingTotal { get; init; }
    public IReadOnlyList<CountyFinding> Findings { get; init; } = [];
    public CountyLink? Previous { get; init; }
    public CountyLink? Next { get; init; }

    public BudgetFigure? BudgetOf(int? year) => Budgets.FirstOrDefault(figure => figure.EndYear == year);

    public IEnumerable<TotalDifference> DifferencesOf(DateOnly asAt, params CountyMeasure[] measures) =>
        Differences.Where(total => total.AsAt == asAt && measures.Contains(total.Measure));
}

/// <summary>Name and census facts. The capital is a reference name, not a figure.</summary>
internal sealed record CountyHead(
    int Code, string Slug, string Name, string Capital, int Population, int Households, int AreaTenthsKm2, string CensusReport, string CensusTables)
{
    /// <summary>Worked out, not printed: cents a person counted in 2019.</summary>
    public long? PerPerson(long? cents) => cents is { } known && Population > 0 ? known / Population : null;
}

internal sealed record CountyLink(string Slug, string Name);

internal sealed record CountyFinding(string Reference, string Title, string Entity, int? EndYear);

/// <summary>Pending bills on a day, by who owes them and for what. Null is not published.</summary>
internal sealed record BillsFigure(DateOnly AsAt, int EndYear, BillsPart Executive, BillsPart Assembly, long? Total, long? AnnualBudget, PlaceKey Place);

internal sealed record BillsPart(long? Recurrent, long? Development, long? Total);

/// <summary>Revenue owed to the county on a day. Null is not published.</summary>
internal sealed record ArrearsFigure(DateOnly AsAt, long? OwnSource, long? FacilityImprovement, long? Other, long? Total, PlaceKey Place);

/// <summary>A project reported as stalled; <paramref name="CompleteMilli"/> in thousandths of a percent.</summary>
internal sealed record StalledItem(
    DateOnly AsAt, string Name, string? Location, long? Value, long? Paid, long? Outstanding, int? CompleteMilli, StallReason? Reason, PlaceKey Place);

/// <summary>A total as printed beside the sum of its rows, which we worked out. <paramref name="Printed"/> is null for a printed dash.</summary>
internal sealed record TotalDifference(CountyMeasure Measure, int EndYear, DateOnly AsAt, long? Printed, long? RoundedTo, long Rows, PlaceKey Place)
{
    /// <summary>False where the two differ by no more than the rounding of print.</summary>
    public bool Differs => Printed is not { } printed ? Rows != 0 : Math.Abs(printed - Rows) > (RoundedTo ?? 0);
}

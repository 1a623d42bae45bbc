using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Web.Pages.Counties;

/// <summary>One year of the chart: where its pair of bars lies and how long each is, in units of the drawing. Null is not published.</summary>
internal sealed record YearBar(FinancialYear Year, int Top, int? Budget, int? Spent, int? ShareMilli, bool WorkedOut, bool Loaded);

/// <summary>The geometry of budget against spending by year: two bars a year on one scale that starts at zero. Numbers only; the markup is the page's.</summary>
internal sealed record YearBars(IReadOnlyList<YearBar> Bars)
{
    public const int Width = 330;
    public const int RowHeight = 34;
    public const int BarHeight = 12;
    public const int LabelWidth = 58;

    /// <summary>What is left of the width for the longest bar, before the percentage.</summary>
    public const int Longest = 225;

    public int Height => Bars.Count * RowHeight;

    /// <summary>Years without a figure keep their place, so that a gap is seen as one.</summary>
    public static YearBars Of(IEnumerable<int> years, IReadOnlyList<BudgetFigure> figures)
    {
        var most = figures.SelectMany(figure => new[] { figure.BudgetCents, figure.ExpenditureCents }).Max() ?? 0;
        int? Length(long? cents) => cents is { } known && most > 0 ? (int)Math.Round(known * (decimal)Longest / most) : null;
        return new YearBars([.. years.Select((year, at) =>
        {
            var figure = figures.FirstOrDefault(figure => figure.EndYear == year);
            return new YearBar(
                new FinancialYear(year), at * RowHeight, Length(figure?.BudgetCents), Length(figure?.ExpenditureCents), figure?.AbsorptionMilli,
                figure?.WorkedOut == true, figure is not null);
        })]);
    }
}

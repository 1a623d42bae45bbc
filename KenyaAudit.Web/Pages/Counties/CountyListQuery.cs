using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Pages.Counties;

/// <summary>All counties with their money of one year.</summary>
internal sealed class CountyListQuery(AuditDb db, CountyReportsQuery register)
{
    public async Task<CountyList> RunAsync(CountyListAddress address, CancellationToken cancellation)
    {
        var reports = await register.RunAsync(cancellation);
        var year = reports.Shown(address.EndYear);
        var budgets = await db.BudgetExecutions.AsNoTracking().Where(row => row.FinancialYear == year)
            .Select(row => new BudgetFigure(
                row.CountyCode, row.FinancialYear, row.BudgetCents, row.ExpenditureCents, row.AbsorptionMilli, row.DevelopmentAbsorptionMilli, row.Method, row.Doubt,
                new PlaceKey(row.ReportId, row.TableNumber, row.Page, row.PageKind, row.EditorNote)))
            .ToDictionaryAsync(row => row.CountyCode, cancellation);
        var bills = await Latest(db.PendingBills.AsNoTracking().Where(row => row.FinancialYear == year), row => row.AsAt)
            .Select(row => new AmountFigure(row.CountyCode, row.AsAt, row.TotalCents, row.AnnualBudgetCents, new PlaceKey(row.ReportId, row.TableNumber, row.Page, row.PageKind, row.EditorNote)))
            .ToDictionaryAsync(row => row.CountyCode, cancellation);
        var arrears = await Latest(db.RevenueArrears.AsNoTracking().Where(row => row.FinancialYear == year), row => row.AsAt)
            .Select(row => new AmountFigure(row.CountyCode, row.AsAt, row.TotalCents, null, new PlaceKey(row.ReportId, row.TableNumber, row.Page, row.PageKind, row.EditorNote)))
            .ToDictionaryAsync(row => row.CountyCode, cancellation);
        var findings = await db.Findings.AsNoTracking().Where(row => row.Status == FindingStatus.Published && row.Entity.CountyCode != null)
            .GroupBy(row => row.Entity.CountyCode!.Value).Select(group => new { Code = group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Code, row => row.Count, cancellation);
        var counties = await db.Counties.AsNoTracking().OrderBy(row => row.Name).ThenBy(row => row.Code)
            .Select(row => new { row.Code, row.Slug, row.Name }).ToListAsync(cancellation);
        var lines = counties.Select(county => new CountyLine(
            county.Code, county.Slug, county.Name, budgets.GetValueOrDefault(county.Code), bills.GetValueOrDefault(county.Code),
            arrears.GetValueOrDefault(county.Code), findings.Count > 0 ? findings.GetValueOrDefault(county.Code) : null));
        return new CountyList(reports, year, address.Measure ?? (budgets.Count > 0 || bills.Count == 0 ? ListMeasure.Absorption : ListMeasure.PendingBills), Ordered(lines, address));
    }

    // A year may hold an opening and a closing day; the list shows the closing one.
    private static IQueryable<T> Latest<T>(IQueryable<T> rows, System.Linq.Expressions.Expression<Func<T, DateOnly>> day) where T : CountyFigureRow
    {
        var latest = rows.Select(day).OrderByDescending(at => at).Take(1);
        return rows.Join(latest, day, at => at, (row, _) => row);
    }

    private static List<CountyLine> Ordered(IEnumerable<CountyLine> lines, CountyListAddress address)
    {
        if (address.Order == ListOrder.County)
        {
            return [.. address.Descending ? lines.Reverse() : lines];
        }

        // What is not published has no place among figures: it comes last in either direction.
        var known = lines.OrderBy(line => Key(line, address.Order) is null);
        return [.. address.Descending
            ? known.ThenByDescending(line => Key(line, address.Order)).ThenBy(line => line.Code)
            : known.ThenBy(line => Key(line, address.Order)).ThenBy(line => line.Code)];
    }

    private static long? Key(CountyLine line, ListOrder order) => order switch
    {
        ListOrder.Budget => line.Budget?.BudgetCents,
        ListOrder.Spent => line.Budget?.ExpenditureCents,
        ListOrder.Absorption => line.Budget?.AbsorptionMilli,
        _ => line.Bills?.Cents,
    };
}

/// <summary>The list as shown. <paramref name="Year"/> is null when no county money is loaded.</summary>
internal sealed record CountyList(CountyReports Reports, int? Year, ListMeasure Measure, IReadOnlyList<CountyLine> Lines)
{
    private const int PagesNamed = 4;

    public FinancialYear? FinancialYear => Year is { } year ? new FinancialYear(year) : null;

    /// <summary>
    /// Where figures of the list stand, once a report and table with all its pages; without pages where they are more than a line can name.
    /// </summary>
    public IEnumerable<PlaceKey> Places(Func<CountyLine, PlaceKey?> of) => Lines.Select(of).OfType<PlaceKey>()
        .GroupBy(place => place with { Page = null })
        .Select(group => group.Key with { Page = Pages([.. group.Select(place => place.Page).OfType<string>().Distinct().Order(StringComparer.Ordinal)]) });

    private static string? Pages(List<string> pages) => pages.Count is > 0 and <= PagesNamed ? string.Join(", ", pages) : null;
}

/// <summary>One county of the list; what is null was not loaded for the year. Findings are of all years, null when none names a county.</summary>
internal sealed record CountyLine(int Code, string Slug, string Name, BudgetFigure? Budget, AmountFigure? Bills, AmountFigure? Arrears, int? Findings)
{
    /// <summary>Cents, thousandths of a percent, or a count. Null is not published or not loaded.</summary>
    public long? Value(ListMeasure measure) => measure switch
    {
        ListMeasure.Absorption => Budget?.AbsorptionMilli,
        ListMeasure.Budget => Budget?.BudgetCents,
        ListMeasure.Expenditure => Budget?.ExpenditureCents,
        ListMeasure.PendingBills => Bills?.Cents,
        ListMeasure.PendingShare => Bills?.ShareMilli,
        ListMeasure.Arrears => Arrears?.Cents,
        _ => Findings,
    };
}

/// <summary>Budget and spending of a county in a year, in cents; shares in thousandths of a percent.</summary>
internal sealed record BudgetFigure(
    int CountyCode, int EndYear, long? BudgetCents, long? ExpenditureCents, int? AbsorptionMilli, int? DevelopmentMilli, string Method, FigureDoubt? Doubt, PlaceKey Place)
{
    public bool WorkedOut => ReadingMethods.IsWorkedOut(Method);

    public FinancialYear Year => new(EndYear);
}

/// <summary>What is owed on a day, in cents, beside the yearly budget that the same table prints.</summary>
internal sealed record AmountFigure(int CountyCode, DateOnly AsAt, long? Cents, long? BudgetCents, PlaceKey Place)
{
    /// <summary>Worked out, not printed; in thousandths of a percent.</summary>
    public long? ShareMilli => Cents is { } cents && BudgetCents is > 0 and { } budget ? (long)decimal.Round(cents * 100_000m / budget) : null;
}

using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Pages.Counties;

/// <summary>Two or three counties beside each other in the latest reported year.</summary>
internal sealed class CompareQuery(AuditDb db, CountyReportsQuery register)
{
    public const int Most = 3;

    /// <summary>Those past the third are dropped, those that do not exist are left out; both are named.</summary>
    public async Task<Comparison> RunAsync(IReadOnlyList<string> asked, CancellationToken cancellation)
    {
        var reports = await register.RunAsync(cancellation);
        var year = reports.Shown(null);
        var all = await db.Counties.AsNoTracking().OrderBy(row => row.Name).ThenBy(row => row.Code)
            .Select(row => new CountyLink(row.Slug, row.Name)).ToListAsync(cancellation);
        var known = asked.Where(slug => all.Any(county => county.Slug == slug)).ToList();
        var shown = known.Take(Most).ToList();
        var dropped = all.Where(county => known.Skip(Most).Contains(county.Slug)).Select(county => county.Name);
        var heads = await db.Counties.AsNoTracking().Where(row => shown.Contains(row.Slug))
            .Select(row => new CountyHead(
                row.Code, row.Slug, row.Name, row.Capital, row.Population, row.Households, row.AreaTenthsKm2, row.CensusReport.Title, row.CensusTables))
            .ToListAsync(cancellation);
        var codes = heads.Select(head => head.Code).ToList();
        var budgets = await db.BudgetExecutions.AsNoTracking().Where(row => codes.Contains(row.CountyCode) && row.FinancialYear == year)
            .Select(row => new BudgetFigure(
                row.CountyCode, row.FinancialYear, row.BudgetCents, row.ExpenditureCents, row.AbsorptionMilli, row.DevelopmentAbsorptionMilli, row.Method, row.Doubt,
                new PlaceKey(row.ReportId, row.TableNumber, row.Page, row.PageKind, row.EditorNote)))
            .ToListAsync(cancellation);
        var bills = await db.PendingBills.AsNoTracking().Where(row => codes.Contains(row.CountyCode)).OrderByDescending(row => row.AsAt)
            .Select(row => new AmountFigure(row.CountyCode, row.AsAt, row.TotalCents, row.AnnualBudgetCents, new PlaceKey(row.ReportId, row.TableNumber, row.Page, row.PageKind, row.EditorNote)))
            .ToListAsync(cancellation);
        var arrears = await db.RevenueArrears.AsNoTracking().Where(row => codes.Contains(row.CountyCode)).OrderByDescending(row => row.AsAt)
            .Select(row => new AmountFigure(row.CountyCode, row.AsAt, row.TotalCents, null, new PlaceKey(row.ReportId, row.TableNumber, row.Page, row.PageKind, row.EditorNote)))
            .ToListAsync(cancellation);
        return new Comparison(reports, year, all, [.. asked.Except(known)], [.. dropped])
        {
            Counties = [.. shown.Select(slug => heads.FirstOrDefault(head => head.Slug == slug)).OfType<CountyHead>().Select(head => new ComparedCounty(
                head, budgets.FirstOrDefault(row => row.CountyCode == head.Code), [.. bills.Where(row => row.CountyCode == head.Code)],
                [.. arrears.Where(row => row.CountyCode == head.Code)]))],
        };
    }
}

/// <summary>What is compared, what could be, and what was asked for in vain.</summary>
internal sealed record Comparison(CountyReports Reports, int? Year, IReadOnlyList<CountyLink> All, IReadOnlyList<string> Unknown, IReadOnlyList<string> Dropped)
{
    public IReadOnlyList<ComparedCounty> Counties { get; init; } = [];

    /// <summary>The days on which bills, and arrears, of any county shown were counted; latest first.</summary>
    public IEnumerable<DateOnly> BillDays => Counties.SelectMany(county => county.Bills).Select(bills => bills.AsAt).Distinct().OrderDescending();

    public IEnumerable<DateOnly> ArrearsDays => Counties.SelectMany(county => county.Arrears).Select(arrears => arrears.AsAt).Distinct().OrderDescending();

    public FinancialYear? FinancialYear => Year is { } year ? new FinancialYear(year) : null;
}

/// <summary>One column of the comparison.</summary>
internal sealed record ComparedCounty(CountyHead Head, BudgetFigure? Budget, IReadOnlyList<AmountFigure> Bills, IReadOnlyList<AmountFigure> Arrears)
{
    public AmountFigure? BillsOn(DateOnly day) => Bills.FirstOrDefault(bills => bills.AsAt == day);

    public AmountFigure? ArrearsOn(DateOnly day) => Arrears.FirstOrDefault(arrears => arrears.AsAt == day);
}

using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Pages.Counties;

/// <summary>One county with its money of all years, its stalled projects and the findings about it.</summary>
internal sealed class CountyQuery(AuditDb db, CountyReportsQuery register)
{
    public const int FindingsShown = 5;

    /// <summary>Null when there is no such county.</summary>
    public async Task<CountyProfile?> RunAsync(string slug, CancellationToken cancellation)
    {
        var head = await db.Counties.AsNoTracking().Where(row => row.Slug == slug)
            .Select(row => new CountyHead(
                row.Code, row.Slug, row.Name, row.Capital, row.Population, row.Households, row.AreaTenthsKm2, row.CensusReport.Title, row.CensusTables))
            .FirstOrDefaultAsync(cancellation);
        return head is null ? null : await MoneyAsync(new CountyProfile(head, await register.RunAsync(cancellation))
        {
            FindingTotal = await About(head.Code).CountAsync(cancellation),
            Findings = await About(head.Code).OrderByDescending(row => row.Report.FinancialYear).ThenBy(row => row.Number).ThenBy(row => row.Id).Take(FindingsShown)
                .Select(row => new CountyFinding(row.Reference, row.Title, row.Entity.Name, row.Report.FinancialYear)).ToListAsync(cancellation),
            Previous = await db.Counties.AsNoTracking().Where(row => row.Name.CompareTo(head.Name) < 0).OrderByDescending(row => row.Name)
                .Select(row => new CountyLink(row.Slug, row.Name)).FirstOrDefaultAsync(cancellation),
            Next = await db.Counties.AsNoTracking().Where(row => row.Name.CompareTo(head.Name) > 0).OrderBy(row => row.Name)
                .Select(row => new CountyLink(row.Slug, row.Name)).FirstOrDefaultAsync(cancellation),
        }, cancellation);
    }

    private async Task<CountyProfile> MoneyAsync(CountyProfile county, CancellationToken cancellation)
    {
        var code = county.Head.Code;
        var totals = await db.PrintedTotals.AsNoTracking().OrderByDescending(row => row.AsAt).ThenBy(row => row.Measure).ThenBy(row => row.Id)
            .Select(row => new TotalDifference(
                row.Measure, row.FinancialYear, row.AsAt, row.PrintedCents, row.RoundedToCents, row.RowsCents,
                new PlaceKey(row.ReportId, row.TableNumber, row.Page, row.PageKind, row.EditorNote)))
            .ToListAsync(cancellation);
        return county with
        {
            Budgets = await db.BudgetExecutions.AsNoTracking().Where(row => row.CountyCode == code).OrderByDescending(row => row.FinancialYear)
                .Select(row => new BudgetFigure(
                    row.CountyCode, row.FinancialYear, row.BudgetCents, row.ExpenditureCents, row.AbsorptionMilli, row.DevelopmentAbsorptionMilli, row.Method, row.Doubt,
                    new PlaceKey(row.ReportId, row.TableNumber, row.Page, row.PageKind, row.EditorNote)))
                .ToListAsync(cancellation),
            Bills = await db.PendingBills.AsNoTracking().Where(row => row.CountyCode == code).OrderByDescending(row => row.AsAt)
                .Select(row => new BillsFigure(
                    row.AsAt, row.FinancialYear,
                    new BillsPart(row.ExecutiveRecurrentCents, row.ExecutiveDevelopmentCents, row.ExecutiveTotalCents),
                    new BillsPart(row.AssemblyRecurrentCents, row.AssemblyDevelopmentCents, row.AssemblyTotalCents),
                    row.TotalCents, row.AnnualBudgetCents, new PlaceKey(row.ReportId, row.TableNumber, row.Page, row.PageKind, row.EditorNote)))
                .ToListAsync(cancellation),
            Arrears = await db.RevenueArrears.AsNoTracking().Where(row => row.CountyCode == code).OrderBy(row => row.AsAt)
                .Select(row => new ArrearsFigure(
                    row.AsAt, row.OwnSourceCents, row.FacilityImprovementCents, row.OtherCents, row.TotalCents,
                    new PlaceKey(row.ReportId, row.TableNumber, row.Page, row.PageKind, row.EditorNote)))
                .ToListAsync(cancellation),
            Stalled = await db.StalledProjects.AsNoTracking().Where(row => row.CountyCode == code).OrderByDescending(row => row.FinancialYear).ThenBy(row => row.Ordinal)
                .Select(row => new StalledItem(
                    row.AsAt, row.Name, row.Location, row.EstimatedValueCents, row.PaidCents, row.OutstandingCents, row.CompleteMilli, row.Reason,
                    new PlaceKey(row.ReportId, row.TableNumber, row.Page, row.PageKind, row.EditorNote)))
                .ToListAsync(cancellation),
            Differences = [.. totals.Where(total => total.Differs)],
        };
    }

    private IQueryable<FindingRow> About(int code) =>
        db.Findings.AsNoTracking().Where(row => row.Status == FindingStatus.Published && row.Entity.CountyCode == code);
}

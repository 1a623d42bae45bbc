using KenyaAudit.Etl.Bundle;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Etl.Bundle;

/// <summary>The bundled county money against what its reports print: sums, known oddities, and that nothing is made up.</summary>
public sealed class CountyFiguresTests
{
    private static readonly CountyRecords Bundled = CountyFigures.Read(
        file => File.OpenText(Path.Combine(Repository.Root, "etl", "data", "cob-county-birr", file)));

    private static readonly DateOnly June2025 = new(2025, 6, 30);
    private static readonly DateOnly June2026 = new(2026, 6, 30);

    [Fact]
    public void No_bundled_row_is_refused_and_every_table_is_whole()
    {
        Assert.Empty(Bundled.Refused);
        Assert.Equal((423, 94, 94, 31), (Bundled.Budgets.Count, Bundled.PendingBills.Count, Bundled.Arrears.Count, Bundled.StalledProjects.Count));
        Assert.All(Bundled.Budgets.GroupBy(row => row.Year), year => Assert.Equal(Enumerable.Range(1, 47), year.Select(row => row.County).Order()));
        Assert.Equal([2, 7, 30], Bundled.StalledProjects.Select(row => row.County).Distinct().Order());
    }

    [Fact]
    public void Pending_bills_sum_to_the_printed_totals()
    {
        Assert.Equal(183_028.75m, Millions(Bundled.PendingBills.Where(row => row.AsAt == June2025).Select(row => row.Total)));
        Assert.Equal(172_526.69m, Millions(Bundled.PendingBills.Where(row => row.AsAt == June2026).Select(row => row.Total)));
        Assert.All(
            Bundled.Totals.Where(row => row is { Measure: CountyMeasure.PendingBills, Place.Table: not null }),
            total => Assert.Equal(total.Printed!.Value.Cents, Bundled.PendingBills.Where(row => row.AsAt == total.AsAt).Sum(row => row.Total?.Cents ?? 0)));
    }

    [Theory]
    [InlineData(2014, 261_080.8, 169_352.3)]
    [InlineData(2019, 483_473.12, 376_434.73)]
    [InlineData(2025, 601_689.11, 470_735.36)]
    public void Budgets_and_expenditure_of_published_years_sum_as_their_tables_do(int year, double budget, double spent)
    {
        var rows = Bundled.Budgets.Where(row => row.Year.EndYear == year).ToList();

        Assert.Equal(((decimal)budget, (decimal)spent), (Millions(rows.Select(row => row.Budget)), Millions(rows.Select(row => row.Expenditure))));
    }

    [Fact]
    public void The_totals_of_the_year_2024_25_are_the_printed_ones_to_their_last_place()
    {
        Assert.All(Bundled.Totals.Where(row => row.Measure is CountyMeasure.Budget or CountyMeasure.Expenditure), total =>
        {
            var rows = Bundled.Budgets.Where(row => row.Year == total.Year);
            var sum = rows.Sum(row => (total.Measure == CountyMeasure.Budget ? row.Budget : row.Expenditure)?.Cents ?? 0);
            Assert.InRange(Math.Abs(sum - total.Printed!.Value.Cents), 0, total.RoundedTo!.Value.Cents / 2);
        });
    }

    [Fact]
    public void Every_printed_total_is_held_against_its_rows_and_the_difference_is_told()
    {
        var checks = Bundled.Checks.Where(check => check.Name == "county-totals").ToList();

        Assert.Equal(Bundled.Totals.Count, checks.Count);
        Assert.DoesNotContain(Bundled.Checks, check => check.Blocks);
        var differing = Assert.Single(checks, check => check.Sentence.Contains("differ: arrears-facility-improvement of 2025-06-30", StringComparison.Ordinal));
        Assert.Contains("rows", differing.Figures, StringComparison.Ordinal);
        Assert.Contains(checks, check => check is { Passed: true, Level: CheckLevel.Warn } && check.Sentence.Contains("pending-bills of 2025-06-30", StringComparison.Ordinal));
    }

    [Fact]
    public void Arrears_keep_the_printed_total_that_their_rows_do_not_give()
    {
        var closing = Bundled.Arrears.Where(row => row.AsAt == June2025).ToList();
        var printed = Bundled.Totals.Single(row => row.Measure == CountyMeasure.ArrearsFacilityImprovement);

        Assert.Equal((112_146.41m, 10_523.24m, 331.29m), (Millions(closing.Select(row => row.OwnSource)), Millions(closing.Select(row => row.FacilityImprovement)), Millions(closing.Select(row => row.Other))));
        Assert.Equal(12_473.27m, printed.Printed!.Value.Shillings / 1_000_000);
        var opening = Bundled.Arrears.Where(row => row.AsAt == new DateOnly(2024, 7, 1));
        Assert.Equal(288.30m, Millions(opening.Select(row => row.Other)));
        Assert.Null(Bundled.Totals.Single(row => row.Measure == CountyMeasure.ArrearsOther).Printed);
    }

    [Fact]
    public void What_is_not_published_is_null_and_never_0()
    {
        var nandi = Bundled.PendingBills.Single(row => row.County == 29 && row.AsAt == June2026);

        Assert.Equal((null, null, null), (nandi.Total, nandi.Executive.Total, nandi.Assembly.Total));
        Assert.NotNull(nandi.AnnualBudget);
        Assert.DoesNotContain(Bundled.Budgets, row => row.Budget is { Cents: 0 } || row.Expenditure is { Cents: 0 });
    }

    [Fact]
    public void Figures_that_are_hard_to_believe_are_kept_as_printed_with_their_doubt()
    {
        Assert.Equal((FigureDoubt.Over100Pct, 105.241m), Doubt(43, 2015));
        Assert.Equal((FigureDoubt.Over100Pct, 101.493m), Doubt(4, 2020));
        Assert.Equal((FigureDoubt.SuspectDevelopmentPct, 0.065m), (Budget(12, 2020).Doubt, Budget(12, 2020).DevelopmentAbsorption));
        var nairobi = Bundled.PendingBills.Single(row => row.County == 47 && row.AsAt == June2025);
        Assert.Equal(199, Math.Round(nairobi.Total!.Value.Shillings * 100 / nairobi.AnnualBudget!.Value.Shillings));
        Assert.Contains(Bundled.StalledProjects, row => row.Name.StartsWith("Kaburwo", StringComparison.Ordinal) && row is { Paid: null, Outstanding: null, CompletePercent: null });
    }

    [Fact]
    public void Shares_differ_between_counties_as_real_ones_do()
    {
        Assert.All(Bundled.Budgets.GroupBy(row => row.Year), year =>
            Assert.InRange(year.Select(row => Math.Round(row.Expenditure!.Value.Shillings * 1000 / row.Budget!.Value.Shillings)).Distinct().Count(), 35, 47));
        Assert.All(Bundled.PendingBills.GroupBy(row => row.Year), year =>
            Assert.InRange(year.Select(row => row.Total).Distinct().Count(), 46, 47));
    }

    [Fact]
    public void Worked_out_figures_are_known_by_their_method()
    {
        var printed = Bundled.Budgets.Where(row => !ReadingMethods.IsWorkedOut(row.Method)).Select(row => row.Year.EndYear).Distinct().Order();

        Assert.Equal([2014, 2019, 2025], printed);
    }

    private static (FigureDoubt?, decimal?) Doubt(int county, int year) => (Budget(county, year).Doubt, Budget(county, year).Absorption);

    private static BudgetExecutionRecord Budget(int county, int year) => Bundled.Budgets.Single(row => row.County == county && row.Year.EndYear == year);

    private static decimal Millions(IEnumerable<Kes?> amounts) => amounts.Sum(kes => kes?.Shillings ?? 0) / 1_000_000;
}

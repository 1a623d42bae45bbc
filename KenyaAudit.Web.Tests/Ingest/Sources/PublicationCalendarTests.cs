using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Ingest.Sources;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Ingest.Sources;

public sealed class PublicationCalendarTests
{
    private static readonly PublicationRule Yearly = new(PublicationPeriod.Year, 6, 0, DueBasis.Law, "note");
    private static readonly PublicationRule Quarterly = new(PublicationPeriod.Quarter, 0, 45, DueBasis.Habit, "note");

    [Fact]
    public void A_report_on_a_year_is_due_six_months_after_it_on_31_December() =>
        Assert.Equal(new DateOnly(2025, 12, 31), PublicationCalendar.DueOn(Yearly, Of(2025)));

    [Theory]
    [InlineData(1, "2025-11-14")]
    [InlineData(2, "2026-02-14")]
    [InlineData(3, "2026-05-15")]
    [InlineData(4, "2026-08-14")]
    public void A_report_on_a_quarter_is_due_so_many_days_after_it(int quarter, string due) =>
        Assert.Equal(DateOnly.ParseExact(due, "yyyy-MM-dd", null), PublicationCalendar.DueOn(Quarterly, Of(2026, quarter)));

    [Theory]
    [InlineData("2025-12-31", null)]
    [InlineData("2026-01-01", "2026-01-01")]
    [InlineData("2026-05-20", "2026-01-01")]
    public void The_next_report_is_late_from_the_day_after_it_was_due(string today, string? since)
    {
        var next = PublicationCalendar.NextExpected(Yearly, Of(2024), Day(today));

        Assert.Equal(new ExpectedReport(Of(2025), new DateOnly(2025, 12, 31), since is null ? null : Day(since)), next);
        Assert.Equal(since is not null, next.IsOverdue);
    }

    [Fact]
    public void Where_no_report_is_held_the_one_of_the_period_that_ended_last_comes_next()
    {
        Assert.Equal(Of(2026), PublicationCalendar.NextExpected(Yearly, null, Day("2026-11-23")).Period);
        Assert.Equal(Of(2025), PublicationCalendar.NextExpected(Yearly, null, Day("2026-06-30")).Period);
        Assert.Equal(Of(2027, 1), PublicationCalendar.NextExpected(Quarterly, null, Day("2026-11-23")).Period);
        Assert.Equal(Of(2026, 4), PublicationCalendar.NextExpected(Quarterly, null, Day("2026-09-30")).Period);
    }

    [Fact]
    public void Every_report_that_is_late_is_listed_oldest_first()
    {
        Assert.Equal([Of(2023), Of(2024), Of(2025)], PublicationCalendar.Overdue(Yearly, Of(2022), Day("2026-11-23")).Select(late => late.Period));
        Assert.Equal([Of(2026, 4), Of(2027, 1)], PublicationCalendar.Overdue(Quarterly, Of(2026, 3), Day("2026-11-23")).Select(late => late.Period));
        Assert.Empty(PublicationCalendar.Overdue(Yearly, Of(2025), Day("2026-11-23")));
    }

    [Fact]
    public void Quarters_follow_each_other_over_the_end_of_the_year()
    {
        Assert.Equal([new DateOnly(2025, 9, 30), new DateOnly(2025, 12, 31), new DateOnly(2026, 3, 31), new DateOnly(2026, 6, 30)],
            Enumerable.Range(1, 4).Select(quarter => Of(2026, quarter).End));
        Assert.Equal(Of(2027, 1), Of(2026, 4).Next());
        Assert.Equal("2025/26, quarter 2", Of(2026, 2).ToString());
    }

    [Fact]
    public void The_dates_of_a_source_say_the_latest_report_the_next_and_whether_the_law_names_the_day()
    {
        var sources = SourceDeclarations.Load(Path.Combine(Repository.Root, "etl", "sources"));

        var national = SourceCalendarDates.Of(sources.Find("oag-national")!, new FinancialYear(2025), Day("2026-11-23"));
        var budgets = SourceCalendarDates.Of(sources.Find("cob-county-birr")!, new FinancialYear(2026), Day("2026-11-23"));
        var census = SourceCalendarDates.Of(sources.Find("knbs-census-2019")!, null, Day("2026-11-23"));

        Assert.Equal(new SourceCalendarDates("oag-national", Of(2025), new ExpectedReport(Of(2026), new DateOnly(2026, 12, 31), null), DueBasis.Law), national);
        Assert.Equal(new SourceCalendarDates("cob-county-birr", Of(2026, 4), new ExpectedReport(Of(2027, 1), new DateOnly(2026, 11, 14), new DateOnly(2026, 11, 15)), DueBasis.Habit), budgets);
        Assert.Equal(new SourceCalendarDates("knbs-census-2019", null, null, null), census);
    }

    private static ReportPeriod Of(int endYear, int? quarter = null) => new(new FinancialYear(endYear), quarter);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);
}

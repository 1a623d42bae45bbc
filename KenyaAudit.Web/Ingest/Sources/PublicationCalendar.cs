using System.Globalization;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Web.Ingest.Sources;

/// <summary>What a report covers: a financial year, or one quarter of it (1 is July to September).</summary>
internal readonly record struct ReportPeriod(FinancialYear Year, int? Quarter = null) : IComparable<ReportPeriod>
{
    /// <summary>The last day it covers.</summary>
    public DateOnly End => new DateOnly(Year.EndYear - 1, 7, 1).AddMonths(3 * (Quarter ?? 4)).AddDays(-1);

    public int CompareTo(ReportPeriod other) => End.CompareTo(other.End);

    public override string ToString() => Quarter is { } quarter ? string.Create(CultureInfo.InvariantCulture, $"{Year}, quarter {quarter}") : Year.ToString();

    public ReportPeriod Next() => Quarter switch
    {
        null => new(new FinancialYear(Year.EndYear + 1)),
        4 => new(new FinancialYear(Year.EndYear + 1), 1),
        { } quarter => new(Year, quarter + 1),
    };
}

/// <summary>A report that is to come.</summary>
/// <param name="DueOn">The last day on which it is in time.</param>
/// <param name="OverdueSince">The first day on which it was late; null while it is in time.</param>
internal sealed record ExpectedReport(ReportPeriod Period, DateOnly DueOn, DateOnly? OverdueSince)
{
    public bool IsOverdue => OverdueSince is not null;
}

/// <summary>Which report is due when. Pure: days in, days out; days are Nairobi's.</summary>
internal static class PublicationCalendar
{
    private const int MostListed = 40;

    public static DateOnly DueOn(PublicationRule rule, ReportPeriod period) =>
        period.End.AddDays(1).AddMonths(rule.Months).AddDays(-1).AddDays(rule.Days);

    /// <summary>The period that ended last before a day.</summary>
    public static ReportPeriod LastEnded(PublicationRule rule, DateOnly today)
    {
        var year = new FinancialYear(today.Month >= 7 ? today.Year : today.Year - 1);
        var period = rule.Period == PublicationPeriod.Year ? new ReportPeriod(year) : new ReportPeriod(year, 4);
        while (period.Next().End < today)
        {
            period = period.Next();
        }

        return period;
    }

    /// <summary>The report that comes after the latest one there is; where there is none, that of the period that ended last.</summary>
    public static ExpectedReport NextExpected(PublicationRule rule, ReportPeriod? latest, DateOnly today) =>
        Expected(rule, latest?.Next() ?? LastEnded(rule, today), today);

    /// <summary>Every report after the latest one whose day has passed, oldest first; at most forty.</summary>
    public static IReadOnlyList<ExpectedReport> Overdue(PublicationRule rule, ReportPeriod? latest, DateOnly today)
    {
        var late = new List<ExpectedReport>();
        for (var next = NextExpected(rule, latest, today); next.IsOverdue && late.Count < MostListed; next = Expected(rule, next.Period.Next(), today))
        {
            late.Add(next);
        }

        return late;
    }

    private static ExpectedReport Expected(PublicationRule rule, ReportPeriod period, DateOnly today)
    {
        var due = DueOn(rule, period);
        return new ExpectedReport(period, due, due < today ? due.AddDays(1) : null);
    }
}

/// <summary>What the status page tells of one source: the latest report there is and the one that comes next.</summary>
/// <param name="Next">Null where no report is expected.</param>
/// <param name="Basis">Whether the day is the law's or ours; null where no report is expected.</param>
internal sealed record SourceCalendarDates(string SourceId, ReportPeriod? Latest, ExpectedReport? Next, DueBasis? Basis)
{
    /// <param name="source">Whose calendar it is.</param>
    /// <param name="latestYear">Financial year of its latest whole report; null where there is none.</param>
    /// <param name="today">The day in Nairobi.</param>
    public static SourceCalendarDates Of(SourceDeclaration source, FinancialYear? latestYear, DateOnly today)
    {
        if (source.Publication is not { } rule)
        {
            return new SourceCalendarDates(source.Id, latestYear is { } year ? new ReportPeriod(year) : null, null, null);
        }

        // A report of the whole year closes its fourth quarter.
        ReportPeriod? latest = latestYear is { } last ? new ReportPeriod(last, rule.Period == PublicationPeriod.Quarter ? 4 : null) : null;
        return new SourceCalendarDates(source.Id, latest, PublicationCalendar.NextExpected(rule, latest, today), rule.Basis);
    }
}

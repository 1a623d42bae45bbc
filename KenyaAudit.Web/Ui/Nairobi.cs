using System.Globalization;

namespace KenyaAudit.Web.Ui;

/// <summary>Times as readers in Kenya see them. The store keeps UTC; Kenya keeps UTC+3 all year.</summary>
internal static class Nairobi
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(3);

    public static DateOnly Date(DateTime utc) => DateOnly.FromDateTime(utc + Offset);

    public static DateOnly Today(TimeProvider clock) => Date(clock.GetUtcNow().UtcDateTime);

    /// <summary>The moment a day begins in Kenya, in UTC.</summary>
    public static DateTime Start(DateOnly day) => DateTime.SpecifyKind(day.ToDateTime(TimeOnly.MinValue) - Offset, DateTimeKind.Utc);

    public static string Day(DateTime utc) => Day(Date(utc));

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>"23 November 2026, 04:24 EAT".</summary>
    public static string Moment(DateTime utc) => (utc + Offset).ToString("d MMMM yyyy, HH:mm 'EAT'", CultureInfo.CurrentCulture);

    /// <summary>For the datetime attribute.</summary>
    public static string Machine(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

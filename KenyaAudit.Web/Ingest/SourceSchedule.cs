using System.Globalization;

namespace KenyaAudit.Web.Ingest;

/// <summary>When a source is asked: every so many days at a time of day in Nairobi. Times in and out are UTC.</summary>
internal sealed record SourceSchedule(TimeOnly At, int EveryDays = 1)
{
    private static readonly TimeZoneInfo Nairobi = TimeZoneInfo.FindSystemTimeZoneById("Africa/Nairobi");

    /// <summary>The schedule of each source that has one. They follow each other, so that one worker is enough.</summary>
    public static readonly IReadOnlyDictionary<string, SourceSchedule> All = new Dictionary<string, SourceSchedule>(StringComparer.Ordinal)
    {
        ["oag-national"] = new(new TimeOnly(2, 15)),
        ["oag-county-executives"] = new(new TimeOnly(2, 25)),
        ["oag-county-assemblies"] = new(new TimeOnly(2, 35)),
    };

    /// <summary>As a declaration writes it: five cron fields.</summary>
    public string Cron => string.Create(CultureInfo.InvariantCulture, $"{At.Minute} {At.Hour} {(EveryDays == 1 ? "*" : $"*/{EveryDays}")} * *");

    public TimeSpan Cadence => TimeSpan.FromDays(EveryDays);

    /// <summary>The first time after <paramref name="utc"/>.</summary>
    public DateTime Next(DateTime utc)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(utc, Nairobi);
        var day = DateOnly.FromDateTime(local);
        if (day.ToDateTime(At) <= local)
        {
            day = day.AddDays(1);
        }

        while (day.DayNumber % EveryDays != 0)
        {
            day = day.AddDays(1);
        }

        return TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(At), Nairobi);
    }
}

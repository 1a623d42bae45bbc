namespace KenyaAudit.Web.Alerts;

/// <summary>Moves a moment outside of working hours to the next opening.</summary>
internal static class WorkingHours
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Africa/Nairobi");

    /// <param name="moment">In UTC, as the answer is.</param>
    public static DateTime Next(DateTime moment, WorkingHoursOptions hours)
    {
        if (!hours.Enabled)
        {
            return moment;
        }

        var days = ChannelNames.Words(hours.Days).Select(day => Enum.Parse<DayOfWeek>(day, ignoreCase: true)).ToHashSet();
        var local = TimeZoneInfo.ConvertTimeFromUtc(moment, Zone);
        while (!days.Contains(local.DayOfWeek) || local.TimeOfDay >= TimeSpan.FromHours(hours.To))
        {
            local = local.Date.AddDays(1);
        }

        var opening = local.Date.AddHours(hours.From);
        return TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(local < opening ? opening : local, DateTimeKind.Unspecified), Zone);
    }
}

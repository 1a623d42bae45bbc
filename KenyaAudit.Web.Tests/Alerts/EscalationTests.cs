using KenyaAudit.Web.Alerts;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Tests.Alerts;

/// <summary>Alerts that nobody acknowledges, on a clock that is turned.</summary>
public sealed class EscalationTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_warning_climbs_to_an_error_to_critical_and_along_the_chain_to_its_end()
    {
        await using var house = await ChainAsync();
        await house.RaiseAsync(AlertSeverity.Warning);
        await house.MinuteAsync();
        Assert.Empty(house.Hooks.Events);

        await StepAsync(house, TimeSpan.FromHours(4), AlertSeverity.Error);
        Assert.Equal("error", house.Hooks.Events[0]["payload"]!["severity"]!.GetValue<string>());
        await StepAsync(house, TimeSpan.FromHours(1), AlertSeverity.Critical);
        Assert.DoesNotContain("first@", house.Mail.Mails[^1], StringComparison.Ordinal);
        await house.PassAsync(15 * Minute);
        Assert.Contains("X-Receivers: <first@planted.example>", house.Mail.Mails[^1], StringComparison.Ordinal);
        await house.PassAsync(15 * Minute);
        Assert.Contains("X-Receivers: <second@planted.example>", house.Mail.Mails[^1], StringComparison.Ordinal);
        var sent = house.Mail.Mails.Count;
        await house.PassAsync(60 * Minute);

        Assert.Equal((sent, 5), (house.Mail.Mails.Count, sent));
        Assert.All(house.Hooks.Actions, action => Assert.Equal("trigger kenyaaudit:cause", action));
        Assert.Equal(
            ["raised ", "escalated Error", "escalated Critical", "escalated Critical, First", "escalated Critical, Second"],
            (await EventsAsync(house)).Select(row => $"{row.Kind} {row.Note}"));
        Assert.Null((await house.AlertAsync()).EscalateAt);
    }

    [Fact]
    public async Task Acknowledging_stops_the_climb_and_reopening_starts_it_anew()
    {
        await using var house = await ChainAsync();
        await house.RaiseAsync(AlertSeverity.Error);
        await house.MinuteAsync();
        var id = (await house.AlertAsync()).Id;

        Assert.True(await house.ActAsync(actions => actions.AcknowledgeAsync(id, "amina", "At it.", Cancellation)));
        Assert.False(await house.ActAsync(actions => actions.AcknowledgeAsync(id, "otieno", "Me too.", Cancellation)));
        await StepAsync(house, TimeSpan.FromHours(2), AlertSeverity.Error);
        Assert.Single(house.Mail.Mails);

        Assert.True(await house.ActAsync(actions => actions.ReopenAsync(id, "amina", "It came back.", Cancellation)));
        await house.PassAsync(59 * Minute);
        Assert.Equal((AlertSeverity.Error, 2), ((await house.AlertAsync()).Severity, house.Mail.Mails.Count));
        await house.PassAsync(Minute);
        Assert.Equal((AlertSeverity.Critical, 3), ((await house.AlertAsync()).Severity, house.Mail.Mails.Count));
    }

    [Fact]
    public async Task What_is_silent_neither_climbs_nor_is_told_and_goes_on_when_the_time_is_over()
    {
        await using var house = await ChainAsync();
        await house.RaiseAsync(AlertSeverity.Error);
        await house.MinuteAsync();
        var (id, until) = ((await house.AlertAsync()).Id, house.Corridor.Clock.GetUtcNow().UtcDateTime.AddHours(12));
        Assert.True(await house.ActAsync(actions => actions.SilenceAsync(id, until, "amina", "Known.", Cancellation)));

        house.Corridor.Clock.Advance(TimeSpan.FromHours(11));
        await house.RaiseAsync(AlertSeverity.Error);
        await house.MinuteAsync();
        Assert.Equal((1, 2), (house.Mail.Mails.Count, (await house.AlertAsync()).Count));

        house.Corridor.Clock.Advance(TimeSpan.FromHours(2) + Minute);
        await house.MinuteAsync();
        Assert.Equal((AlertSeverity.Critical, 2), ((await house.AlertAsync()).Severity, house.Mail.Mails.Count));
    }

    [Fact]
    public async Task A_step_that_was_due_while_nothing_ran_is_taken_once_by_one_of_two_nodes()
    {
        await using var house = await ChainAsync();
        await using var other = await Corridor.OpenAsync(beside: house.Corridor);
        await house.RaiseAsync(AlertSeverity.Warning);
        await house.MinuteAsync();
        house.Corridor.Clock.Advance(TimeSpan.FromHours(9));

        await Task.WhenAll(
            Task.Run(() => house.Corridor.InScopeAsync<Escalation>(escalation => escalation.ClimbAsync(Cancellation)), Cancellation),
            Task.Run(() => other.InScopeAsync<Escalation>(escalation => escalation.ClimbAsync(Cancellation)), Cancellation));

        Assert.Equal(AlertSeverity.Error, (await house.AlertAsync()).Severity);
        Assert.Single(await EventsAsync(house), row => row.Kind == "escalated");
    }

    [Theory]
    [InlineData("2026-03-04T09:30", "2026-03-04T09:30")]
    [InlineData("2026-03-04T14:00", "2026-03-05T05:00")]
    [InlineData("2026-03-06T14:00", "2026-03-09T05:00")]
    [InlineData("2026-03-05T01:00", "2026-03-05T05:00")]
    public void Outside_of_working_hours_a_step_waits_for_the_next_opening_in_Nairobi(string moment, string expected) =>
        Assert.Equal(At(expected), WorkingHours.Next(At(moment), new WorkingHoursOptions { Enabled = true }));

    private static DateTime At(string text) => DateTime.SpecifyKind(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);

    private static Task<AlertHouse> ChainAsync() => AlertHouse.OpenAsync(options =>
    {
        options.QuietMinutes = 24 * 60;
        options.Chain = [new AlertContact { Name = "First", Email = "first@planted.example" }, new AlertContact { Name = "Second", Email = "second@planted.example" }];
    });

    private static async Task StepAsync(AlertHouse house, TimeSpan time, AlertSeverity then)
    {
        house.Corridor.Clock.Advance(time);
        await house.MinuteAsync();
        Assert.Equal(then, (await house.AlertAsync()).Severity);
    }

    private static Task<List<AlertEventRow>> EventsAsync(AlertHouse house) =>
        house.Corridor.ReadAsync(db => db.AlertEvents.AsNoTracking().OrderBy(row => row.Id).ToListAsync(Cancellation));
}

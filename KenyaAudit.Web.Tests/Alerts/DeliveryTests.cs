using KenyaAudit.Web.Alerts;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Alerts;

/// <summary>The outbox: once, also where a process dies; elsewhere, where a channel is dead; together, where there are many.</summary>
public sealed class DeliveryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cause_that_lasts_is_counted_and_told_again_after_the_quiet_window_or_when_it_is_graver()
    {
        await using var house = await AlertHouse.OpenAsync();
        await house.RaiseAsync(AlertSeverity.Warning);
        await house.RaiseAsync(AlertSeverity.Warning);
        await house.MinuteAsync();
        Assert.Equal((1, 2), (house.Mail.Mails.Count, (await house.AlertAsync()).Count));

        await house.RaiseAsync(AlertSeverity.Error);
        await house.MinuteAsync();
        Assert.Equal((2, 1), (house.Mail.Mails.Count, house.Hooks.Events.Count));

        house.Corridor.Clock.Advance(TimeSpan.FromMinutes(59));
        await house.RaiseAsync(AlertSeverity.Error);
        await house.MinuteAsync();
        Assert.Equal(2, house.Mail.Mails.Count);

        house.Corridor.Clock.Advance(TimeSpan.FromMinutes(2));
        await house.RaiseAsync(AlertSeverity.Error);
        await house.MinuteAsync();
        Assert.True(house.Mail.Mails.Count >= 3);
    }

    [Fact]
    public async Task A_warning_that_comes_and_goes_is_told_once_a_window()
    {
        await using var house = await AlertHouse.OpenAsync();
        for (var time = 0; time < 5; time++)
        {
            await house.RaiseAsync(AlertSeverity.Warning);
            await house.MinuteAsync();
            await house.ResolveAsync();
            await house.MinuteAsync();
        }

        Assert.Equal(2, house.Mail.Mails.Count);
        await house.RaiseAsync(AlertSeverity.Warning);
        await house.PassAsync(TimeSpan.FromMinutes(61));
        Assert.Equal(3, house.Mail.Mails.Count);
    }

    [Fact]
    public async Task What_its_transaction_takes_back_is_never_delivered()
    {
        await using var house = await AlertHouse.OpenAsync();
        await house.Corridor.InTransactionAsync<AuditDb, bool>(
            async db =>
            {
                await house.Corridor.Get<AlertDesk>().RaiseAsync(db, new AlertSignal(AlertSeverity.Error, "cause", "Title", "Detail"), Cancellation);
                return false;
            },
            kept => kept);

        await house.MinuteAsync();

        Assert.Empty(await house.RowsAsync());
        Assert.Empty(house.Mail.Mails);
    }

    [Fact]
    public async Task Two_nodes_send_a_message_once()
    {
        await using var house = await AlertHouse.OpenAsync();
        await house.RaiseAsync(AlertSeverity.Error);
        var ids = (await house.RowsAsync()).ConvertAll(row => row.Id);

        await Task.WhenAll(Enumerable.Range(0, 4).SelectMany(_ => ids).Select(id =>
            Task.Run(() => house.Corridor.AskAsync<Delivery, DateTime?>(delivery => delivery.CarryOutAsync(id, Cancellation)), Cancellation)));

        Assert.Equal((1, 1, 1), (house.Mail.Mails.Count, house.Hooks.Messages.Count, house.Hooks.Events.Count));
    }

    [Fact]
    public async Task A_message_whose_sender_was_killed_is_taken_over_when_its_lease_ends()
    {
        await using var house = await AlertHouse.OpenAsync();
        await house.RaiseAsync(AlertSeverity.Warning);
        var id = (await house.RowsAsync())[0].Id;
        Assert.True(await house.Corridor.AskAsync<DeliveryQueue, bool>(queue => queue.ClaimAsync(id, "killed", Cancellation)));

        await house.MinuteAsync();
        Assert.Empty(house.Mail.Mails);
        house.Corridor.Clock.Advance(DeliveryQueue.Lease);
        await house.MinuteAsync();

        Assert.Single(house.Mail.Mails);
        var row = (await house.RowsAsync()).Single(row => row.Id == id);
        Assert.Equal((DeliveryState.Sent, 2), (row.State, row.Attempts));
        Assert.False(await house.Corridor.AskAsync<DeliveryQueue, bool>(queue => queue.SentAsync(id, "killed", "late", Cancellation)));
    }

    [Fact]
    public async Task A_dead_channel_hands_on_to_the_next_and_is_told_of_once_and_ends_by_itself()
    {
        await using var house = await AlertHouse.OpenAsync(options =>
        {
            options.Routes.Warning = "mail";
            options.TimeoutSeconds = 1;
        });
        house.Mail.IsSilent = true;
        await house.RaiseAsync(AlertSeverity.Warning);

        await house.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(["alert-channel:mail", "cause"], await house.Corridor.AlertsAsync());
        Assert.Equal(
            ["[error] A channel of alerts does not take messages", "[warning] Something happened"],
            house.Hooks.Messages.Select(message => message["text"]!.GetValue<string>()).Order());
        Assert.Equal(["trigger kenyaaudit:alert-channel:mail"], house.Hooks.Actions);
        Assert.Equal(4, (await house.RowsAsync()).Single(row => row.Channel == AlertChannel.Mail).Attempts);

        // While it is known to be dead, the next message waits for one attempt only.
        await house.RaiseAsync(AlertSeverity.Warning, "other");
        await house.MinuteAsync();
        await house.MinuteAsync();
        Assert.Equal(3, house.Hooks.Messages.Count);

        house.Mail.IsSilent = false;
        await house.RaiseAsync(AlertSeverity.Warning, "third");
        await house.MinuteAsync();
        Assert.Equal(["cause", "other", "third"], await house.Corridor.AlertsAsync());
    }

    [Fact]
    public async Task All_channels_dead_end_in_a_few_rows_and_not_in_a_loop()
    {
        await using var house = await AlertHouse.OpenAsync(options => options.Attempts = 1);
        house.Mail.OffersTls = false;
        for (var time = 0; time < 200; time++)
        {
            house.Hooks.SlackFaults.Enqueue((404, 0));
            house.Hooks.PagerDutyFaults.Enqueue((400, 0));
        }

        await house.RaiseAsync(AlertSeverity.Error);
        await house.PassAsync(TimeSpan.FromMinutes(30));

        Assert.Equal(["alert-channel:mail", "alert-channel:pagerduty", "alert-channel:slack", "cause"], await house.Corridor.AlertsAsync());
        var rows = await house.RowsAsync();
        Assert.All(rows, row => Assert.Equal(DeliveryState.Failed, row.State));
        Assert.InRange(rows.Count, 9, 12);
    }

    [Fact]
    public async Task A_storm_of_a_thousand_failures_is_one_message_a_channel_and_so_is_its_end()
    {
        await using var house = await AlertHouse.OpenAsync();
        var causes = Enumerable.Range(0, 1000).Select(at => $"storm:{at}").ToList();
        foreach (var cause in causes)
        {
            await house.RaiseAsync(AlertSeverity.Error, cause);
        }

        await house.MinuteAsync();
        await house.MinuteAsync();

        Assert.Equal((1, 1, 1), (house.Mail.Mails.Count, house.Hooks.Messages.Count, house.Hooks.Events.Count));
        Assert.Contains("1000 messages in one", house.Mail.Mails[0], StringComparison.Ordinal);
        Assert.Equal("error", house.Hooks.Events[0]["payload"]!["severity"]!.GetValue<string>());
        foreach (var cause in causes)
        {
            await house.ResolveAsync(cause);
        }

        await house.PassAsync(TimeSpan.FromMinutes(12));

        Assert.Equal((2, 2), (house.Mail.Mails.Count, house.Hooks.Messages.Count));
        Assert.Equal([$"trigger {house.Hooks.Events[0]["dedup_key"]}", $"resolve {house.Hooks.Events[0]["dedup_key"]}"], house.Hooks.Actions);
        Assert.Empty(house.Hooks.Refused);
    }

    [Theory]
    [InlineData("Info", "")]
    [InlineData("Warning", "Mail Slack")]
    [InlineData("Error", "Slack")]
    [InlineData("Critical", "Mail Slack PagerDuty")]
    public async Task The_matrix_says_which_channel_hears_of_which_severity_and_source(string severity, string channels)
    {
        await using var house = await AlertHouse.OpenAsync(options => options.Sources["oag-national"] = new AlertRoutes { Error = "slack" });

        await house.RaiseAsync(Enum.Parse<AlertSeverity>(severity), source: "oag-national");

        Assert.Equal(channels, string.Join(' ', (await house.RowsAsync()).Select(row => row.Channel)));
    }

    [Fact]
    public async Task A_trial_goes_to_every_channel_and_keeps_its_answer()
    {
        await using var house = await AlertHouse.OpenAsync();
        house.Hooks.SlackFaults.Enqueue((404, 0));
        await house.Corridor.InScopeAsync<AuditDb>(db =>
        {
            house.Corridor.Get<AlertOutbox>().Test(db);
            return db.SaveChangesAsync(Cancellation);
        });

        await house.MinuteAsync();

        Assert.Equal(
            ["Mail Accepted (250)", "Slack Answered 404 (no_service).", "PagerDuty Accepted (202)"],
            (await house.RowsAsync()).Select(row => $"{row.Channel} {row.Answer ?? row.Error}"));
        Assert.Equal(["trigger", "resolve"], house.Hooks.Events.Select(sent => sent["event_action"]!.GetValue<string>()));
        Assert.Empty(await house.Corridor.AlertsAsync());
    }
}

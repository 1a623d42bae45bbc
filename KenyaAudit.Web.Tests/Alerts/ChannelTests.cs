using KenyaAudit.Web.Alerts;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Alerts;

/// <summary>Each channel against a receiver that speaks as the real one is documented to.</summary>
public sealed class ChannelTests
{
    [Fact]
    public async Task An_error_reaches_mail_Slack_and_PagerDuty_once_each_and_its_end_too()
    {
        await using var house = await AlertHouse.OpenAsync();
        await house.RaiseAsync(AlertSeverity.Error, source: "oag-national", detail: "Run 7 failed <b>& was lost</b>.");

        await house.MinuteAsync();
        await house.MinuteAsync();

        var mail = Assert.Single(house.Mail.Mails);
        Assert.Contains($"X-Receivers: <{AlertHouse.To}>", mail, StringComparison.Ordinal);
        Assert.Contains("Subject: [error] Something happened: oag-national", mail, StringComparison.Ordinal);
        Assert.Contains("Content-Type: text/plain", mail, StringComparison.Ordinal);
        Assert.Contains("Run 7 failed <b>& was lost</b>.", mail, StringComparison.Ordinal);
        Assert.Contains("Run 7 failed &lt;b&gt;&amp; was lost&lt;/b&gt;.", mail, StringComparison.Ordinal);
        var slack = Assert.Single(house.Hooks.Messages);
        Assert.Equal("[error] Something happened: oag-national", slack["blocks"]![0]!["text"]!["text"]!.GetValue<string>());
        Assert.Equal("Run 7 failed &lt;b&gt;&amp; was lost&lt;/b&gt;.", slack["blocks"]![1]!["text"]!["text"]!.GetValue<string>());
        var paged = Assert.Single(house.Hooks.Events);
        Assert.Equal("error", paged["payload"]!["severity"]!.GetValue<string>());

        await house.ResolveAsync();
        await house.MinuteAsync();

        Assert.Equal(["trigger kenyaaudit:cause", "resolve kenyaaudit:cause"], house.Hooks.Actions);
        Assert.Contains("Subject: [resolved] Something happened", house.Mail.Mails[1], StringComparison.Ordinal);
        Assert.Equal(2, house.Hooks.Messages.Count);
        Assert.All(await house.RowsAsync(), row => Assert.Equal((DeliveryState.Sent, 1), (row.State, row.Attempts)));
        Assert.Empty(house.Hooks.Refused);
    }

    [Fact]
    public async Task Acknowledging_tells_PagerDuty_with_the_same_key()
    {
        await using var house = await AlertHouse.OpenAsync();
        await house.RaiseAsync(AlertSeverity.Critical);
        await house.MinuteAsync();
        var id = (await house.AlertAsync()).Id;

        Assert.True(await house.ActAsync(actions => actions.AcknowledgeAsync(id, "amina", "At it.", TestContext.Current.CancellationToken)));
        await house.MinuteAsync();

        Assert.Equal(["trigger kenyaaudit:cause", "acknowledge kenyaaudit:cause"], house.Hooks.Actions);
        Assert.Single(house.Mail.Mails);
    }

    [Fact]
    public async Task Words_of_any_length_and_kind_keep_to_the_limits_of_every_channel()
    {
        await using var house = await AlertHouse.OpenAsync();
        foreach (var (at, detail) in new[] { new string('<', 2000), string.Concat(Enumerable.Repeat("\U0001F4A5", 1000)), "", "a\r\nSubject: b\r\n.\r\nc" }.Index())
        {
            await house.Corridor.InScopeAsync<AuditDb>(db => house.Corridor.Get<AlertDesk>().RaiseAsync(
                db, new AlertSignal(AlertSeverity.Critical, $"{at}{new string('x', 199)}", string.Concat(Enumerable.Repeat("\U0001F4A5&", 130)), detail, "oag-national"), TestContext.Current.CancellationToken));
        }

        await house.MinuteAsync();

        Assert.Empty(house.Hooks.Refused);
        Assert.Equal((4, 4, 4), (house.Mail.Mails.Count, house.Hooks.Messages.Count, house.Hooks.Events.Count));
        Assert.All(house.Hooks.Messages, message => Assert.DoesNotContain("\uFFFD", message.ToJsonString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(429, 600, 600)]
    [InlineData(500, 0, 15)]
    public async Task A_busy_receiver_is_tried_again_when_it_says_or_a_little_later(int status, int after, int waits)
    {
        await using var house = await AlertHouse.OpenAsync();
        house.Hooks.SlackFaults.Enqueue((status, after));
        house.Hooks.PagerDutyFaults.Enqueue((status, after));
        house.Mail.Faults.Enqueue("451 4.3.0 duty@planted.example try later");
        await house.RaiseAsync(AlertSeverity.Error);
        var start = house.Corridor.Clock.GetUtcNow().UtcDateTime;

        await house.MinuteAsync();

        Assert.Empty(house.Hooks.Messages);
        var slack = (await house.RowsAsync()).Single(row => row.Channel == AlertChannel.Slack);
        Assert.Equal((DeliveryState.Due, start.AddSeconds(waits), $"Answered {status}."), (slack.State, slack.DueAt, slack.Error));
        await house.PassAsync(TimeSpan.FromSeconds(waits) + TimeSpan.FromMinutes(1));
        Assert.Equal((1, 1, 1), (house.Mail.Mails.Count, house.Hooks.Messages.Count, house.Hooks.Events.Count));
        Assert.All(await house.RowsAsync(), row => Assert.Equal((DeliveryState.Sent, 2), (row.State, row.Attempts)));
    }

    [Fact]
    public async Task A_mail_that_is_tried_again_keeps_its_Message_Id_and_all_of_one_cause_are_one_thread()
    {
        await using var house = await AlertHouse.OpenAsync();
        await house.RaiseAsync(AlertSeverity.Error);
        await house.MinuteAsync();
        await house.ResolveAsync();
        await house.MinuteAsync();

        var rows = (await house.RowsAsync()).Where(row => row.Channel == AlertChannel.Mail).ToList();

        Assert.Equal(rows.Select(row => $"<{row.Key}@planted.example>"), house.Mail.Mails.Select(mail => Header(mail, "Message-Id")));
        Assert.Single(house.Mail.Mails.Select(mail => Header(mail, "References")).Distinct());
    }

    [Fact]
    public async Task Mail_goes_out_under_TLS_or_not_at_all()
    {
        await using var house = await AlertHouse.OpenAsync(options => options.Attempts = 1);
        house.Mail.OffersTls = false;
        await house.RaiseAsync(AlertSeverity.Warning);

        await house.MinuteAsync();

        Assert.Empty(house.Mail.Mails);
        Assert.Equal("The mail server offers no TLS or no way to sign in.", (await house.RowsAsync()).First(row => row.Channel == AlertChannel.Mail).Error);
    }

    [Fact]
    public async Task A_certificate_of_an_unknown_authority_is_refused()
    {
        await using var house = await AlertHouse.OpenAsync(options => (options.Attempts, options.SmtpAuthority) = (1, null));
        await house.RaiseAsync(AlertSeverity.Warning);

        await house.MinuteAsync();

        Assert.Empty(house.Mail.Mails);
        Assert.Equal("The mail server's certificate is not trusted.", (await house.RowsAsync()).First(row => row.Channel == AlertChannel.Mail).Error);
    }

    [Fact]
    public async Task A_secret_that_was_rotated_is_used_without_a_restart()
    {
        await using var house = await AlertHouse.OpenAsync();
        house.Mail.Account = ("portal", "the-new-one");
        house.Set(("SMTP_PASSWORD", "the-new-one"));
        await house.RaiseAsync(AlertSeverity.Warning);

        await house.MinuteAsync();

        Assert.Single(house.Mail.Mails);
    }

    [Fact]
    public async Task No_address_and_no_secret_is_logged_or_stored()
    {
        await using var house = await AlertHouse.OpenAsync(options => options.Attempts = 1);
        house.Hooks.SlackFaults.Enqueue((404, 0));
        house.Hooks.PagerDutyFaults.Enqueue((400, 0));
        house.Mail.Faults.Enqueue($"550 5.1.1 <{AlertHouse.To}> {AlertHouse.Password} unknown");
        await house.RaiseAsync(AlertSeverity.Critical);

        await house.PassAsync(TimeSpan.FromMinutes(3));

        var stored = string.Join('\n', (await house.RowsAsync()).Select(row => $"{row.Error} {row.Answer} {row.Key} {row.LeaseOwner}"));
        Assert.Contains("Answered 404 (no_service).", stored, StringComparison.Ordinal);
        Assert.Contains("The mail server answered 550.", stored, StringComparison.Ordinal);
        Assert.NotEmpty(house.Log.Text);
        foreach (var planted in (string[])[AlertHouse.Password, AlertHouse.To, AlertHouse.From, HookReceiver.RoutingKey, HookReceiver.Token])
        {
            Assert.DoesNotContain(planted, stored + house.Log.Text, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static string Header(string mail, string name) => mail.Split('\n').Single(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim();
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using KenyaAudit.Web.Store;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Alerts;

/// <summary>PagerDuty by its Events API of version 2: one dedup_key from the first trigger to the end.</summary>
internal sealed class PagerDutyChannel(HttpSender sender, IConfiguration configuration, IOptionsMonitor<AlertsOptions> options) : IAlertChannel
{
    public const string Setting = "PAGERDUTY_INTEGRATION_KEY";
    private const int KeyLength = 32;
    private const int MaxSummary = 1024;
    private const int MaxDedup = 255;

    public AlertChannel Channel => AlertChannel.PagerDuty;

    public bool IsConfigured => !string.IsNullOrEmpty(configuration[Setting]);

    public async Task<string> SendAsync(AlertMessage message, CancellationToken cancellation)
    {
        var key = configuration[Setting]?.Trim();
        if (key is not { Length: KeyLength })
        {
            throw new DeliveryException($"{Setting} must have {KeyLength} characters.", isFinal: true);
        }

        var (status, _) = await sender.PostAsync(
            new Uri(options.CurrentValue.PagerDutyEndpoint), JsonSerializer.SerializeToUtf8Bytes(Event(message, key)), _ => null, cancellation);

        // A trial wakes nobody for longer than it takes.
        if (message.Kind == DeliveryKind.Test)
        {
            await sender.PostAsync(
                new Uri(options.CurrentValue.PagerDutyEndpoint), JsonSerializer.SerializeToUtf8Bytes(Event(message with { Kind = DeliveryKind.Resolve }, key)), _ => null, cancellation);
        }

        return $"Accepted ({(int)status})";
    }

    public static JsonObject Event(AlertMessage message, string key)
    {
        var action = message.Kind switch
        {
            DeliveryKind.Acknowledge => "acknowledge",
            DeliveryKind.Resolve => "resolve",
            _ => "trigger",
        };
        var sent = new JsonObject { ["routing_key"] = key, ["event_action"] = action, ["dedup_key"] = Cut(message.DedupKey, MaxDedup) };
        if (action == "trigger")
        {
            sent["client"] = "KenyaAudit";
            sent["payload"] = Payload(message);
            if (message.Link is { } link)
            {
                sent["client_url"] = link;
                sent["links"] = new JsonArray(new JsonObject { ["href"] = link, ["text"] = "Open the alert" });
            }
        }

        return sent;
    }

    private static JsonObject Payload(AlertMessage message) => new()
    {
        ["summary"] = Cut(message.Subject, MaxSummary),
        ["source"] = message.Source ?? "kenyaaudit",
        ["severity"] = message.Word,
        ["timestamp"] = message.LastSeen.ToString("O", CultureInfo.InvariantCulture),
        ["component"] = "kenyaaudit",
        ["custom_details"] = new JsonObject
        {
            ["detail"] = message.Detail,
            ["times"] = message.Times,
            ["messages"] = new JsonArray([.. message.Lines.Select(line => JsonValue.Create(line))]),
        },
    };

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}

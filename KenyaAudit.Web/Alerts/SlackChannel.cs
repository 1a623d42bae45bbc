using System.Text.Json;
using System.Text.RegularExpressions;
using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Alerts;

/// <summary>Slack by an incoming webhook, whose address is the secret.</summary>
internal sealed partial class SlackChannel(HttpSender sender, IConfiguration configuration) : IAlertChannel
{
    public const string Setting = "SLACK_WEBHOOK_URL";

    public AlertChannel Channel => AlertChannel.Slack;

    public bool IsConfigured => !string.IsNullOrEmpty(configuration[Setting]);

    public async Task<string> SendAsync(AlertMessage message, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(configuration[Setting], UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || address.IsLoopback))
        {
            throw new DeliveryException($"{Setting} is no address with https.", isFinal: true);
        }

        var (status, _) = await sender.PostAsync(
            address, JsonSerializer.SerializeToUtf8Bytes(SlackMessage.Of(message)), text => Word.IsMatch(text) ? text : null, cancellation);
        return $"Accepted ({(int)status})";
    }

    // Slack names its faults by a word, as no_service; anything else is not repeated.
    [GeneratedRegex("^[a-z_]{3,60}$")]
    private static partial Regex Word { get; }
}

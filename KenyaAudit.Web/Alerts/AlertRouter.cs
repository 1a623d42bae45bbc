using KenyaAudit.Web.Store;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Alerts;

/// <summary>Which channels hear of an alert, by the matrix of severity and source and by what is configured now.</summary>
internal sealed class AlertRouter(IEnumerable<IAlertChannel> channels, IOptionsMonitor<AlertsOptions> options)
{
    private readonly Dictionary<AlertChannel, IAlertChannel> _channels = channels.ToDictionary(channel => channel.Channel);

    public IReadOnlyList<AlertChannel> Configured => [.. _channels.Values.Where(channel => channel.IsConfigured).Select(channel => channel.Channel).Order()];

    public IAlertChannel Of(AlertChannel channel) => _channels[channel];

    /// <summary>An alert about a channel never goes through it.</summary>
    public IReadOnlyList<AlertChannel> Route(AlertSeverity severity, string? source, string fingerprint)
    {
        var set = options.CurrentValue;
        var words = (source is not null && set.Sources.TryGetValue(source, out var own) ? own.Of(severity) : null) ?? set.Routes.Of(severity);
        var dead = SystemCauses.ChannelOf(fingerprint);
        return [.. ChannelNames.Words(words).Select(word => ChannelNames.Parse(word)!.Value).Distinct()
            .Where(channel => channel != dead && Takes(channel, severity) && Of(channel).IsConfigured).Order()];
    }

    /// <summary>Where a message may go that <paramref name="dead"/> did not take, the loudest first.</summary>
    public IReadOnlyList<AlertChannel> Instead(AlertChannel dead, AlertSeverity severity, string fingerprint) =>
        [.. Configured.Where(channel => channel != dead && channel != SystemCauses.ChannelOf(fingerprint) && Takes(channel, severity)).OrderDescending()];

    // Nobody is woken for less.
    private static bool Takes(AlertChannel channel, AlertSeverity severity) => channel != AlertChannel.PagerDuty || severity >= AlertSeverity.Error;
}

using KenyaAudit.Web.Access;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Telemetry;

/// <summary>Who may read the metrics: whoever comes by the management port, or from a network that was named; else nobody, and there is nothing to find.</summary>
internal sealed class MetricsDoor(IOptions<TelemetryOptions> options)
{
    public const string Path = "/metrics";

    public static bool IsMetrics(HttpContext context) => context.Request.Path.Equals(Path, StringComparison.OrdinalIgnoreCase);

    public bool IsOpen(HttpContext context)
    {
        if (options.Value.ManagementPort is { } port)
        {
            return context.Connection.LocalPort == port;
        }

        if (options.Value.MetricsNetworks.Length == 0)
        {
            return Loopback.Is(context);
        }

        return context.Connection.RemoteIpAddress is { } address
            && options.Value.Networks().Any(network => network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address));
    }
}

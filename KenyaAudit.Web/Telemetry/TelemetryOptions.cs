using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Telemetry;

/// <summary>Who may read the metrics, and where traces go.</summary>
internal sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>Where set, metrics are answered on this port only; the address must be one of those that the site listens on.</summary>
    [Range(1, 65535)]
    public int? ManagementPort { get; set; }

    /// <summary>Where no port is set: addresses or networks that may ask. Empty stands for the machine itself.</summary>
    public string[] MetricsNetworks { get; set; } = [];

    /// <summary>Where metrics and traces are sent (OTLP over gRPC); nowhere unless set.</summary>
    public string? OtlpEndpoint { get; set; }

    /// <summary>Seconds between two looks at the store.</summary>
    [Range(1, 600)]
    public int SampleSeconds { get; set; } = 10;

    public IEnumerable<IPNetwork> Networks() => MetricsNetworks.Select(text => IPNetwork.TryParse(text, out var network)
        ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : default);
}

/// <summary>Attribute rules, generated.</summary>
[OptionsValidator]
internal sealed partial class TelemetryRangesValidator : IValidateOptions<TelemetryOptions>;

internal sealed class TelemetryOptionsValidator : IValidateOptions<TelemetryOptions>
{
    public ValidateOptionsResult Validate(string? name, TelemetryOptions options)
    {
        if (Array.Find(options.MetricsNetworks, text => !IPNetwork.TryParse(text, out _) && !IPAddress.TryParse(text, out _)) is { } wrong)
        {
            return ValidateOptionsResult.Fail($"{TelemetryOptions.Section}:{nameof(TelemetryOptions.MetricsNetworks)} holds '{wrong}', which is no address and no network.");
        }

        return options.OtlpEndpoint is { Length: > 0 } endpoint && !(Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            ? ValidateOptionsResult.Fail($"{TelemetryOptions.Section}:{nameof(TelemetryOptions.OtlpEndpoint)} must be an http or https address.")
            : ValidateOptionsResult.Success;
    }
}

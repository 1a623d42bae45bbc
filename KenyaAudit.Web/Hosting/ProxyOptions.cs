using System.Net;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Hosting;

/// <summary>The proxies before this site. Only what they forward is believed; without any, X-Forwarded-For means nothing.</summary>
internal sealed class ProxyOptions
{
    public const string Section = "Proxies";

    /// <summary>Addresses or networks ("10.0.0.7", "10.1.0.0/16", "fd00::/8").</summary>
    public string[] Known { get; set; } = [];

    public IEnumerable<IPNetwork> Networks() => Known.Select(text => TryRead(text)!.Value);

    public static IPNetwork? TryRead(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
        {
            return network;
        }

        return IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : null;
    }
}

internal sealed class ProxyOptionsValidator : IValidateOptions<ProxyOptions>
{
    public ValidateOptionsResult Validate(string? name, ProxyOptions options) =>
        Array.Find(options.Known, text => ProxyOptions.TryRead(text) is null) is { } wrong
            ? ValidateOptionsResult.Fail($"{ProxyOptions.Section}:{nameof(ProxyOptions.Known)} holds '{wrong}', which is no address and no network.")
            : ValidateOptionsResult.Success;
}

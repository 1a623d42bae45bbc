using System.Net;
using System.Net.Sockets;
using KenyaAudit.Web.Ingest.Sources;

namespace KenyaAudit.Web.Ingest.Fetch;

/// <summary>
/// Which addresses may be asked at all: https, on a host its source declares, that resolves to the public internet.
/// No setting loosens it; tests, and only they, are given one that also lets loopback pass.
/// </summary>
internal sealed class NetworkPolicy
{
    private readonly bool _loopback;

    private NetworkPolicy(bool loopback) => _loopback = loopback;

    public static NetworkPolicy Public { get; } = new(loopback: false);

    /// <summary>For a publisher that a test plays on this machine, over http.</summary>
    internal static NetworkPolicy WithLoopback { get; } = new(loopback: true);

    /// <summary>Throws <see cref="FetchRefusedException"/> where the address is not one the source may be asked at.</summary>
    public void Check(SourceDeclaration source, Uri address)
    {
        var played = _loopback && address.IsLoopback;
        if (address.Scheme != Uri.UriSchemeHttps && !(played && address.Scheme == Uri.UriSchemeHttp))
        {
            throw new FetchRefusedException($"{address} is not https.");
        }

        if (!source.Hosts.Contains(address.IdnHost, StringComparer.OrdinalIgnoreCase))
        {
            throw new FetchRefusedException($"{address.IdnHost} is not a host of {source.Id}; nothing was asked there.");
        }

        if (!address.IsDefaultPort && !played)
        {
            throw new FetchRefusedException($"{address} names a port of its own.");
        }

        if (address.UserInfo.Length > 0)
        {
            throw new FetchRefusedException($"An address on {address.IdnHost} carries a user name.");
        }
    }

    /// <summary>Whether a connection may go there, after the name was resolved.</summary>
    public bool MayConnect(IPAddress address) => PublicAddresses.Contain(address) || (_loopback && IPAddress.IsLoopback(address));

    /// <summary>Resolves, drops what may not be asked, connects to what is left: a name cannot be turned to an internal address between check and use.</summary>
    public async ValueTask<Stream> ConnectAsync(DnsEndPoint endPoint, CancellationToken cancellation)
    {
        var resolved = await Dns.GetHostAddressesAsync(endPoint.Host, cancellation);
        var allowed = resolved.Where(MayConnect).ToArray();
        if (allowed.Length == 0)
        {
            throw new FetchRefusedException($"{endPoint.Host} leads to no public address; nothing was asked there.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, endPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>The addresses of the public internet.</summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork Unicast6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Special =
    [
        .. ((string[])["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"]).Select(text => IPNetwork.Parse(text)),
    ];

    public static bool Contain(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return (plain.AddressFamily == AddressFamily.InterNetwork || Unicast6.Contains(plain)) && !Array.Exists(Special, network => network.Contains(plain));
    }
}

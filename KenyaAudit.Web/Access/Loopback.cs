using System.Net;

namespace KenyaAudit.Web.Access;

/// <summary>Whether a request comes from the machine itself.</summary>
internal static class Loopback
{
    // A forwarded request comes from somebody else's machine, and a foreign Host from a page that rebinds its name to ours.
    public static bool Is(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !http.Request.Headers.ContainsKey("X-Forwarded-For") && !http.Request.Headers.ContainsKey("Forwarded")
        && (http.Request.Host.Host is "localhost" || (IPAddress.TryParse(http.Request.Host.Host, out var host) && IPAddress.IsLoopback(host)));
}

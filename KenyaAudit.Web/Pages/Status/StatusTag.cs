using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KenyaAudit.Web.Pages.Status;

/// <summary>The sequence of a status answer: it moves when anything told by it moves, runs included.</summary>
internal static class StatusTag
{
    public static string Of(StatusReport report)
    {
        // Records print every property; lists do not, so the sources are named apart.
        var said = string.Create(CultureInfo.InvariantCulture, $"{report}{string.Join('\n', report.Sources)}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)))[..16];
    }
}

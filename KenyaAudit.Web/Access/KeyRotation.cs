using System.Security.Cryptography;
using System.Xml;
using System.Xml.Linq;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Access;

/// <summary>
/// At each start: seals anew under SECRET_KEY what an older secret sealed, so that the older one can then be forgotten.
/// </summary>
internal sealed partial class KeyRotation(AuditDb db, SecretKeys secrets, AuditChain chain, ILogger<KeyRotation> log)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (secrets.IsSet)
        {
            await RingAsync(cancellation);
            await ChainAsync(cancellation);
        }
    }

    private async Task RingAsync(CancellationToken cancellation)
    {
        var box = secrets.Box(KeyRingEncryptor.Purpose);
        foreach (var row in await db.DataProtectionKeys.AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellation))
        {
            if (Stale(box, row.Xml) is not { } xml)
            {
                continue;
            }

            try
            {
                var element = xml.Descendants(KeyRingEncryptor.Element).Single();
                element.Value = box.Seal(box.Open(element.Value));
                var anew = xml.ToString(SaveOptions.DisableFormatting);
                await db.DataProtectionKeys.Where(other => other.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(other => other.Xml, anew), cancellation);
                LogSealed(row.FriendlyName ?? "");
            }
            catch (CryptographicException fault)
            {
                LogUnopened(row.FriendlyName ?? "", fault.Message);
            }
        }
    }

    private async Task ChainAsync(CancellationToken cancellation)
    {
        var head = await db.AuditChain.AsNoTracking().SingleAsync(row => row.Id == AuditChain.Head, cancellation);
        if (chain.SealedAnew(head) is { } anew)
        {
            await db.AuditChain.Where(row => row.Id == AuditChain.Head && row.SealedKey == head.SealedKey)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.SealedKey, anew), cancellation);
        }
    }

    private static XElement? Stale(SecretBox box, string? xml)
    {
        try
        {
            var element = XElement.Parse(xml ?? "");
            return element.Descendants(KeyRingEncryptor.Element).SingleOrDefault() is { } key && !box.IsCurrent(key.Value) ? element : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Sealed {Key} of the key ring under the present SECRET_KEY")]
    private partial void LogSealed(string key);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Cannot open {Key} of the key ring: {Why}")]
    private partial void LogUnopened(string key, string why);
}

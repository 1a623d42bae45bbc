using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Access;

/// <summary>
/// The hashes of the audit trail: HMAC-SHA256 under a key that lies in the store, sealed under a key derived from SECRET_KEY.
/// The key of the chain stays when SECRET_KEY changes, so old entries can always be verified.
/// </summary>
internal sealed class AuditChain(SecretKeys secrets)
{
    /// <summary>The one row of the chain's end.</summary>
    public const int Head = 1;
    private const string Purpose = "audit-chain";

    /// <summary>The key of the chain and, where it had none yet, the new one sealed.</summary>
    public (byte[] Key, string Sealed) KeyOf(AuditChainRow head)
    {
        var box = secrets.Box(Purpose);
        if (head.SealedKey.Length > 0)
        {
            return (box.Open(head.SealedKey), head.SealedKey);
        }

        var key = RandomNumberGenerator.GetBytes(32);
        return (key, box.Seal(key));
    }

    /// <summary>The key under the present secret; null where it is already, or where there is none.</summary>
    public string? SealedAnew(AuditChainRow head)
    {
        var box = secrets.Box(Purpose);
        return head.SealedKey.Length == 0 || box.IsCurrent(head.SealedKey) ? null : box.Seal(box.Open(head.SealedKey));
    }

    public static string HashOf(AuditEventRow row, byte[] key)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Add(hmac, "entry");
        Add(hmac, row.PreviousHash);
        Add(hmac, row.Sequence.ToString(CultureInfo.InvariantCulture));
        Add(hmac, row.At.Ticks.ToString(CultureInfo.InvariantCulture));
        foreach (var text in (string?[])[row.Actor, row.Action, row.Subject, row.AddressHash, row.Reason, row.Before, row.After])
        {
            Add(hmac, text);
        }

        return Convert.ToHexStringLower(hmac.GetHashAndReset());
    }

    public static string AddressHashOf(string address, string salt, byte[] key)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Add(hmac, "address");
        Add(hmac, salt);
        Add(hmac, address);
        return Convert.ToHexStringLower(hmac.GetHashAndReset());
    }

    // With its length before it, so that no two entries read the same.
    private static void Add(IncrementalHash hmac, string? text)
    {
        Span<byte> length = stackalloc byte[4];
        var bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
        BinaryPrimitives.WriteInt32BigEndian(length, text is null ? -1 : bytes.Length);
        hmac.AppendData(length);
        hmac.AppendData(bytes);
    }
}

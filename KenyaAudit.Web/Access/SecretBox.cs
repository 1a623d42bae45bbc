using System.Security.Cryptography;
using System.Text;

namespace KenyaAudit.Web.Access;

/// <summary>Seals with one key and opens with it or older ones (AES-256-GCM). What is sealed begins with the name of its key.</summary>
internal sealed class SecretBox(byte[] current, IEnumerable<byte[]> older, string purpose)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[] _bound = Encoding.UTF8.GetBytes(purpose);

    public string Seal(ReadOnlySpan<byte> plain)
    {
        var sealedBytes = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = sealedBytes.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(current, TagBytes);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceBytes + TagBytes), sealedBytes.AsSpan(NonceBytes, TagBytes), _bound);
        return $"{Name(current)}.{Convert.ToBase64String(sealedBytes)}";
    }

    /// <summary>Throws <see cref="CryptographicException"/> where no key given opens it, or where it was changed.</summary>
    public byte[] Open(string text)
    {
        var parts = text.Split('.', 2);
        var key = older.Prepend(current).FirstOrDefault(one => Name(one) == parts[0])
            ?? throw new CryptographicException($"Sealed under another {SecretKeys.Setting}; give that one as {SecretKeys.PreviousSetting}.");
        var sealedBytes = Convert.FromBase64String(parts[1]);
        var plain = new byte[sealedBytes.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(sealedBytes.AsSpan(0, NonceBytes), sealedBytes.AsSpan(NonceBytes + TagBytes), sealedBytes.AsSpan(NonceBytes, TagBytes), plain, _bound);
        return plain;
    }

    /// <summary>Whether what is sealed needs no older key.</summary>
    public bool IsCurrent(string text) => text.StartsWith(Name(current) + ".", StringComparison.Ordinal);

    // Of a derived key, so that it tells nothing of the secret.
    private static string Name(byte[] key) => Convert.ToHexStringLower(HMACSHA256.HashData(key, "name"u8))[..12];
}

using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace KenyaAudit.Web.RateLimits;

/// <summary>
/// Tells clients apart without keeping who they are: a keyed hash of the address (of its /64 network where it is IPv6,
/// since a household has all of that) or of an account's name. Nodes that share a secret make the same hash.
/// </summary>
internal sealed class ClientHash
{
    private const int KeyBytes = 32;
    private const int HashBytes = 12;

    private readonly byte[] _key;

    /// <param name="secret">What nodes share; null makes a key that only this process knows.</param>
    public ClientHash(string? secret) => _key = secret is null
        ? RandomNumberGenerator.GetBytes(KeyBytes)
        : HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), KeyBytes, info: "kenyaaudit/limits"u8.ToArray());

    public string Of(IPAddress? address) => Hash('a', Network(address));

    public string OfAccount(string name) => Hash('n', Encoding.UTF8.GetBytes(name.Trim().ToUpperInvariant()));

    private string Hash(char kind, ReadOnlySpan<byte> data)
    {
        Span<byte> text = stackalloc byte[1 + Math.Min(data.Length, 256)];
        text[0] = (byte)kind;
        data[..(text.Length - 1)].CopyTo(text[1..]);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, text, hash);
        return Convert.ToHexStringLower(hash[..HashBytes]);
    }

    private static ReadOnlySpan<byte> Network(IPAddress? address)
    {
        if (address is null)
        {
            return [];
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = plain.GetAddressBytes();
        return plain.AddressFamily == AddressFamily.InterNetworkV6 ? bytes.AsSpan(0, 8) : bytes;
    }
}

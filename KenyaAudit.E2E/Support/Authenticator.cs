using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace KenyaAudit.E2E.Support;

/// <summary>An authenticator app as RFC 6238 describes it: SHA-1, six digits, half minutes. Gives no code twice; the site takes one that is half a minute early.</summary>
internal sealed class Authenticator(string key)
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private long _last;

    public string NextCode()
    {
        _last = Math.Max(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30, _last + 1);
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, _last);
#pragma warning disable CA5350 // What every authenticator app does.
        var hash = HMACSHA1.HashData(Bytes(), step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private byte[] Bytes()
    {
        var bits = string.Concat(key.Where(character => character != ' ').Select(character => Convert.ToString(Base32.IndexOf(character, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2))];
    }
}

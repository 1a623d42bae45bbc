using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KenyaAudit.Web.Access;

/// <summary>Six-digit codes by time (RFC 6238: SHA-1, half a minute each), as authenticator apps make them.</summary>
internal static class Totp
{
    public const int Digits = 6;
    private const int StepSeconds = 30;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static long Step(DateTimeOffset now) => now.ToUnixTimeSeconds() / StepSeconds;

    /// <param name="key">In base 32.</param>
    public static string Code(string key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);

        // What the RFC and every app agree on; HMAC does not rest on the collisions that SHA-1 lost.
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(Bytes(key), counter);
#pragma warning restore CA5350
        var at = hash[^1] & 0xf;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(at, 4)) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The half minute that a code belongs to: this one, the one before or the one after, for clocks differ. Null where it is none of theirs.</summary>
    public static long? StepOf(string key, string code, DateTimeOffset now)
    {
        long? found = null;
        foreach (var step in (long[])[Step(now) - 1, Step(now), Step(now) + 1])
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(key, step)), Encoding.ASCII.GetBytes(code)))
            {
                found = step;
            }
        }

        return found;
    }

    /// <summary>What the picture holds.</summary>
    public static string Address(string email, string key) =>
        $"otpauth://totp/KenyaAudit:{Uri.EscapeDataString(email)}?secret={key}&issuer=KenyaAudit&digits={Digits}&period={StepSeconds}";

    private static byte[] Bytes(string key)
    {
        var bytes = new byte[key.Length * 5 / 8];
        var (bits, held, at) = (0, 0, 0);
        foreach (var character in key)
        {
            (bits, held) = ((bits << 5) | Alphabet.IndexOf(char.ToUpperInvariant(character), StringComparison.Ordinal), held + 5);
            if (held >= 8)
            {
                bytes[at++] = (byte)(bits >> (held -= 8));
                bits &= (1 << held) - 1;
            }
        }

        return bytes;
    }
}

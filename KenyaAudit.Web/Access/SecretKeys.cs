using System.Security.Cryptography;
using System.Text;

namespace KenyaAudit.Web.Access;

/// <summary>Where a site that was given no SECRET_KEY keeps one of its own, readable by its user only.</summary>
internal sealed record LocalSecretFile(string Path);

/// <summary>
/// The secrets that everything protected in the store hangs on: SECRET_KEY seals, SECRET_KEY_PREVIOUS and a site's own file
/// open what was sealed before. No secret leaves this class; keys are derived from them by purpose.
/// </summary>
internal sealed class SecretKeys(IConfiguration configuration, LocalSecretFile file)
{
    public const string Setting = "SECRET_KEY";
    public const string PreviousSetting = "SECRET_KEY_PREVIOUS";
    public const int LeastBytes = 32;
    public const string Missing =
        $"{Setting} is not set, and Production needs it: sessions, second factors and the audit trail are protected by it. `openssl rand -base64 48` makes one; every node gets the same.";

    private readonly Lazy<byte[]> _current = new(() => Given(configuration, Setting) ?? Local(file.Path));

    public bool IsSet => Given(configuration, Setting) is not null;

    public SecretBox Box(string purpose) => new(Key(_current.Value, purpose), Older().Select(secret => Key(secret, purpose)), purpose);

    /// <summary>What is wrong with a secret that was given; null where nothing is.</summary>
    public static string? Fault(string name, string? value) => string.IsNullOrWhiteSpace(value) || Encoding.UTF8.GetByteCount(value.Trim()) >= LeastBytes
        ? null
        : $"{name} must be at least {LeastBytes} bytes long. `openssl rand -base64 48` makes one.";

    private static byte[]? Given(IConfiguration configuration, string name) =>
        configuration[name] is { } value && !string.IsNullOrWhiteSpace(value) ? Encoding.UTF8.GetBytes(value.Trim()) : null;

    private static byte[] Key(byte[] secret, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, salt: null, Encoding.UTF8.GetBytes("KenyaAudit." + purpose));

    // Read when needed: the setting may be given after what it opens was sealed by the file.
    private IEnumerable<byte[]> Older()
    {
        if (Given(configuration, PreviousSetting) is { } previous)
        {
            yield return previous;
        }

        if (IsSet && File.Exists(file.Path))
        {
            yield return Local(file.Path);
        }
    }

    private static byte[] Local(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!File.Exists(path))
        {
            // Written whole and then named, for two processes may start at once; the first name holds.
            var draft = $"{path}.{Environment.ProcessId}.{Guid.NewGuid():N}";
            Write(draft);
            try
            {
                File.Move(draft, path);
            }
            catch (IOException) when (File.Exists(path))
            {
                File.Delete(draft);
            }
        }

        return Convert.FromBase64String(File.ReadAllText(path));
    }

    private static void Write(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(path, options);
        writer.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(48)));
    }
}

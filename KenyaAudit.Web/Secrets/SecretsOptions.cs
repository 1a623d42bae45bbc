using System.Globalization;

namespace KenyaAudit.Web.Secrets;

internal enum SecretBackend
{
    /// <summary>Environment and files: whoever starts the process gives the values.</summary>
    Env,

    /// <summary>AWS Secrets Manager, read through Parameter Store's documented reference.</summary>
    Aws,

    /// <summary>HashiCorp Vault, key-value store of version 2.</summary>
    Vault,
}

/// <summary>
/// Where secrets are, read before any other setting. Throws <see cref="FormatException"/> that names the setting and never prints a secret.
/// </summary>
internal sealed class SecretsOptions
{
    public const string BackendName = "SECRET_BACKEND";
    public const string Section = "Secrets";

    private const string AddressName = "VAULT_ADDR";

    private SecretsOptions(IConfiguration configuration)
    {
        Backend = configuration[BackendName] switch
        {
            null or "" or "env" => SecretBackend.Env,
            "aws" => SecretBackend.Aws,
            "vault" => SecretBackend.Vault,
            _ => throw new FormatException($"{BackendName} must be env, aws or vault."),
        };
        Prefix = Text(configuration, $"{Section}:Prefix", "kenyaaudit").Trim('/');
        Mount = Text(configuration, $"{Section}:VaultMount", "secret").Trim('/');
        Refresh = TimeSpan.FromSeconds(Number(configuration, $"{Section}:RefreshSeconds", 300, 1, 86_400));
        Timeout = TimeSpan.FromSeconds(Number(configuration, $"{Section}:TimeoutSeconds", 10, 1, 120));
        Required = configuration.GetSection($"{Section}:Required").GetChildren().Select(child => child.Value ?? "").ToArray() is { Length: > 0 } named ? named : [SecretNames.Key];
        if (Required.FirstOrDefault(name => !SecretNames.All.Contains(name)) is { } unknown)
        {
            throw new FormatException($"{Section}:Required holds '{unknown}', which is no secret of this site. There are: {string.Join(", ", SecretNames.All)}.");
        }

        Places = SecretNames.All.ToDictionary(name => name, name => SecretPlace.Parse(configuration[$"{Section}:Map:{name}"], Backend, Prefix, name), StringComparer.Ordinal);
        if (Backend == SecretBackend.Vault)
        {
            Vault = ReadVault(configuration);
        }

        Endpoint = configuration["AWS_ENDPOINT_URL"] is { Length: > 0 } endpoint ? endpoint : null;
        Region = configuration["AWS_REGION"] ?? configuration["AWS_DEFAULT_REGION"];
    }

    public SecretBackend Backend { get; }

    /// <summary>Stands before the name of each secret.</summary>
    public string Prefix { get; }

    public string Mount { get; }

    /// <summary>Between two readings; each waits up to a tenth more or less.</summary>
    public TimeSpan Refresh { get; }

    /// <summary>For one answer of the backend.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>Without these the site does not start.</summary>
    public IReadOnlyList<string> Required { get; }

    /// <summary>Where each secret lies.</summary>
    public IReadOnlyDictionary<string, SecretPlace> Places { get; }

    public VaultAddress? Vault { get; }

    /// <summary>An address other than AWS's own; null for AWS's own.</summary>
    public string? Endpoint { get; }

    public string? Region { get; }

    public static SecretsOptions Read(IConfiguration configuration) => new(configuration);

    private static VaultAddress ReadVault(IConfiguration configuration)
    {
        if (!Uri.TryCreate(configuration[AddressName], UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new FormatException($"{AddressName} must be the address of Vault, as https://vault:8200.");
        }

        var (token, role, secret) = (configuration["VAULT_TOKEN"], configuration["VAULT_ROLE_ID"], configuration["VAULT_SECRET_ID"]);
        if (string.IsNullOrEmpty(token) && (string.IsNullOrEmpty(role) || string.IsNullOrEmpty(secret)))
        {
            throw new FormatException("VAULT_TOKEN is missing, or VAULT_ROLE_ID with VAULT_SECRET_ID.");
        }

        var authority = configuration["VAULT_CACERT"];
        return string.IsNullOrEmpty(authority) || File.Exists(authority)
            ? new VaultAddress(address, string.IsNullOrEmpty(token) ? null : token, role, secret, configuration["VAULT_NAMESPACE"], string.IsNullOrEmpty(authority) ? null : authority)
            : throw new FormatException("VAULT_CACERT names a file that is not there.");
    }

    private static string Text(IConfiguration configuration, string name, string otherwise) =>
        configuration[name] is { Length: > 0 } text ? text : otherwise;

    private static int Number(IConfiguration configuration, string name, int otherwise, int least, int most) =>
        configuration[name] is not { Length: > 0 } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw new FormatException($"{name} must be a whole number from {least} to {most}.");
}

/// <summary>Vault, and who this process is there: a token, or a role with its secret.</summary>
internal sealed record VaultAddress(Uri Address, string? Token, string? RoleId, string? SecretId, string? Namespace, string? Authority);

using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Access;

/// <summary>How long a session lasts.</summary>
internal sealed class AccessOptions
{
    public const string Section = "Access";

    /// <summary>Minutes without a request after which a session ends.</summary>
    [Range(1, 24 * 60)]
    public int IdleMinutes { get; set; } = 60;

    /// <summary>Hours after which a session ends whatever is done in it.</summary>
    [Range(1, 24 * 7)]
    public int SessionHours { get; set; } = 12;

    /// <summary>Another site that may vouch for an address instead of a password here; none unless set.</summary>
    [ValidateObjectMembers]
    public ProviderOptions OpenIdConnect { get; set; } = new();
}

/// <summary>An OpenID Connect provider. Its client secret is OIDC_CLIENT_SECRET.</summary>
internal sealed class ProviderOptions
{
    /// <summary>Its https address; under it lies /.well-known/openid-configuration.</summary>
    public string? Authority { get; set; }

    public string? ClientId { get; set; }

    /// <summary>As people know it: the sign-in page says "Sign in with ...".</summary>
    [StringLength(60)]
    public string Name { get; set; } = "OpenID Connect";

    public bool IsSet => !string.IsNullOrEmpty(Authority);
}

/// <summary>Attribute rules, generated.</summary>
[OptionsValidator]
internal sealed partial class AccessOptionsValidator : IValidateOptions<AccessOptions>;

/// <summary>The secrets that were given are long enough.</summary>
internal sealed class AccessSettingsValidator(IConfiguration configuration) : IValidateOptions<AccessOptions>
{
    public ValidateOptionsResult Validate(string? name, AccessOptions options)
    {
        var faults = new List<string>();
        foreach (var secret in (string[])[SecretKeys.Setting, SecretKeys.PreviousSetting])
        {
            if (SecretKeys.Fault(secret, configuration[secret]) is { } fault)
            {
                faults.Add(fault);
            }
        }

        if (options.OpenIdConnect is { IsSet: true } provider)
        {
            const string Section = $"{AccessOptions.Section}:{nameof(AccessOptions.OpenIdConnect)}";
            if (!Uri.TryCreate(provider.Authority, UriKind.Absolute, out var authority) || authority.Scheme != Uri.UriSchemeHttps)
            {
                faults.Add($"{Section}:Authority must be an https address.");
            }

            if (string.IsNullOrEmpty(provider.ClientId))
            {
                faults.Add($"{Section}:ClientId must be set where Authority is.");
            }

            if (string.IsNullOrEmpty(configuration[ProviderEvents.SecretSetting]))
            {
                faults.Add($"{ProviderEvents.SecretSetting} must be set where {Section}:Authority is.");
            }
        }

        return faults.Count > 0 ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }
}

/// <summary>Nobody serves in Production without the secret that sessions, second factors and the audit trail hang on.</summary>
internal sealed class ServingSecretValidator(SecretKeys secrets, IHostEnvironment environment) : IValidateOptions<AccessOptions>
{
    public ValidateOptionsResult Validate(string? name, AccessOptions options) =>
        environment.IsProduction() && !secrets.IsSet ? ValidateOptionsResult.Fail(SecretKeys.Missing) : ValidateOptionsResult.Success;
}

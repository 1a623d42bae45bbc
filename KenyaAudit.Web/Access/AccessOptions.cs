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

        return faults.Count > 0 ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }
}

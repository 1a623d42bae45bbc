using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Ui;

/// <summary>How this installation is known outside: its public address and whom to write to. Both may be empty.</summary>
internal sealed class SiteOptions
{
    public const string Section = "Site";

    /// <summary>Scheme, host and perhaps a path ("https://audit.example.org"); empty: as the reader's request says.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Where errors are reported; empty: nowhere yet, and pages say so.</summary>
    public string? ContactEmail { get; set; }
}

/// <summary>Refuses an address that could not be put before a path, and a mailbox that is none.</summary>
internal sealed class SiteOptionsValidator : IValidateOptions<SiteOptions>
{
    public ValidateOptionsResult Validate(string? name, SiteOptions options)
    {
        var faults = new List<string>();
        if (!string.IsNullOrEmpty(options.PublicUrl) && !IsBase(options.PublicUrl))
        {
            faults.Add($"{SiteOptions.Section}:{nameof(SiteOptions.PublicUrl)} must be an address with http or https and without a question mark, such as https://audit.example.org.");
        }

        if (!string.IsNullOrEmpty(options.ContactEmail) && !(MailAddress.TryCreate(options.ContactEmail, out var mail) && mail.Address == options.ContactEmail))
        {
            faults.Add($"{SiteOptions.Section}:{nameof(SiteOptions.ContactEmail)} must be one mail address.");
        }

        return faults.Count > 0 ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }

    private static bool IsBase(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.Query.Length == 0 && uri.Fragment.Length == 0;
}

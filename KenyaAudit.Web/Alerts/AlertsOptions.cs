using System.ComponentModel.DataAnnotations;
using KenyaAudit.Web.Store;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Alerts;

/// <summary>Which channels hear of which severity: names with a space between them, "mail slack pagerduty"; empty for the log alone, null for what holds for all sources.</summary>
internal sealed class AlertRoutes
{
    public string? Info { get; set; }

    public string? Warning { get; set; }

    public string? Error { get; set; }

    public string? Critical { get; set; }

    public string? Of(AlertSeverity severity) => severity switch
    {
        AlertSeverity.Info => Info,
        AlertSeverity.Warning => Warning,
        AlertSeverity.Error => Error,
        _ => Critical,
    };
}

/// <summary>Somebody of the chain that critical alerts go along.</summary>
internal sealed class AlertContact
{
    [Required, MaxLength(100)]
    public string Name { get; set; } = "";

    /// <summary>Where mail for them goes; empty: as all other mail.</summary>
    public string? Email { get; set; }
}

/// <summary>Hours in which warnings and errors climb, in Nairobi; outside of them they wait for the next opening.</summary>
internal sealed class WorkingHoursOptions
{
    public bool Enabled { get; set; }

    [Range(0, 23)]
    public int From { get; set; } = 8;

    [Range(1, 24)]
    public int To { get; set; } = 17;

    /// <summary>English names of days, with a space between them.</summary>
    public string Days { get; set; } = "Monday Tuesday Wednesday Thursday Friday";
}

/// <summary>Where alerts go, how often, and when they climb.</summary>
internal sealed class AlertsOptions
{
    public const string Section = "Alerts";

    public AlertRoutes Routes { get; set; } = new() { Info = "", Warning = "mail slack", Error = "mail slack pagerduty", Critical = "mail slack pagerduty" };

    /// <summary>Other routes for single sources, by source id.</summary>
    public Dictionary<string, AlertRoutes> Sources { get; set; } = [];

    /// <summary>Minutes in which a cause that lasts is counted and not told again.</summary>
    [Range(0, 7 * 24 * 60)]
    public int QuietMinutes { get; set; } = 60;

    /// <summary>Minutes after which a warning nobody acknowledged is an error.</summary>
    [Range(1, 30 * 24 * 60)]
    public int WarningMinutes { get; set; } = 240;

    /// <summary>Minutes after which an error nobody acknowledged is critical.</summary>
    [Range(1, 30 * 24 * 60)]
    public int ErrorMinutes { get; set; } = 60;

    /// <summary>Minutes after which a critical alert goes to the next contact.</summary>
    [Range(1, 24 * 60)]
    public int CriticalMinutes { get; set; } = 15;

    /// <summary>Who is told, one after the other, while nobody acknowledges.</summary>
    [ValidateEnumeratedItems]
    public List<AlertContact> Chain { get; set; } = [];

    [ValidateObjectMembers]
    public WorkingHoursOptions WorkingHours { get; set; } = new();

    /// <summary>More messages than this in one channel within <see cref="DigestMinutes"/> are sent as one.</summary>
    [Range(1, 1000)]
    public int DigestAbove { get; set; } = 10;

    [Range(1, 24 * 60)]
    public int DigestMinutes { get; set; } = 10;

    /// <summary>Attempts at one message before the next channel has it.</summary>
    [Range(1, 20)]
    public int Attempts { get; set; } = 4;

    /// <summary>Before the second attempt; four times as long before each further one.</summary>
    [Range(1, 3600)]
    public int RetrySeconds { get; set; } = 15;

    /// <summary>Seconds after which an attempt is given up.</summary>
    [Range(1, 60)]
    public int TimeoutSeconds { get; set; } = 15;

    /// <summary>The Events API of PagerDuty.</summary>
    [Required, Url]
    public string PagerDutyEndpoint { get; set; } = "https://events.pagerduty.com/v2/enqueue";

    /// <summary>True for a mail server that speaks TLS from the first byte (port 465); otherwise STARTTLS is demanded.</summary>
    public bool SmtpImplicitTls { get; set; }

    /// <summary>A file with the certificate of a private authority that the mail server is trusted by; empty: those of the machine.</summary>
    public string? SmtpAuthority { get; set; }

    /// <summary>Free megabytes of the data folder below which an alert is raised; 0 switches it off.</summary>
    [Range(0, 10_000_000)]
    public int DiskFreeMegabytes { get; set; } = 1024;

    /// <summary>Seconds between two looks at the disk.</summary>
    [Range(1, 86_400)]
    public int DiskSeconds { get; set; } = 300;
}

[OptionsValidator]
internal sealed partial class AlertsOptionsValidator : IValidateOptions<AlertsOptions>;

/// <summary>Refuses channels, days and hours that do not exist, and names the setting.</summary>
internal sealed class AlertWordsValidator : IValidateOptions<AlertsOptions>
{
    public ValidateOptionsResult Validate(string? name, AlertsOptions options)
    {
        var faults = Unknown($"{AlertsOptions.Section}:Routes", options.Routes)
            .Concat(options.Sources.SelectMany(source => Unknown($"{AlertsOptions.Section}:Sources:{source.Key}", source.Value)))
            .Concat(Hours(options.WorkingHours)).ToList();
        if (!string.IsNullOrEmpty(options.SmtpAuthority) && !File.Exists(options.SmtpAuthority))
        {
            faults.Add($"{AlertsOptions.Section}:{nameof(AlertsOptions.SmtpAuthority)} names a file that is not there.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Unknown(string where, AlertRoutes routes) =>
        from severity in Enum.GetValues<AlertSeverity>()
        from word in ChannelNames.Words(routes.Of(severity))
        where ChannelNames.Parse(word) is null
        select $"{where}:{severity} holds '{word}'; there are mail, slack and pagerduty.";

    private static IEnumerable<string> Hours(WorkingHoursOptions hours)
    {
        var where = $"{AlertsOptions.Section}:{nameof(AlertsOptions.WorkingHours)}";
        if (hours.From >= hours.To)
        {
            yield return $"{where} must begin before they end.";
        }

        var days = ChannelNames.Words(hours.Days);
        if (days.Length == 0 || !days.All(day => Enum.TryParse<DayOfWeek>(day, ignoreCase: true, out var found) && Enum.IsDefined(found) && !char.IsDigit(day[0])))
        {
            yield return $"{where}:Days must be names of days, as Monday Tuesday.";
        }
    }
}

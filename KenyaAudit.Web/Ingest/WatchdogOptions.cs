using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Ingest;

/// <summary>When the watchdog speaks up.</summary>
internal sealed class WatchdogOptions
{
    public const string Section = "Watchdog";

    /// <summary>Minutes after which a run that is due should have begun.</summary>
    [Range(1, 1440)]
    public int StartGraceMinutes { get; set; } = 10;

    /// <summary>Minutes that a run may take from the moment it is due, where the declaration of its source says nothing.</summary>
    [Range(1, 1440)]
    public int RunMinutes { get; set; } = 60;

    /// <summary>Hours without success beyond one schedule after which a source is stale.</summary>
    [Range(1, 24 * 60)]
    public int StaleGraceHours { get; set; } = 12;

    /// <summary>Fewer records than this part of the last good run is a warning, in hundredths.</summary>
    [Range(1, 100)]
    public int FewestPercent { get; set; } = 50;

    /// <summary>More records than this part of the last good run is a warning, in hundredths.</summary>
    [Range(100, 10_000)]
    public int MostPercent { get; set; } = 200;

    /// <summary>Refusals in a row after which a source is paused.</summary>
    [Range(1, 100)]
    public int RefusalsBeforePause { get; set; } = 3;
}

[OptionsValidator]
internal sealed partial class WatchdogOptionsValidator : IValidateOptions<WatchdogOptions>;

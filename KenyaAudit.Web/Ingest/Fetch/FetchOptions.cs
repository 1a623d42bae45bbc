using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Ingest.Fetch;

/// <summary>Whether and how publishers' servers are asked.</summary>
internal sealed class FetchOptions
{
    public const string Section = "Fetch";

    /// <summary>False asks nobody: documents then come by the inbox alone.</summary>
    public bool Enabled { get; set; }

    /// <summary>Tries of one request, and of one body that broke off, the first included.</summary>
    [Range(1, 10)]
    public int Attempts { get; set; } = 4;

    /// <summary>The first wait between tries; each next one is about twice as long.</summary>
    [Range(0.001, 600)]
    public double BackoffSeconds { get; set; } = 10;

    /// <summary>How long one try may wait for the head of an answer.</summary>
    [Range(1, 3600)]
    public int AttemptSeconds { get; set; } = 60;

    /// <summary>How long all tries of one request may take together.</summary>
    [Range(1, 86_400)]
    public int TotalSeconds { get; set; } = 900;

    /// <summary>The longest a publisher may make us wait at once; beyond it the source is left for later.</summary>
    [Range(0, 3600)]
    public int MaxWaitSeconds { get; set; } = 120;

    /// <summary>The largest document.</summary>
    [Range(1, 4096)]
    public int MaxMegabytes { get; set; } = 512;

    /// <summary>How long one try of a body may take.</summary>
    [Range(1, 1440)]
    public int BodyMinutes { get; set; } = 60;

    /// <summary>How long a body may stay silent.</summary>
    [Range(1, 3600)]
    public int StallSeconds { get; set; } = 60;

    /// <summary>The slowest body, over any stretch of <see cref="RateSeconds"/>.</summary>
    [Range(1, 1_000_000)]
    public int MinBytesPerSecond { get; set; } = 1024;

    [Range(1, 3600)]
    public int RateSeconds { get; set; } = 60;

    /// <summary>Days after which an address that gave a document is asked again.</summary>
    [Range(0, 366)]
    public int RecheckDays { get; set; } = 7;

    /// <summary>Listings and documents of one source that one collection asks for at most.</summary>
    [Range(1, 500)]
    public int MaxListings { get; set; } = 20;

    [Range(1, 500)]
    public int MaxDocuments { get; set; } = 40;

    /// <summary>Hours for which a robots.txt that was read holds.</summary>
    [Range(1, 24)]
    public int RobotsHours { get; set; } = 24;
}

[OptionsValidator]
internal sealed partial class FetchOptionsValidator : IValidateOptions<FetchOptions>;

/// <summary>Times that cannot hold together.</summary>
internal sealed class FetchTimesValidator : IValidateOptions<FetchOptions>
{
    public ValidateOptionsResult Validate(string? name, FetchOptions options) =>
        options.TotalSeconds >= options.AttemptSeconds
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{FetchOptions.Section}:{nameof(FetchOptions.TotalSeconds)} must not be shorter than {nameof(FetchOptions.AttemptSeconds)} ({options.AttemptSeconds}).");
}

/// <summary>Whom a publisher may write to about our requests; null where nobody is named.</summary>
internal sealed record FetchContact(string? Email);

using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Jobs;

/// <summary>Whether and how this node works on jobs.</summary>
internal sealed class JobsOptions
{
    public const string Section = "Jobs";

    /// <summary>False makes a web-only node.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>True makes a worker: it answers for its health and its metrics, and shows no page.</summary>
    public bool Only { get; set; }

    /// <summary>Workers that run sources.</summary>
    [Range(1, 32)]
    public int Workers { get; set; } = 2;

    /// <summary>Workers for the index.</summary>
    [Range(1, 32)]
    public int IndexWorkers { get; set; } = 1;

    /// <summary>Workers for everything short: the sweep.</summary>
    [Range(1, 32)]
    public int ShortWorkers { get; set; } = 2;

    /// <summary>Workers that deliver alerts.</summary>
    [Range(1, 32)]
    public int AlertWorkers { get; set; } = 2;

    /// <summary>Hours after which a job that went well is forgotten.</summary>
    [Range(1, 24 * 365)]
    public int KeepSucceededHours { get; set; } = 24;

    /// <summary>Hours after which a job that failed is forgotten; its run stays.</summary>
    [Range(1, 24 * 365)]
    public int KeepFailedHours { get; set; } = 24 * 7;

    /// <summary>Hangfire asks the server which schema it may use; false for servers compatible with SQL Server but not equal to it.</summary>
    public bool AutoDetectSchemaOptions { get; set; } = true;
}

[OptionsValidator]
internal sealed partial class JobsOptionsValidator : IValidateOptions<JobsOptions>;

internal sealed class JobsOnlyValidator : IValidateOptions<JobsOptions>
{
    public ValidateOptionsResult Validate(string? name, JobsOptions options) => options is { Only: true, Enabled: false }
        ? ValidateOptionsResult.Fail($"{JobsOptions.Section}:{nameof(JobsOptions.Only)} is true and {JobsOptions.Section}:{nameof(JobsOptions.Enabled)} is false: this node would do nothing.")
        : ValidateOptionsResult.Success;
}

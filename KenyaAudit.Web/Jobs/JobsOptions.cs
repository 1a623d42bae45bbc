using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Jobs;

/// <summary>Whether and how this node works on jobs.</summary>
internal sealed class JobsOptions
{
    public const string Section = "Jobs";

    /// <summary>False makes a web-only node.</summary>
    public bool Enabled { get; set; } = true;

    [Range(1, 32)]
    public int Workers { get; set; } = 2;

    /// <summary>Hangfire asks the server which schema it may use; false for servers compatible with SQL Server but not equal to it.</summary>
    public bool AutoDetectSchemaOptions { get; set; } = true;
}

[OptionsValidator]
internal sealed partial class JobsOptionsValidator : IValidateOptions<JobsOptions>;

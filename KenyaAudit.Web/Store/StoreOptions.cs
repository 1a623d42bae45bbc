using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Store;

/// <summary>How the store is spoken to.</summary>
internal sealed class StoreOptions
{
    public const string Section = "Store";

    /// <summary>Statements sent in one batch; empty is the provider's default. For servers compatible with SQL Server but not equal to it.</summary>
    [Range(1, 1000)]
    public int? MaxBatchSize { get; set; }
}

[OptionsValidator]
internal sealed partial class StoreOptionsValidator : IValidateOptions<StoreOptions>;

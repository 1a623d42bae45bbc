using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Ingest;

/// <summary>How documents are taken in.</summary>
internal sealed class IngestOptions
{
    public const string Section = "Ingest";

    /// <summary>Where documents are kept by their hash; empty is "archive" in the data folder. Workers share it.</summary>
    public string? ArchivePath { get; set; }

    /// <summary>Whether a first start loads the bundled data set.</summary>
    public bool LoadBundle { get; set; } = true;

    /// <summary>Seconds after which a silent run may be taken over.</summary>
    [Range(3, 3600)]
    public int LeaseSeconds { get; set; } = 15;

    /// <summary>Seconds a person's `ingest` waits for another run of the same source.</summary>
    [Range(0, 3600)]
    public int LeaseWaitSeconds { get; set; } = 120;
}

[OptionsValidator]
internal sealed partial class IngestOptionsValidator : IValidateOptions<IngestOptions>;

/// <summary>The folders of the write corridor, absolute.</summary>
/// <param name="Inbox">A file in "inbox/SOURCE-ID" waits to be loaded.</param>
/// <param name="Bundle">The data set that travels with the binary.</param>
internal sealed record IngestPaths(string Archive, string Inbox, string Bundle);

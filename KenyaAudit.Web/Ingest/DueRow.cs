using KenyaAudit.Web.Store;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Ingest;

/// <summary>Makes the row of a run that is due. Its deadlines count from there, not from when somebody begins; how long it may take stands in the declaration of its source.</summary>
internal sealed class DueRow(SourceCatalog catalog, IOptions<WatchdogOptions> watchdog)
{
    /// <summary>Throws <see cref="ArgumentException"/> where the source reads no documents.</summary>
    public IngestRunRow Of(string sourceId, string trigger, DateTime dueAt)
    {
        var source = catalog.Find(sourceId) ?? throw new ArgumentException($"No source '{sourceId}' reads documents.");
        var startBy = dueAt.AddMinutes(watchdog.Value.StartGraceMinutes);
        return new IngestRunRow
        {
            SourceId = sourceId, State = RunState.Due, Trigger = trigger, ExtractorVersion = source.ExtractorVersion,
            StartedAt = dueAt, DueAt = dueAt, StartBy = startBy, EndBy = dueAt + (catalog.AllowedTime(sourceId) ?? TimeSpan.FromMinutes(watchdog.Value.RunMinutes)),
        };
    }
}

using KenyaAudit.Web.Alerts;
using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Ingest.Fetch;

/// <summary>Writes what a collection brought beside the run that asked for it, and tells admins of what went wrong until a collection goes well.</summary>
internal sealed class FetchReport(AuditDb db, AlertDesk desk)
{
    private const int LongestNote = 2000;
    private const int MostNotes = 50;

    public async Task WriteAsync(int runId, string sourceId, Collected collected, CancellationToken cancellation)
    {
        var lines = collected.Outcomes.Where(outcome => outcome.Kind != FetchKind.NotModified).Select(outcome => $"{outcome.Kind}: {outcome.Url} {outcome.Message}").Concat(collected.Notes);
        db.AddRange(lines.Take(MostNotes).Select(line => new RunNoteRow { RunId = runId, Text = line.Length <= LongestNote ? line : line[..LongestNote] }));
        await db.SaveChangesAsync(cancellation);
        var faults = collected.Faults.Select(fault => $"{fault.Kind}: {fault.Url} {fault.Message}").ToList();
        if (faults.Count == 0)
        {
            await desk.ResolveAsync(db, AlertCauses.Fetch(sourceId), cancellation);
            return;
        }

        var detail = string.Join(' ', faults);
        await desk.RaiseAsync(db, new AlertSignal(
            AlertSeverity.Warning, AlertCauses.Fetch(sourceId), "A publisher's documents could not all be fetched",
            detail.Length <= LongestNote ? detail : detail[..LongestNote], sourceId, AlertCauses.RunPage(runId)), cancellation);
    }
}

using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

/// <summary>How a run ended and the sentence a person reads about it.</summary>
internal sealed record RunOutcome(RunState State, string Message)
{
    public bool Good => State is RunState.Published or RunState.PublishedWithQuarantine or RunState.Unchanged;
}

/// <summary>The write corridor for one document: fetch, archive, extract, parse, normalise, validate, publish. Each step is recorded.</summary>
internal sealed partial class IngestRun(AuditDb db, Publisher publisher, DocumentArchive archive, TimeProvider clock, ILogger<IngestRun> log)
{
    /// <summary>Runs under a lease that the caller holds. Refusals end the run; every other error is recorded and thrown on, so that a job retries it.</summary>
    public async Task<RunOutcome> RunAsync(
        IReportSource source, string path, string trigger, SourceLease.Hold lease, CancellationToken cancellation)
    {
        var recorder = await RunRecorder.StartAsync(db, clock, new IngestRunRow
        {
            SourceId = source.Id,
            State = RunState.Running,
            Trigger = trigger,
            ExtractorVersion = source.ExtractorVersion,
            StartedAt = clock.GetUtcNow().UtcDateTime,
        }, cancellation);
        try
        {
            var outcome = await StepsAsync(source, path, recorder, lease, cancellation);
            await recorder.EndAsync(outcome.State, outcome.Good ? null : outcome.Message);
            LogEnded(source.Id, outcome.State, outcome.Message);
            return outcome;
        }
        catch (DocumentRefusedException refusal)
        {
            await recorder.EndAsync(RunState.Refused, refusal.Message);
            LogEnded(source.Id, RunState.Refused, refusal.Message);
            return new RunOutcome(RunState.Refused, refusal.Message);
        }
        catch (Exception error)
        {
            await recorder.EndAsync(RunState.Failed, error.Message);
            throw;
        }
    }

    private async Task<RunOutcome> StepsAsync(
        IReportSource source, string path, RunRecorder recorder, SourceLease.Hold lease, CancellationToken cancellation)
    {
        await using var file = await recorder.StepAsync("fetch", 1, () => Task.FromResult(File.OpenRead(path)), _ => (1, 0));
        var held = await recorder.StepAsync("archive", 1, () => archive.AddAsync(file, cancellation), _ => (1, 0));
        await recorder.NoteSourceAsync(held.Sha256);
        if (await IsPublishedAsync(source, held.Sha256, cancellation))
        {
            return new RunOutcome(RunState.Unchanged, $"Document {held.Sha256[..12]} is already published as read by {source.ExtractorVersion}; nothing to do.");
        }

        var records = await ReadAsync(source, held, recorder, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var document = new HeldDocument(held.Sha256, held.Bytes, "application/pdf");
        var done = await recorder.StepAsync(
            "publish",
            records.Findings.Count,
            () => publisher.PublishAsync(records, document, recorder.Run, lease, cancellation),
            published => (published.Findings, 0));
        var state = records.Refused.Count > 0 ? RunState.PublishedWithQuarantine : RunState.Published;
        return new RunOutcome(state, $"{records.Report.Title}: {done}");
    }

    private async Task<ReportRecords> ReadAsync(
        IReportSource source, ArchivedDocument held, RunRecorder recorder, CancellationToken cancellation)
    {
        var pages = await recorder.StepAsync("extract", 1, () => Task.Run(
            () =>
            {
                using var content = archive.Open(held.Sha256);
                return source.Extract(content, cancellation);
            }, cancellation), read => (read.Count, 0));
        var parsed = await recorder.StepAsync(
            "parse", pages.Count, () => Task.Run(() => source.Parse(pages, cancellation), cancellation), read => (read.Paragraphs.Count, 0));
        var records = await recorder.StepAsync(
            "normalise", parsed.Paragraphs.Count, () => Task.Run(() => source.Normalise(parsed, cancellation), cancellation), Count);
        return await recorder.StepAsync(
            "validate", records.Findings.Count + records.CleanStatements.Count, () => Task.Run(() => source.Validate(records), cancellation), Count);
    }

    private static (int Out, int Refused) Count(ReportRecords records) =>
        (records.Findings.Count + records.CleanStatements.Count, records.Refused.Count);

    private Task<bool> IsPublishedAsync(IReportSource source, string sha256, CancellationToken cancellation) =>
        db.IngestRuns.AnyAsync(
            run => run.SourceId == source.Id && run.Sha256 == sha256 && run.ExtractorVersion == source.ExtractorVersion
                && (run.State == RunState.Published || run.State == RunState.PublishedWithQuarantine),
            cancellation);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Source} ended {State}: {Message}")]
    private partial void LogEnded(string source, RunState state, string message);
}

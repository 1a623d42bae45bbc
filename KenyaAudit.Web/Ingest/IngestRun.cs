using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

/// <summary>The write corridor for one document: fetch, archive, extract, parse, normalise, validate, publish. Each step is recorded.</summary>
internal sealed partial class IngestRun(
    AuditDb db, Publisher publisher, DocumentArchive archive, DueRuns due, RefusedDocuments refusals, TimeProvider clock, ILogger<IngestRun> log)
{
    private const string Documents = "documents";
    private IReadOnlyList<PageText> _pages = [];

    /// <summary>
    /// Runs under a lease that the caller holds. Refusals and cancellations end the run; every other error is recorded, asked for again where that
    /// can heal it, and thrown on.
    /// </summary>
    /// <param name="path">The document; null for the archived one that the order names.</param>
    public async Task<RunOutcome> RunAsync(
        IReportSource source, string? path, RunOrder order, SourceLease.Hold lease, CancellationToken cancellation)
    {
        var recorder = await OpenAsync(source, order, lease, cancellation);
        try
        {
            var outcome = await StepsAsync(source, path, order, recorder, lease, cancellation);
            await recorder.EndAsync(outcome.State, outcome.Good ? null : outcome.Message);
            LogEnded(source.Id, outcome.State, outcome.Message);
            return outcome;
        }
        catch (Exception error)
        {
            var ending = RunEnding.Of(error, lease);
            if (error is DocumentRefusedException refusal)
            {
                await refusals.KeepAsync(recorder.Run, refusal, _pages, CancellationToken.None);
            }

            await recorder.EndAsync(ending.State, ending.Sentence, ending.Trace);
            LogEnded(source.Id, ending.State, ending.Sentence);
            if (ending.State is RunState.Refused or RunState.Cancelled)
            {
                return new RunOutcome(ending.State, ending.Sentence);
            }

            if (ending is { State: RunState.Failed, Heals: true })
            {
                await due.RetryAsync(recorder.Run, CancellationToken.None);
            }

            throw;
        }
    }

    /// <summary>The record of a run under the lease that the caller holds: the row that was claimed for it, or one of its own.</summary>
    public Task<RunRecorder> OpenAsync(IReportSource source, RunOrder order, SourceLease.Hold lease, CancellationToken cancellation) =>
        RunRecorder.OpenAsync(db, clock, order, source.ExtractorVersion, lease.Owner, cancellation);

    private async Task<RunOutcome> StepsAsync(
        IReportSource source, string? path, RunOrder order, RunRecorder recorder, SourceLease.Hold lease, CancellationToken cancellation)
    {
        var held = path is null
            ? await OpenAsync(order.Sha256!, recorder)
            : await TakeInAsync(path, recorder, cancellation);
        await recorder.NoteSourceAsync(held.Sha256, held.Bytes);
        if (order.OfRunId is null && !order.IsDryRun && await IsPublishedAsync(source, held.Sha256, cancellation))
        {
            return new RunOutcome(RunState.Unchanged, $"Document {held.Sha256[..12]} is already published as read by {source.ExtractorVersion}; nothing to do.");
        }

        var records = await ReadAsync(source, held, recorder, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var read = Count(records).Out + records.Refused.Count;
        var document = new HeldDocument(held.Sha256, held.Bytes, "application/pdf");
        if (order.IsDryRun)
        {
            recorder.Count(read, 0);
            return await RehearseAsync(records, document, recorder, lease, cancellation);
        }

        recorder.Count(read, Count(records).Out);
        var done = await recorder.StepAsync(
            "publish",
            records.Findings.Count,
            () => publisher.PublishAsync(records, document, recorder.Run, lease, cancellation),
            published => (published.Findings, 0),
            "findings");
        var state = records.Refused.Count > 0 ? RunState.PublishedWithQuarantine : RunState.Published;
        return new RunOutcome(state, $"{records.Report.Title}: {done}");
    }

    private async Task<ArchivedDocument> TakeInAsync(string path, RunRecorder recorder, CancellationToken cancellation)
    {
        await using var file = await recorder.StepAsync("fetch", 1, () => Task.FromResult(File.OpenRead(path)), _ => (1, 0), Documents);
        return await recorder.StepAsync("archive", 1, () => archive.AddAsync(file, cancellation), _ => (1, 0), Documents);
    }

    private Task<ArchivedDocument> OpenAsync(string sha256, RunRecorder recorder) => recorder.StepAsync(
        "archive",
        1,
        () =>
        {
            using var content = archive.Open(sha256);
            return Task.FromResult(new ArchivedDocument(sha256, content.Length));
        },
        _ => (1, 0),
        Documents);

    private async Task<ReportRecords> ReadAsync(
        IReportSource source, ArchivedDocument held, RunRecorder recorder, CancellationToken cancellation)
    {
        var pages = await recorder.StepAsync(
            "extract",
            1,
            () => Task.Run(
                () =>
                {
                    using var content = archive.Open(held.Sha256);
                    return source.Extract(content, cancellation);
                }, cancellation),
            read => (read.Count, 0),
            "documents → pages");
        _pages = pages;
        var parsed = await recorder.StepAsync(
            "parse", pages.Count, () => Task.Run(() => source.Parse(pages, cancellation), cancellation), read => (read.Paragraphs.Count, 0), "pages → paragraphs");
        var records = await recorder.StepAsync(
            "normalise", parsed.Paragraphs.Count, () => Task.Run(() => source.Normalise(parsed, cancellation), cancellation), Count);
        return await recorder.StepAsync(
            "validate",
            Count(records).Out,
            () => Task.Run(() => source.Validate(records), cancellation),
            judged => (Count(judged).Out, judged.Refused.Count - records.Refused.Count));
    }

    private async Task<RunOutcome> RehearseAsync(
        ReportRecords records, HeldDocument document, RunRecorder recorder, SourceLease.Hold lease, CancellationToken cancellation)
    {
        var change = await recorder.StepAsync(
            "rehearse",
            records.Findings.Count,
            () => publisher.RehearseAsync(records, document, recorder.Run, lease, cancellation),
            _ => (records.Findings.Count, 0),
            "findings");
        await recorder.RemarkAsync([.. change.Lines(), .. records.Notes]);
        await refusals.KeepAsync(recorder.Run, records.Checks, cancellation);
        return new RunOutcome(RunState.DryRun, $"{records.Report.Title}: {change}");
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

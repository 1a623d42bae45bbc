using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Web.Ingest.Fetch;
using KenyaAudit.Web.Store;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Ingest;

/// <summary>The one door to the write corridor, for verbs and jobs: takes the lease, then runs each document.</summary>
internal sealed partial class Ingestion(
    SourceCatalog catalog, SourceLease leases, SourceFetcher fetcher, Inbox inbox, IServiceScopeFactory scopes, IOptions<IngestOptions> options, ILogger<Ingestion> log)
{
    /// <summary>Loads one file. Waits for another run of the source up to <see cref="IngestOptions.LeaseWaitSeconds"/>.</summary>
    public async Task<RunOutcome> FileAsync(string sourceId, string path, string trigger, CancellationToken cancellation)
    {
        var source = Source(sourceId);
        await using var lease = await leases.TakeAsync(sourceId, TimeSpan.FromSeconds(options.Value.LeaseWaitSeconds), cancellation);
        return lease is null
            ? new RunOutcome(RunState.Failed, $"Another run of {sourceId} is still going on; nothing was loaded.")
            : await RunAsync(source, path, new RunOrder(sourceId, trigger), lease, cancellation);
    }

    /// <summary>
    /// Loads every document that lies in the source's inbox; null when another run is at it already.
    /// Loaded documents move to "loaded", refused ones to "refused", so that none is read twice or lost.
    /// </summary>
    public async Task<IReadOnlyList<RunOutcome>?> InboxAsync(string sourceId, string trigger, CancellationToken cancellation)
    {
        var source = Source(sourceId);
        await using var lease = await leases.TakeAsync(sourceId, TimeSpan.Zero, cancellation);
        if (lease is null)
        {
            LogBusy(sourceId);
            return null;
        }

        return await InboxAsync(source, new RunOrder(sourceId, trigger), lease, cancellation);
    }

    /// <summary>
    /// Carries out a run that is due; null where another has begun it or holds the source, and then it stays due. Whatever happens, its row has ended
    /// with it; <see cref="RunFailedException"/> tells that it failed.
    /// </summary>
    public async Task<IReadOnlyList<RunOutcome>?> DueAsync(int runId, CancellationToken cancellation)
    {
        if (await AskAsync(due => due.SourceAsync(runId, cancellation)) is not { } sourceId)
        {
            return null;
        }

        var source = Source(sourceId);
        await using var lease = await leases.TakeAsync(sourceId, TimeSpan.Zero, cancellation);
        if (lease is null)
        {
            LogBusy(sourceId);
            return null;
        }

        return await AskAsync(due => due.ClaimAsync(runId, lease.Owner, cancellation)) is { } order
            ? await ClaimedAsync(source, runId, order, lease, cancellation)
            : null;
    }

    private async Task<IReadOnlyList<RunOutcome>> ClaimedAsync(
        IReportSource source, int runId, RunOrder order, SourceLease.Hold lease, CancellationToken cancellation)
    {
        try
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lease.Lost, lease.Cancelled);
            var outcomes = await SourceAsync(source, order, lease, stop.Token);
            await AskAsync(due => due.EndAsync(runId, RunState.Unchanged, "Nothing waited in the inbox.", null, CancellationToken.None));
            return outcomes;
        }
        catch (Exception error) when (error is not RunFailedException)
        {
            var ending = RunEnding.Of(error, lease);
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DueRuns>().EndClaimedAsync(runId, ending);
            if (ending.State == RunState.Cancelled)
            {
                return [new RunOutcome(ending.State, ending.Sentence)];
            }

            throw error is OperationCanceledException ? error : new RunFailedException(ending.Sentence, error);
        }
    }

    /// <summary>One run of a source: what its publisher has new is fetched and dropped first, where it is declared; then its inbox.</summary>
    private async Task<IReadOnlyList<RunOutcome>> SourceAsync(
        IReportSource source, RunOrder order, SourceLease.Hold lease, CancellationToken cancellation)
    {
        if (order.OfRunId is not null)
        {
            return [await RunAsync(source, null, order, lease, cancellation)];
        }

        var collected = order.RunId is null
            ? await fetcher.CollectAsync(source.Id, cancellation)
            : await CollectAsync(source, order, lease, cancellation);

        // What came is loaded before what failed is tried again.
        var outcomes = await InboxAsync(source, order, lease, cancellation);
        collected.ThrowWhereItMayHeal();
        return outcomes;
    }

    private async Task<Collected> CollectAsync(IReportSource source, RunOrder order, SourceLease.Hold lease, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var recorder = await scope.ServiceProvider.GetRequiredService<IngestRun>().OpenAsync(source, order, lease, cancellation);
        var collected = await recorder.StepAsync(
            "collect",
            fetcher.AddressesOf(source.Id),
            () => fetcher.CollectAsync(source.Id, cancellation),
            brought => (brought.Held, brought.Faults.Count()),
            "addresses → documents");
        await scope.ServiceProvider.GetRequiredService<FetchReport>().WriteAsync(recorder.RunId, source.Id, collected, cancellation);
        return collected;
    }

    // A document that fails by an error of ours stays where it lies, and the others get their turn. What can heal is tried again as a whole.
    private async Task<IReadOnlyList<RunOutcome>> InboxAsync(IReportSource source, RunOrder order, SourceLease.Hold lease, CancellationToken cancellation)
    {
        var outcomes = new List<RunOutcome>();
        RunFailedException? failed = null;
        await foreach (var path in inbox.WaitingAsync(source.Id, cancellation))
        {
            try
            {
                var outcome = await RunAsync(source, path, outcomes.Count == 0 ? order : order.Further, lease, cancellation);
                outcomes.Add(outcome);
                if (outcome.Good || outcome.State == RunState.Refused)
                {
                    inbox.Settle(path, outcome.Good);
                }
            }
            catch (Exception error) when (order.RunId is not null && error is not OperationCanceledException && !TransientFault.Is(error))
            {
                outcomes.Add(new RunOutcome(RunState.Failed, Redactor.Clean(error.Message)));
                failed ??= new RunFailedException(Redactor.Clean(error.Message), error);
            }

            if (lease.Cancelled.IsCancellationRequested)
            {
                break;
            }
        }

        return failed is null ? outcomes : throw failed;
    }

    private async Task<RunOutcome> RunAsync(
        IReportSource source, string? path, RunOrder order, SourceLease.Hold lease, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lease.Lost, lease.Cancelled);
        return await scope.ServiceProvider.GetRequiredService<IngestRun>().RunAsync(source, path, order, lease, stop.Token);
    }

    private async Task<T> AskAsync<T>(Func<DueRuns, Task<T>> ask)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<DueRuns>());
    }

    private IReportSource Source(string id) =>
        catalog.Find(id) ?? throw new ArgumentException($"No source '{id}' reads documents. There are: {string.Join(", ", catalog.DocumentIds)}.");

    [LoggerMessage(Level = LogLevel.Information, Message = "{Source} is being loaded by another run; its inbox waits")]
    private partial void LogBusy(string source);
}

using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Web.Store;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Ingest;

/// <summary>The one door to the write corridor, for verbs and jobs: takes the lease, then runs each document.</summary>
internal sealed partial class Ingestion(
    SourceCatalog catalog, SourceLease leases, Inbox inbox, IServiceScopeFactory scopes, IOptions<IngestOptions> options, ILogger<Ingestion> log)
{
    /// <summary>Loads one file. Waits for another run of the source up to <see cref="IngestOptions.LeaseWaitSeconds"/>.</summary>
    public async Task<RunOutcome> FileAsync(string sourceId, string path, string trigger, CancellationToken cancellation)
    {
        var source = Source(sourceId);
        await using var lease = await leases.TakeAsync(sourceId, TimeSpan.FromSeconds(options.Value.LeaseWaitSeconds), cancellation);
        return lease is null
            ? new RunOutcome(RunState.Failed, $"Another run of {sourceId} is still going on; nothing was loaded.")
            : await RunAsync(source, path, trigger, lease, cancellation);
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

        var outcomes = new List<RunOutcome>();
        await foreach (var path in inbox.WaitingAsync(sourceId, cancellation))
        {
            var outcome = await RunAsync(source, path, trigger, lease, cancellation);
            inbox.Settle(path, outcome.Good);
            outcomes.Add(outcome);
        }

        return outcomes;
    }

    private async Task<RunOutcome> RunAsync(
        IReportSource source, string path, string trigger, SourceLease.Hold lease, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lease.Lost);
        return await scope.ServiceProvider.GetRequiredService<IngestRun>().RunAsync(source, path, trigger, lease, stop.Token);
    }

    private IReportSource Source(string id) =>
        catalog.Find(id) ?? throw new ArgumentException($"No source '{id}' reads documents. There are: {string.Join(", ", catalog.DocumentIds)}.");

    [LoggerMessage(Level = LogLevel.Information, Message = "{Source} is being loaded by another run; its inbox waits")]
    private partial void LogBusy(string source);
}

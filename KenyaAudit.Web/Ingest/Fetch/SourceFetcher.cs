using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using KenyaAudit.Web.Ingest.Sources;
using KenyaAudit.Web.Store;
using Microsoft.Extensions.Options;
using Polly;

namespace KenyaAudit.Web.Ingest.Fetch;

/// <summary>
/// Brings what a source has to offer into the archive, and what is new into its inbox. One collection of a publisher at a time in this process.
/// Every address ends in an outcome; only cancellation, and faults that are ours, are thrown.
/// </summary>
internal sealed partial class SourceFetcher(
    SourceDeclarations declarations, Discovery discovery, Download download, DocumentArchive archive, InboxCopy copies, FetchLedger ledger,
    IOptions<FetchOptions> options, TimeProvider clock, ILogger<SourceFetcher> log)
{
    private const int LongestAddress = 1000;

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _publishers = new(StringComparer.Ordinal);

    /// <summary>Listings and documents that the source declares: where a collection begins. 0 where nobody would be asked.</summary>
    public int AddressesOf(string sourceId) =>
        options.Value.Enabled && declarations.Find(sourceId) is { Hosts.Count: > 0 } source ? source.Listings.Count + source.Documents.Count : 0;

    /// <summary>Throws <see cref="ArgumentException"/> where no such source is declared.</summary>
    public async Task<Collected> CollectAsync(string sourceId, CancellationToken cancellation)
    {
        var source = declarations.Find(sourceId) ?? throw new ArgumentException($"No source '{sourceId}' is declared.");
        if (!options.Value.Enabled)
        {
            return new Collected([], [$"Fetching is switched off ({FetchOptions.Section}:{nameof(FetchOptions.Enabled)}); nobody was asked."]);
        }

        if (source.Hosts.Count == 0)
        {
            return new Collected([], [$"{sourceId} names no host; nobody was asked."]);
        }

        var turn = _publishers.GetOrAdd(source.Hosts[0], _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellation);
        try
        {
            return await RunAsync(source, cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<Collected> RunAsync(SourceDeclaration source, CancellationToken cancellation)
    {
        var outcomes = new List<FetchOutcome>();
        var notes = new List<string>();
        try
        {
            var found = await discovery.RunAsync(source, cancellation);
            outcomes.AddRange(found.Faults);
            notes.AddRange(found.Notes);
            foreach (var address in Candidates(source, found, notes))
            {
                outcomes.Add(await OneAsync(source, address, cancellation));
            }
        }
        catch (FetchDeferredException wait)
        {
            // Who asks for time is asked nothing more.
            outcomes.Add(new FetchOutcome(FetchKind.Deferred, source.Listings.Concat(source.Documents.Select(document => document.Url)).First(), wait.Message, Until: wait.Until));
        }

        foreach (var outcome in outcomes)
        {
            LogOutcome(source.Id, outcome.Kind, outcome.Url, outcome.Message);
        }

        return new Collected(outcomes, notes);
    }

    // An address that is declared stands for the same path on any host of the publisher.
    private List<Uri> Candidates(SourceDeclaration source, Discovered found, List<string> notes)
    {
        var all = source.Documents.Select(document => document.Url).Concat(found.Documents).DistinctBy(address => address.PathAndQuery, StringComparer.Ordinal)
            .Where(address => address.AbsoluteUri.Length <= LongestAddress).ToList();
        if (all.Count > options.Value.MaxDocuments)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{all.Count} documents are offered; only {options.Value.MaxDocuments} were asked for."));
        }

        return [.. all.Take(options.Value.MaxDocuments)];
    }

    private async Task<FetchOutcome> OneAsync(SourceDeclaration source, Uri address, CancellationToken cancellation)
    {
        var before = await ledger.FindAsync(source.Id, address, cancellation);
        var held = before?.Sha256 is { } known && archive.Holds(known) ? before : null;
        if (held is not null && clock.GetUtcNow().UtcDateTime < held.CheckedAt.AddDays(options.Value.RecheckDays))
        {
            return await UnchangedAsync(source, address, held, string.Create(CultureInfo.InvariantCulture, $"Asked on {held.CheckedAt:yyyy-MM-dd}; not asked again yet."), cancellation);
        }

        try
        {
            var answer = await download.GetAsync(source, address, new Validators(held?.ETag, held?.LastModified), cancellation);
            return await EndAsync(source, address, held, answer, cancellation);
        }
        catch (FetchRefusedException refusal)
        {
            return await FaultAsync(FetchKind.Refused, refusal);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or TimeoutException or ExecutionRejectedException)
        {
            return await FaultAsync(FetchKind.Failed, fault);
        }

        async Task<FetchOutcome> FaultAsync(FetchKind kind, Exception fault)
        {
            await ledger.NoteAsync(source.Id, address, (int?)(fault as HttpRequestException)?.StatusCode, fault.Message, null, null, cancellation);
            return new FetchOutcome(kind, address, fault.Message, YearHint: AddressPattern.YearHint(address));
        }
    }

    private async Task<FetchOutcome> EndAsync(SourceDeclaration source, Uri address, FetchedResourceRow? held, Downloaded answer, CancellationToken cancellation)
    {
        var status = (int)answer.Status;
        if (answer.File is null)
        {
            await ledger.NoteAsync(source.Id, address, status, null, null, null, cancellation);
            return answer.Status == HttpStatusCode.NotModified && held is not null
                ? await UnchangedAsync(source, address, held, "Not changed since it was fetched.", cancellation)
                : new FetchOutcome(FetchKind.Gone, address, string.Create(CultureInfo.InvariantCulture, $"The publisher answered {status}."), YearHint: AddressPattern.YearHint(address));
        }

        var document = await archive.AdoptAsync(answer.File.Path, cancellation);
        answer.File.Delete();
        var same = held?.Sha256 == document.Sha256;
        var duplicate = !same && await ledger.IsHeldAsync(document.Sha256, address, cancellation);
        await ledger.NoteAsync(source.Id, address, status, null, answer.Validators, document, cancellation);
        if (same)
        {
            return await UnchangedAsync(source, address, held!, "Sent again with the same bytes.", cancellation) with { Bytes = document.Bytes };
        }

        var outcome = new FetchOutcome(FetchKind.Fetched, address, "A new document.", document.Sha256, document.Bytes, YearHint: AddressPattern.YearHint(address));
        return duplicate
            ? outcome with { Kind = FetchKind.Duplicate, Message = "The same document as one that is held; both addresses are noted." }
            : source.Inbox ? outcome with { Path = await copies.PlaceAsync(source.Id, document.Sha256, address, source.MediaTypes[0], cancellation) } : outcome;
    }

    // A document that no run has read yet, because the process or the inbox was lost, is put there again.
    private async Task<FetchOutcome> UnchangedAsync(SourceDeclaration source, Uri address, FetchedResourceRow held, string message, CancellationToken cancellation)
    {
        var outcome = new FetchOutcome(FetchKind.NotModified, address, message, held.Sha256, YearHint: AddressPattern.YearHint(address));
        return !source.Inbox || await ledger.WasReadAsync(source.Id, held.Sha256!, cancellation)
            ? outcome
            : outcome with { Path = await copies.PlaceAsync(source.Id, held.Sha256!, address, source.MediaTypes[0], cancellation), Message = $"{message} No run has read it: it waits in the inbox." };
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Source}: {Kind} {Url}: {Message}")]
    private partial void LogOutcome(string source, FetchKind kind, Uri url, string message);
}

using System.Globalization;
using System.Net;
using System.Xml;
using KenyaAudit.Web.Ingest.Sources;
using Microsoft.Extensions.Options;
using Polly;

namespace KenyaAudit.Web.Ingest.Fetch;

/// <summary>What the listings of a source lead to.</summary>
/// <param name="Documents">Addresses that look like documents, on declared hosts.</param>
/// <param name="Faults">Listings that could not be read or lead nowhere any more.</param>
internal sealed record Discovered(IReadOnlyList<Uri> Documents, IReadOnlyList<FetchOutcome> Faults, IReadOnlyList<string> Notes);

/// <summary>Reads the listings of a source and those they lead to. A listing that yields nothing known is a fault, never silence.</summary>
internal sealed class Discovery(PublisherClient client, IOptions<FetchOptions> options)
{
    private const int ListingBytes = 5 * 1024 * 1024;
    private const int MostNotes = 20;

    /// <summary>Throws <see cref="FetchDeferredException"/>: then nothing more is asked of the publisher.</summary>
    public async Task<Discovered> RunAsync(SourceDeclaration source, CancellationToken cancellation)
    {
        var walk = new Walk(source);
        while (walk.Waiting.TryDequeue(out var listing))
        {
            if (walk.Read++ == options.Value.MaxListings)
            {
                walk.Note(string.Create(CultureInfo.InvariantCulture, $"More than {options.Value.MaxListings} listings; the others were not read."));
                break;
            }

            await OneAsync(walk, listing, cancellation);
        }

        return new Discovered(walk.Documents, walk.Faults, walk.Notes);
    }

    private async Task OneAsync(Walk walk, Uri listing, CancellationToken cancellation)
    {
        try
        {
            using var response = await client.GetAsync(walk.Source, listing, null, cancellation);
            if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
            {
                walk.Fault(FetchKind.ListingChanged, listing, "The listing is gone.");
            }
            else if (!response.IsSuccessStatusCode)
            {
                walk.Fault(
                    PublisherClient.IsBusy(response.StatusCode) ? FetchKind.Failed : FetchKind.Refused, listing,
                    string.Create(CultureInfo.InvariantCulture, $"The listing answered {(int)response.StatusCode}."));
            }
            else
            {
                walk.Take(listing, ListingLinks.Of(await PublisherClient.TextAsync(response, ListingBytes, cancellation), response.RequestMessage?.RequestUri ?? listing));
            }
        }
        catch (XmlException fault)
        {
            walk.Fault(FetchKind.ListingChanged, listing, $"The sitemap cannot be read: {fault.Message}");
        }
        catch (FetchRefusedException refusal)
        {
            walk.Fault(FetchKind.Refused, listing, refusal.Message);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or TimeoutException or ExecutionRejectedException)
        {
            walk.Fault(FetchKind.Failed, listing, fault.Message);
        }
    }

    private sealed class Walk
    {
        private readonly AddressPattern[] _listings;
        private readonly AddressPattern[] _documents;
        private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

        public Walk(SourceDeclaration source)
        {
            Source = source;
            _listings = [.. source.ListingPatterns.Select(pattern => new AddressPattern(pattern))];
            _documents = [.. source.DocumentPatterns.Select(pattern => new AddressPattern(pattern))];
            foreach (var listing in source.Listings.Where(listing => _seen.Add(listing.PathAndQuery)))
            {
                Waiting.Enqueue(listing);
            }
        }

        public SourceDeclaration Source { get; }

        public Queue<Uri> Waiting { get; } = new();

        public int Read { get; set; }

        public List<Uri> Documents { get; } = [];

        public List<FetchOutcome> Faults { get; } = [];

        public List<string> Notes { get; } = [];

        public void Fault(FetchKind kind, Uri listing, string message) => Faults.Add(new FetchOutcome(kind, listing, message));

        public void Note(string note)
        {
            if (Notes.Count < MostNotes)
            {
                Notes.Add(note);
            }
        }

        public void Take(Uri listing, IReadOnlyList<Uri> links)
        {
            var known = 0;
            foreach (var link in links.Select(link => ListingLinks.Without(link, Source.DroppedParameters ?? [])))
            {
                var (isDocument, isListing) = (_documents.Any(pattern => pattern.Matches(link)), _listings.Any(pattern => pattern.Matches(link)));
                if (!isDocument && !isListing)
                {
                    continue;
                }

                if (!Source.Hosts.Contains(link.IdnHost, StringComparer.OrdinalIgnoreCase))
                {
                    Note($"{listing} links {link}, which is on no host of {Source.Id}; it was left alone.");
                    continue;
                }

                known++;
                if (_seen.Add(link.PathAndQuery))
                {
                    Place(link, isDocument);
                }
            }

            // Further listings may well be empty of what this source looks for; those that are declared may not.
            if (known == 0 && Source.Listings.Contains(listing))
            {
                Fault(FetchKind.ListingChanged, listing, links.Count == 0
                    ? "The listing is empty."
                    : string.Create(CultureInfo.InvariantCulture, $"None of the {links.Count} links of the listing is one we know."));
            }
        }

        private void Place(Uri link, bool isDocument)
        {
            if (isDocument)
            {
                Documents.Add(link);
            }
            else
            {
                Waiting.Enqueue(link);
            }
        }
    }
}

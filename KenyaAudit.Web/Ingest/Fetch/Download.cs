using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using KenyaAudit.Web.Ingest.Sources;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Ingest.Fetch;

/// <summary>What the publisher said of a document before, so that it need not be sent again.</summary>
internal sealed record Validators(string? ETag, DateTime? LastModified);

/// <summary>The end of a download: a whole file on its way to the archive, or none.</summary>
/// <param name="File">Null unless <paramref name="Status"/> is 200.</param>
internal sealed record Downloaded(HttpStatusCode Status, PartialFile? File, Validators Validators);

/// <summary>Brings one document to disk, within size, time and pace, going on where a broken try ended.</summary>
internal sealed class Download(PublisherClient client, DocumentArchive archive, IOptions<FetchOptions> options, TimeProvider clock)
{
    private const int BufferBytes = 64 * 1024;
    private const long Megabyte = 1024 * 1024;

    private long MostBytes => options.Value.MaxMegabytes * Megabyte;

    /// <summary>Throws as <see cref="PublisherClient"/> does, and <see cref="IOException"/> or <see cref="TimeoutException"/> where the body broke off at every try.</summary>
    public async Task<Downloaded> GetAsync(SourceDeclaration source, Uri address, Validators known, CancellationToken cancellation)
    {
        var part = new PartialFile(archive.Incoming, FetchLedger.HashOf(address));
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(source, address, known, part, cancellation);
            }
            catch (FetchRefusedException)
            {
                part.Delete();
                throw;
            }
            catch (Exception fault) when (fault is IOException or TimeoutException && attempt < options.Value.Attempts)
            {
                await Task.Delay(Backoff(attempt), clock, cancellation);
            }
        }
    }

    private async Task<Downloaded> TryAsync(SourceDeclaration source, Uri address, Validators known, PartialFile part, CancellationToken cancellation)
    {
        var (from, version) = (part.Length, part.Version);
        using var response = await client.GetAsync(source, address, headers => Ask(headers, known, version is null ? 0 : from, version), cancellation);
        var told = new Validators(response.Headers.ETag?.ToString(), response.Content.Headers.LastModified?.UtcDateTime);
        switch (response.StatusCode)
        {
            case HttpStatusCode.NotModified or HttpStatusCode.NotFound or HttpStatusCode.Gone:
                return new Downloaded(response.StatusCode, null, told);
            case HttpStatusCode.RequestedRangeNotSatisfiable:
                part.Delete();
                throw new IOException($"{address} has no such part any more.");
            case HttpStatusCode.PartialContent when version is not null && response.Content.Headers.ContentRange?.From == from:
                break;
            case HttpStatusCode.PartialContent:
                part.Delete();
                throw new IOException($"{address} answered with another part than it was asked for.");
            case HttpStatusCode.OK:
                part.Restart(VersionOf(response));
                break;
            case var status when PublisherClient.IsBusy(status):
                throw new HttpRequestException(Answered(address, status), null, status);
            case var status:
                throw new FetchRefusedException(Answered(address, status));
        }

        var length = response.StatusCode == HttpStatusCode.OK ? response.Content.Headers.ContentLength : response.Content.Headers.ContentRange!.Length;
        if (length > MostBytes)
        {
            throw new FetchRefusedException(string.Create(CultureInfo.InvariantCulture, $"{address} says it is {length / Megabyte} MB large; the limit is {options.Value.MaxMegabytes} MB."));
        }

        await CopyAsync(response, address, part, cancellation);
        if (length is not null && part.Length != length)
        {
            throw new IOException(string.Create(CultureInfo.InvariantCulture, $"{address} ended after {part.Length} of {length} bytes."));
        }

        if (ContentCheck.FaultOf(part.Path, source.MediaTypes) is { } fault)
        {
            throw new FetchRefusedException($"{address}: {fault}");
        }

        return new Downloaded(HttpStatusCode.OK, part, told);
    }

    private async Task CopyAsync(HttpResponseMessage response, Uri address, PartialFile part, CancellationToken cancellation)
    {
        var limits = options.Value;
        using var silence = new CancellationTokenSource(TimeSpan.FromSeconds(limits.StallSeconds), clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, silence.Token);
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        await using var file = new FileStream(part.Path, FileMode.Append, FileAccess.Write, FileShare.None, BufferBytes, FileOptions.Asynchronous);
        var buffer = new byte[BufferBytes];
        var (begun, stretch, arrived) = (clock.GetTimestamp(), clock.GetTimestamp(), 0L);
        while (true)
        {
            int read;
            try
            {
                read = await body.ReadAsync(buffer, stop.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"{address} sent nothing for {limits.StallSeconds} seconds."));
            }

            if (read == 0)
            {
                return;
            }

            silence.CancelAfter(TimeSpan.FromSeconds(limits.StallSeconds));
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            arrived += read;
            if (file.Position > MostBytes)
            {
                throw new FetchRefusedException(string.Create(CultureInfo.InvariantCulture, $"{address} sends more than {limits.MaxMegabytes} MB."));
            }

            if (clock.GetElapsedTime(begun) > TimeSpan.FromMinutes(limits.BodyMinutes))
            {
                throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"{address} was not whole after {limits.BodyMinutes} minutes."));
            }

            if (clock.GetElapsedTime(stretch).TotalSeconds is var seconds && seconds >= limits.RateSeconds)
            {
                if (arrived < limits.MinBytesPerSecond * seconds)
                {
                    throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"{address} sends less than {limits.MinBytesPerSecond} bytes a second."));
                }

                (stretch, arrived) = (clock.GetTimestamp(), 0);
            }
        }
    }

    // Going on and asking whether it changed do not go together: the first says which version it wants.
    private static void Ask(HttpRequestHeaders headers, Validators known, long from, string? version)
    {
        if (version is not null)
        {
            headers.Range = new RangeHeaderValue(from, null);
            headers.IfRange = RangeConditionHeaderValue.Parse(version);
            return;
        }

        if (known.ETag is { } tag && EntityTagHeaderValue.TryParse(tag, out var parsed))
        {
            headers.IfNoneMatch.Add(parsed);
        }

        headers.IfModifiedSince = known.LastModified;
    }

    private static string? VersionOf(HttpResponseMessage response) =>
        response.Headers.ETag is { IsWeak: false } tag ? tag.ToString() : response.Content.Headers.LastModified?.ToString("r", CultureInfo.InvariantCulture);

    private static string Answered(Uri address, HttpStatusCode status) => string.Create(CultureInfo.InvariantCulture, $"{address} answered {(int)status}.");

    private TimeSpan Backoff(int attempt) =>
        TimeSpan.FromSeconds(Math.Min(options.Value.BackoffSeconds * Math.Pow(2, attempt - 1), options.Value.MaxWaitSeconds) * (0.5 + Random.Shared.NextDouble()));
}

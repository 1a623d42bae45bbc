using System.Diagnostics;

namespace KenyaAudit.Bench;

/// <summary>Asks a server the same list of requests over and over, on a number of connections, for a time; each connection starts elsewhere in the list.</summary>
internal static class Load
{
    public static async Task<LoadResult> RunAsync(SiteProcess server, IReadOnlyList<byte[]> requests, int connections, TimeSpan time)
    {
        var processor = ProcessMemory.ProcessorSeconds(server.Id);
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, connections).Select(one => Task.Run(async () =>
        {
            using var connection = await RawConnection.OpenAsync(server.Port);
            var asked = 0L;
            for (var at = one * requests.Count / connections; watch.Elapsed < time; at++, asked++)
            {
                await connection.AskAsync(requests[at % requests.Count]);
            }

            return asked;
        })));
        var total = counts.Sum();
        return new LoadResult(
            total, total / watch.Elapsed.TotalSeconds, (ProcessMemory.ProcessorSeconds(server.Id) - processor) / total * 1e6);
    }
}

/// <summary>The processor time is the server's own, so the client does not count in it.</summary>
internal sealed record LoadResult(long Requests, double RequestsPerSecond, double ProcessorMicroseconds);

using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using KenyaAudit.E2E.Support;

namespace KenyaAudit.E2E.Operations;

/// <summary>What an operator does on a common day, while readers read: put in a new release node after node; make a backup and trust it.</summary>
[Collection(ProxiedSite.Name)]
public sealed class DeployTests(ProxiedSite site)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private static readonly string[] Counts = ["findings", "clean_statements", "opinions", "entities", "counties", "documents", "publication_sequence"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nodes_are_restarted_one_after_the_other_and_no_request_fails()
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var load = new SteadyLoad(site);
        var readers = load.RunAsync(readers: 4, enough.Token);
        var answered = new List<int>();
        foreach (var node in (SiteProcess[])[site.First, site.Second])
        {
            Assert.Equal(0, await node.RestartAsync(Cancellation));
            var before = load.Answered;
            await Until.TrueAsync(() => Task.FromResult(load.Answered > before + 20), Soon, "readers read on", Cancellation);
            answered.Add(load.Answered);
        }

        await enough.CancelAsync();
        await readers;

        Assert.Empty(load.Failures);
        Assert.True(answered[0] > 100 && answered[1] > answered[0] + 100, string.Join(", ", answered));
    }

    [Fact]
    public async Task A_backup_made_while_serving_holds_the_same_counts_and_files_when_it_is_started_elsewhere()
    {
        var elsewhere = Directory.CreateTempSubdirectory("kenyaaudit-restored-");
        try
        {
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            var load = new SteadyLoad(site);
            var readers = load.RunAsync(readers: 2, enough.Token);
            var file = Path.Combine(elsewhere.FullName, "kenyaaudit.db");
            var (code, output) = await site.First.RunVerbAsync(Cancellation, "backup", "--out", file);
            await enough.CancelAsync();
            await readers;
            Assert.True(code == 0, output);
            Assert.Empty(load.Failures);
            Assert.Equal([file], Directory.GetFiles(elsewhere.FullName));

            var written = await File.ReadAllBytesAsync(file, Cancellation);
            var (again, refusal) = await site.First.RunVerbAsync(Cancellation, "backup", "--out", file);
            Assert.Equal(1, again);
            Assert.Contains("not written over", refusal, StringComparison.Ordinal);
            Assert.Equal(written, await File.ReadAllBytesAsync(file, Cancellation));

            await using var restored = await SiteProcess.StartAsync(Cancellation, elsewhere.FullName, ("SECRET_KEY", ProxiedSite.Secret));
            Assert.Equal(Of(await site.First.StatusAsync(Cancellation)), Of(await restored.StatusAsync(Cancellation)));
            Assert.Equal(await SumsAsync(site.First), await SumsAsync(restored));
            Assert.Equal(await site.First.CountAsync("q=water", Cancellation), await restored.CountAsync("q=water", Cancellation));
        }
        finally
        {
            elsewhere.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_binary_itself_tells_whether_it_is_ready()
    {
        var (ready, good) = await site.First.RunVerbAsync(Cancellation, "health", "--url", site.First.Address.ToString());
        var (silent, bad) = await site.First.RunVerbAsync(Cancellation, "health", "--url", $"http://127.0.0.1:{SiteProcess.FreePort()}");

        Assert.True(ready == 0, good);
        Assert.Contains("health/ready: 200", good, StringComparison.Ordinal);
        Assert.True(silent == 1, bad);
    }

    private static string[] Of(JsonElement status) => [.. Counts.Select(name => $"{name} {status.GetProperty(name).GetInt64()}"), $"index {status.GetProperty("index").GetProperty("documents")}"];

    // Written after the start, a moment after the store is ready.
    private static async Task<string> SumsAsync(SiteProcess of)
    {
        using var client = new HttpClient { BaseAddress = of.Address };
        var sums = "";
        await Until.TrueAsync(
            async () =>
            {
                using var answer = await client.GetAsync("data/SHA256SUMS", Cancellation);
                sums = await answer.Content.ReadAsStringAsync(Cancellation);
                return answer.StatusCode == HttpStatusCode.OK;
            },
            Soon,
            "the open data is served",
            Cancellation);
        Assert.True(sums.Split('\n').Length > 5, sums);
        return sums;
    }

    /// <summary>Readers that each ask twenty-five times a second through the proxy, past its cache, on connections old and new.</summary>
    private sealed class SteadyLoad(ProxiedSite site)
    {
        private static readonly string[] Addresses = ["", "findings/ng-2020-21-319", "counties", "entities", "about", "status"];
        private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(40);
        private int _answered;

        public int Answered => _answered;

        public ConcurrentBag<string> Failures { get; } = [];

        public Task RunAsync(int readers, CancellationToken enough) => Task.WhenAll(Enumerable.Range(0, readers).Select(reader => ReadAsync(reader, enough)));

        private async Task ReadAsync(int reader, CancellationToken enough)
        {
            using var client = site.ClientFrom("127.0.0.8");
            using var pace = new PeriodicTimer(Between);
            for (var turn = reader; !enough.IsCancellationRequested; turn++)
            {
                var address = $"{Addresses[turn % Addresses.Length]}?turn={reader}-{turn}";
                try
                {
                    using var request = new HttpRequestMessage(HttpMethod.Get, address);
                    request.Headers.ConnectionClose = turn % 5 == 0;

                    // Begun is finished: only the loop is ended, never a request.
                    using var answer = await client.SendAsync(request, CancellationToken.None);
                    if (answer.StatusCode != HttpStatusCode.OK)
                    {
                        Failures.Add($"{address}: {(int)answer.StatusCode}");
                    }
                }
                catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
                {
                    Failures.Add($"{address}: {error.Message}");
                }

                Interlocked.Increment(ref _answered);
                await pace.WaitForNextTickAsync(CancellationToken.None);
            }
        }
    }
}

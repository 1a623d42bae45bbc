using System.Text.Json;
using Microsoft.Playwright;

namespace KenyaAudit.E2E.Support;

/// <summary>One answer from the network: its bytes on the wire, headers and compressed body. Zero when it came from the cache.</summary>
internal sealed record Transfer(string Url, string Type, long Bytes);

/// <summary>What a window fetched, counted by the browser's own network log.</summary>
internal sealed class Traffic : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(15);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Transfer> _underWay = [];
    private readonly List<Transfer> _done = [];
    private readonly ICDPSession _session;
    private TaskCompletionSource _idle = Completed();

    private Traffic(ICDPSession session) => _session = session;

    /// <summary>Everything fetched so far.</summary>
    public IReadOnlyList<Transfer> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _done];
            }
        }
    }

    public long Bytes => All.Sum(transfer => transfer.Bytes);

    /// <summary>The page with its stylesheets: what a reader waits for before there is something to read.</summary>
    public long FirstView => All.Where(transfer => transfer.Type is "Document" or "Stylesheet").Sum(transfer => transfer.Bytes);

    /// <summary>Counts from now on.</summary>
    public static async Task<Traffic> WatchAsync(IPage page)
    {
        var traffic = new Traffic(await page.Context.NewCDPSessionAsync(page));
        traffic.On("Network.requestWillBeSent", traffic.Sent);
        traffic.On("Network.responseReceived", traffic.Answered);
        traffic.On("Network.loadingFinished", traffic.Finished);
        traffic.On("Network.loadingFailed", traffic.Failed);
        await traffic._session.SendAsync("Network.enable");
        return traffic;
    }

    /// <summary>Opens an address in <paramref name="page"/> and returns what that fetched, once everything has come.</summary>
    public static async Task<Traffic> OfAsync(IPage page, string address)
    {
        await using var traffic = await WatchAsync(page);
        await page.GotoAsync(address);
        await traffic.UntilIdleAsync();
        return traffic;
    }

    /// <summary>Returns when nothing is under way.</summary>
    public Task UntilIdleAsync()
    {
        lock (_gate)
        {
            return _idle.Task.WaitAsync(Deadline);
        }
    }

    public async ValueTask DisposeAsync() => await _session.DetachAsync();

    private static TaskCompletionSource Completed()
    {
        var idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        idle.SetResult();
        return idle;
    }

    private void On(string name, Action<string, JsonElement> take) =>
        _session.Event(name).OnEvent += (_, arguments) =>
        {
            lock (_gate)
            {
                take(arguments!.Value.GetProperty("requestId").GetString()!, arguments.Value);
            }
        };

    private void Sent(string id, JsonElement arguments)
    {
        var url = arguments.GetProperty("request").GetProperty("url").GetString()!;
        if (!url.StartsWith("http", StringComparison.Ordinal))
        {
            return;
        }

        // A redirect keeps the id; the answer that redirects counts too.
        if (arguments.TryGetProperty("redirectResponse", out var redirect) && _underWay.Remove(id, out var before))
        {
            _done.Add(before with { Bytes = Length(redirect) });
        }

        if (_idle.Task.IsCompleted && !IsIcon(url))
        {
            _idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        _underWay[id] = new Transfer(url, arguments.TryGetProperty("type", out var type) ? type.GetString()! : "Other", 0);
    }

    private void Answered(string id, JsonElement arguments)
    {
        if (_underWay.TryGetValue(id, out var transfer))
        {
            _underWay[id] = transfer with { Type = arguments.GetProperty("type").GetString()! };
        }
    }

    private void Finished(string id, JsonElement arguments) => End(id, Length(arguments));

    private void Failed(string id, JsonElement arguments) => End(id, 0);

    private void End(string id, long bytes)
    {
        if (_underWay.Remove(id, out var transfer))
        {
            _done.Add(transfer with { Bytes = bytes });
        }

        if (_underWay.Values.All(transfer => IsIcon(transfer.Url)))
        {
            _idle.TrySetResult();
        }
    }

    // A reload may drop the request for the icon without a word; whoever waited for it would wait in vain.
    private static bool IsIcon(string url) => url.Contains("/favicon", StringComparison.Ordinal);

    private static long Length(JsonElement of) => (long)of.GetProperty("encodedDataLength").GetDouble();
}

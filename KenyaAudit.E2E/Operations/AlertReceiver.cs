using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using KenyaAudit.E2E.Support;

namespace KenyaAudit.E2E.Operations;

/// <summary>One alert as it came to one receiver.</summary>
/// <param name="Receiver">The receiver that the routes chose.</param>
/// <param name="Status">firing or resolved.</param>
internal sealed record ReceivedAlert(string Receiver, string Name, string Status, string Severity, string? RunbookUrl);

/// <summary>Takes on loopback what an Alertmanager sends by its webhooks; the path names the receiver.</summary>
internal sealed class AlertReceiver : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<ReceivedAlert> _taken = new();
    private readonly Task _loop;

    public AlertReceiver()
    {
        Address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{SiteProcess.FreePort()}/");
        _listener.Prefixes.Add(Address);
        _listener.Start();
        _loop = TakeAsync();
    }

    public string Address { get; }

    public IReadOnlyList<ReceivedAlert> Taken => [.. _taken];

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _loop;
    }

    private async Task TakeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                using var sent = await JsonDocument.ParseAsync(context.Request.InputStream);
                foreach (var alert in sent.RootElement.GetProperty("alerts").EnumerateArray())
                {
                    var (labels, annotations) = (alert.GetProperty("labels"), alert.GetProperty("annotations"));
                    _taken.Enqueue(new ReceivedAlert(
                        context.Request.Url!.AbsolutePath[1..], labels.GetProperty("alertname").GetString()!, alert.GetProperty("status").GetString()!,
                        labels.GetProperty("severity").GetString()!, annotations.TryGetProperty("runbook_url", out var runbook) ? runbook.GetString() : null));
                }

                context.Response.Close();
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace KenyaAudit.Web.Tests.Support;

/// <summary>
/// Slack's incoming webhook and PagerDuty's Events API on loopback: they hold to the limits that both document, answer as they do, and refuse what they
/// would refuse. Faults are answered first, in order.
/// </summary>
internal sealed class HookReceiver : IAsyncDisposable
{
    public const string RoutingKey = "0123456789abcdef0123456789abcdef";
    public const string Token = "T000/B000/planted-slack-token";
    private const int MaxPayload = 512 * 1024;

    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<JsonNode> _slack = new();
    private readonly ConcurrentQueue<JsonNode> _events = new();
    private readonly ConcurrentQueue<string> _refused = new();
    private readonly Task _loop;

    public HookReceiver()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
        }

        _listener.Prefixes.Add(Address);
        _listener.Start();
        _loop = ServeAsync();
    }

    public string Address { get; }

    public string Slack => $"{Address}services/{Token}";

    public string PagerDuty => $"{Address}v2/enqueue";

    /// <summary>Status and, where it is not 0, the seconds of Retry-After.</summary>
    public ConcurrentQueue<(int Status, int After)> SlackFaults { get; } = new();

    public ConcurrentQueue<(int Status, int After)> PagerDutyFaults { get; } = new();

    /// <summary>Messages that Slack took.</summary>
    public IReadOnlyList<JsonNode> Messages => [.. _slack];

    /// <summary>Events that PagerDuty took.</summary>
    public IReadOnlyList<JsonNode> Events => [.. _events];

    /// <summary>Why something was refused; empty in a test that does not ask for it.</summary>
    public IReadOnlyList<string> Refused => [.. _refused];

    /// <summary>Action and key of each event, in order.</summary>
    public IReadOnlyList<string> Actions => [.. Events.Select(sent => $"{sent["event_action"]} {sent["dedup_key"]}")];

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _loop;
    }

    /// <summary>What Slack would say of a message; null where it would take it.</summary>
    public static string? SlackFault(JsonNode message)
    {
        if (message["text"]?.GetValue<string>() is not { Length: > 0 and <= 40_000 } || message["blocks"] is not JsonArray { Count: > 0 and <= 50 } blocks)
        {
            return "invalid_blocks";
        }

        return blocks.All(block => block!["type"]!.GetValue<string>() switch
        {
            "header" => block["text"]!["type"]!.GetValue<string>() == "plain_text" && Fits(block["text"]!["text"], 150),
            "section" => block["text"]!["type"]!.GetValue<string>() == "mrkdwn" && Fits(block["text"]!["text"], 3000),
            "context" => block["elements"] is JsonArray { Count: > 0 and <= 10 } elements && elements.All(element => Fits(element!["text"], 3000)),
            _ => false,
        }) ? null : "invalid_blocks_format";
    }

    /// <summary>What PagerDuty would say of an event; null where it would take it.</summary>
    public static string? EventFault(JsonNode sent)
    {
        if (sent["routing_key"]?.GetValue<string>() is not { Length: 32 })
        {
            return "routing_key must have 32 characters";
        }

        if (!Fits(sent["dedup_key"], 255))
        {
            return "dedup_key must have at most 255 characters";
        }

        if (sent["event_action"]?.GetValue<string>() is not ("trigger" or "acknowledge" or "resolve"))
        {
            return "event_action is unknown";
        }

        if (sent["event_action"]!.GetValue<string>() != "trigger")
        {
            return null;
        }

        var payload = sent["payload"];
        return !Fits(payload?["summary"], 1024) ? "summary must have at most 1024 characters"
            : payload!["severity"]?.GetValue<string>() is not ("critical" or "error" or "warning" or "info") ? "severity is unknown"
            : payload["source"]?.GetValue<string>() is not { Length: > 0 } ? "source is missing"
            : Encoding.UTF8.GetByteCount(sent.ToJsonString()) > MaxPayload ? "the event is too large" : null;
    }

    private static bool Fits(JsonNode? text, int most) => text?.GetValue<string>() is { Length: > 0 } words && words.Length <= most;

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                await AnswerAsync(context);
            }
            catch (Exception end) when (end is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        var sent = JsonNode.Parse(await reader.ReadToEndAsync())!;
        var slack = context.Request.Url!.AbsolutePath == $"/services/{Token}";
        if ((slack ? SlackFaults : PagerDutyFaults).TryDequeue(out var fault))
        {
            if (fault.After > 0)
            {
                context.Response.Headers["Retry-After"] = fault.After.ToString(CultureInfo.InvariantCulture);
            }

            await SayAsync(context, fault.Status, slack && fault.Status == 404 ? "no_service" : $"no, {sent}");
            return;
        }

        var refusal = slack ? SlackFault(sent) : EventFault(sent);
        if (refusal is not null)
        {
            _refused.Enqueue(refusal);
            await SayAsync(context, 400, refusal);
            return;
        }

        (slack ? _slack : _events).Enqueue(sent);
        await SayAsync(context, slack ? 200 : 202, slack ? "ok" : """{"status":"success","message":"Event processed"}""");
    }

    private static async Task SayAsync(HttpListenerContext context, int status, string words)
    {
        context.Response.StatusCode = status;
        var bytes = Encoding.UTF8.GetBytes(words);
        context.Response.ContentLength64 = bytes.Length;
        await context.Response.OutputStream.WriteAsync(bytes);
        context.Response.Close();
    }
}

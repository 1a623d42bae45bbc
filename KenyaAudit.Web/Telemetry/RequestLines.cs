using System.Diagnostics;
using System.Threading.Channels;

namespace KenyaAudit.Web.Telemetry;

/// <summary>What is told of one answered request, and when, UTC; the trace is all zeros where none was kept.</summary>
internal readonly record struct RequestLine(DateTimeOffset At, string Method, string Route, int Status, double Milliseconds, ActivityTraceId Trace);

/// <summary>Writes the lines of requests behind their backs, several times a second and all of them at the end of the process: done one by one, a line costs more than the kept page it tells of.</summary>
internal sealed partial class RequestLines(ILogger<RequestLog> log, JsonLines? json = null) : BackgroundService
{
    private const int MostWaiting = 16 * 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Channel<RequestLine> _waiting = Channel.CreateBounded<RequestLine>(MostWaiting);

    public bool IsOn => log.IsEnabled(LogLevel.Information);

    /// <summary>Returns at once; a request writes only where too many lines wait.</summary>
    public void Add(RequestLine line)
    {
        if (!_waiting.Writer.TryWrite(line))
        {
            Write();
            Write([line]);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);

        // What the server still answers after this writes for itself.
        _waiting.Writer.TryComplete();
        Write();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Pause);
        while (await tick.WaitForNextTickAsync(stoppingToken))
        {
            Write();
        }
    }

    private void Write()
    {
        var lines = new List<RequestLine>();
        while (lines.Count < MostWaiting && _waiting.Reader.TryRead(out var line))
        {
            lines.Add(line);
        }

        Write(lines);
    }

    private void Write(List<RequestLine> lines)
    {
        if (json is not null)
        {
            json.Write(lines);
            return;
        }

        foreach (var line in lines)
        {
            LogAnswered(line.Method, line.Route, line.Status, line.Milliseconds, line.Trace);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} {Status} in {Milliseconds} ms, trace {TraceId}")]
    private partial void LogAnswered(string method, string route, int status, double milliseconds, ActivityTraceId traceId);
}

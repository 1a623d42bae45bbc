using System.Diagnostics;

namespace KenyaAudit.Web.Telemetry;

/// <summary>One line a request: method, route, status, milliseconds. The template of the route, so neither what was searched for nor who asked stands in it.</summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!log.IsEnabled(LogLevel.Information))
        {
            await next(context);
            return;
        }

        var start = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            LogAnswered(
                context.Request.Method, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "none", context.Response.StatusCode,
                Math.Round(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 1), Activity.Current?.TraceId.ToHexString() ?? "none");
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} {Status} in {Milliseconds} ms, trace {TraceId}")]
    private partial void LogAnswered(string method, string route, int status, double milliseconds, string traceId);
}

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
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "none";
            var took = Math.Round(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 1);
            var trace = Activity.Current?.TraceId.ToHexString() ?? "none";
            LogAnswered(context.Request.Method, route, context.Response.StatusCode, took, trace);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} {Status} in {Milliseconds} ms, trace {TraceId}")]
    private partial void LogAnswered(string method, string route, int status, double milliseconds, string traceId);
}

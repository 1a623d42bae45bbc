using System.Diagnostics;

namespace KenyaAudit.Web.Telemetry;

/// <summary>One line a request: method, route, status, milliseconds. The template of the route, so neither what was searched for nor who asked stands in it.</summary>
internal sealed class RequestLog(RequestDelegate next, RequestLines lines, TimeProvider clock)
{
    private static readonly object Route = new();

    /// <summary>Stands behind the routing: a request that ends at the page of an error keeps the route that it was for.</summary>
    public static Task NoteRoute(HttpContext context, RequestDelegate next)
    {
        context.Items.TryAdd(Route, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
        return next(context);
    }

    public async Task InvokeAsync(HttpContext context)
    {
        if (!lines.IsOn)
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
            lines.Add(new RequestLine(
                clock.GetUtcNow(),
                context.Request.Method,
                context.Items[Route] as string ?? "none",
                context.Response.StatusCode,
                Math.Round(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 1),
                Activity.Current?.TraceId ?? default));
        }
    }
}

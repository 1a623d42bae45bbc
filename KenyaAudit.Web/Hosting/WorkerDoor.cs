using KenyaAudit.Web.Jobs;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Hosting;

/// <summary>The door of a node that only works: health is answered, everything else is not found. Metrics are answered before it.</summary>
internal sealed class WorkerDoor(RequestDelegate next, IOptions<JobsOptions> jobs)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!jobs.Value.Only || context.Request.Path.StartsWithSegments("/health"))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}

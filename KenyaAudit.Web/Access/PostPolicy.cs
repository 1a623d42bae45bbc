using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace KenyaAudit.Web.Access;

/// <summary>What a form of a page asks for, where looking at the page asks for less.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PostPolicyAttribute(string policy) : Attribute
{
    public string Policy { get; } = policy;
}

/// <summary>
/// Holds forms to their policy, and the dashboard's buttons to Admin; what the dashboard then did goes into the audit trail.
/// Runs after the page's own policy was asked.
/// </summary>
internal sealed class PostDoor(RequestDelegate next, IAuthorizationService authorization)
{
    private const string Dashboard = "/admin/jobs";

    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            await next(context);
            return;
        }

        var command = Command(context.Request.Path);
        var policy = command is null ? context.GetEndpoint()?.Metadata.GetMetadata<PostPolicyAttribute>()?.Policy : Policies.Admin;
        if (policy is not null && !(await authorization.AuthorizeAsync(context.User, policy)).Succeeded)
        {
            await context.ForbidAsync();
            return;
        }

        await next(context);
        if (command is not null && context.Response.StatusCode < StatusCodes.Status400BadRequest)
        {
            var jobs = context.Request.HasFormContentType ? (await context.Request.ReadFormAsync(context.RequestAborted))["jobs[]"] : default;
            await context.RequestServices.GetRequiredService<AuditTrail>()
                .RecordAsync(new AuditEntry("jobs.command", command, jobs.Count > 0 ? string.Join(", ", jobs.ToArray()) : null), CancellationToken.None);
        }
    }

    // What the dashboard asks for its own figures changes nothing.
    private static string? Command(PathString path) =>
        path.StartsWithSegments(Dashboard, StringComparison.OrdinalIgnoreCase, out var rest) && rest.Value is { Length: > 1 } command
        && !command.Equals("/stats", StringComparison.OrdinalIgnoreCase) ? command.TrimStart('/') : null;
}

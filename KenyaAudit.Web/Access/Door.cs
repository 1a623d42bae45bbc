using System.Security.Claims;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Access;

/// <summary>Whether accounts exist. Once seen they always do, for accounts are never deleted.</summary>
internal sealed class AccountsKnown(IServiceScopeFactory scopes)
{
    private volatile bool _exist;

    public async Task<bool> AnyAsync(CancellationToken cancellation)
    {
        if (!_exist)
        {
            await using var scope = scopes.CreateAsyncScope();
            _exist = await scope.ServiceProvider.GetRequiredService<AuditDb>().Accounts.AnyAsync(cancellation);
        }

        return _exist;
    }
}

/// <summary>Which way in there is for a request: sessions once accounts exist, else the machine itself.</summary>
internal sealed record WayIn(string Scheme);

/// <summary>
/// Stands before /admin and /account. Before any account exists there is no sign-in.
/// </summary>
internal sealed class Door(RequestDelegate next, AccountsKnown accounts)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var exist = await accounts.AnyAsync(context.RequestAborted);
        if (!exist && context.Request.Path.StartsWithSegments("/account", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        // The framework asks who it is before any middleware of ours, and by then there is no telling by which way in.
        context.User = new ClaimsPrincipal();
        context.Features.Set(new WayIn(exist ? Sessions.Whole : LocalAdmin.Scheme));
        await next(context);
    }

    /// <summary>Where the door was not passed, nobody is signed in, and is sent to it.</summary>
    public static string SchemeOf(HttpContext context) => context.Features.Get<WayIn>()?.Scheme ?? LocalAdmin.Scheme;
}

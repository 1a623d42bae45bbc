using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace KenyaAudit.Web.Access;

/// <summary>What the session cookie asks at each request, and where it sends whom.</summary>
internal sealed class SessionEvents(Sessions sessions) : CookieAuthenticationEvents
{
    public const string SignInPath = "/account/sign-in";
    public const string ReturnName = "return";

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (context.Principal is null || !await sessions.HoldsAsync(context.Principal, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Sessions.Whole);
        }
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        // A form cannot be sent again after signing in; a page can be asked for again.
        var request = context.Request;
        var back = HttpMethods.IsGet(request.Method) ? $"?{ReturnName}={Uri.EscapeDataString(request.Path + request.QueryString)}" : "";
        context.Response.Redirect(SignInPath + back);
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}

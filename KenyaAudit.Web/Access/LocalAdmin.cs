using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Access;

/// <summary>
/// Who is an admin: for now whoever sits at the machine itself in Development, as user "local"; to everybody else the
/// admin pages do not exist. Accounts replace this class.
/// </summary>
internal sealed class LocalAdmin(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IHostEnvironment environment)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "Local";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!environment.IsDevelopment() || !IsLoopback())
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, "local")], Scheme);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => HandleChallengeAsync(properties);

    // A forwarded request comes from somebody else's machine, and a foreign Host from a page that rebinds its name to ours.
    private bool IsLoopback() =>
        Context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !Request.Headers.ContainsKey("X-Forwarded-For") && !Request.Headers.ContainsKey("Forwarded")
        && (Request.Host.Host is "localhost" || (IPAddress.TryParse(Request.Host.Host, out var host) && IPAddress.IsLoopback(host)));
}

using System.Security.Claims;
using KenyaAudit.Web.Store;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;

namespace KenyaAudit.Web.Access;

/// <summary>
/// What a provider's word is worth: it stands for the password of an account that is here already, under the address it verified.
/// It makes no account and gives no role, and the second factor is asked all the same.
/// </summary>
internal sealed partial class ProviderEvents(UserManager<AccountRow> users, AuditTrail trail, IConfiguration configuration, Sessions sessions, ILogger<ProviderEvents> log) : OpenIdConnectEvents
{
    public const string Scheme = "Provider";
    public const string CallbackPath = "/account/provider/answer";
    public const string SecretSetting = "OIDC_CLIENT_SECRET";
    public const string FaultName = "refused";

    // Read each time: a rotated secret holds at once.
    public override Task AuthorizationCodeReceived(AuthorizationCodeReceivedContext context)
    {
        context.TokenEndpointRequest!.ClientSecret = configuration[SecretSetting];
        return Task.CompletedTask;
    }

    public override async Task TokenValidated(TokenValidatedContext context)
    {
        var said = context.Principal!;
        var email = said.FindFirstValue("email") ?? "";
        var isVerified = string.Equals(said.FindFirstValue("email_verified"), "true", StringComparison.OrdinalIgnoreCase);
        if (!isVerified || await users.FindByNameAsync(email) is not { DisabledAt: null } account)
        {
            await trail.RecordAsync(new AuditEntry("sign-in.failed", "no account", isVerified ? "provider, no account" : "provider, address not verified", Actor: "anonymous"), context.HttpContext.RequestAborted);
            context.Fail("no account");
            return;
        }

        context.Principal = sessions.HalfOf(account);
    }

    public override Task RemoteFailure(RemoteFailureContext context)
    {
        LogRefused(context.Failure);
        context.Response.Redirect($"{SessionEvents.SignInPath}?{FaultName}=true");
        context.HandleResponse();
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A sign-in through the provider was refused")]
    private partial void LogRefused(Exception? why);
}

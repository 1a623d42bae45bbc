using KenyaAudit.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Account;

/// <summary>The key of who is enrolling, as a picture; to everybody else there is none.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class QrModel(SignInDesk desk, Sessions sessions) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await sessions.HalfAsync(HttpContext, cancellation) is { AuthenticatorKey: not null } account && await desk.KeyToEnrolAsync(account) is { } key
            ? Content(QrPicture.Svg(Totp.Address(account.Email, key)), "image/svg+xml")
            : NotFound();
}

using KenyaAudit.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Account;

/// <summary>Where a one-time link leads. The password set, the second step of signing in follows.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class SetPasswordModel(OwnAccount own, Sessions sessions) : PageModel
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty(Name = "token", SupportsGet = true)]
    public string Token { get; set; } = "";

    public string? Email { get; private set; }

    public string? Fault { get; private set; }

    public async Task OnGetAsync()
    {
        // The address holds a secret: it is told to no other site.
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Email = (await own.OfLinkAsync(Id, Token))?.Email;
        Fault = Email is null ? OwnAccount.LinkIsUsed : null;
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? password, CancellationToken cancellation)
    {
        if (await own.OfLinkAsync(Id, Token) is not { } account)
        {
            Fault = OwnAccount.LinkIsUsed;
            return Page();
        }

        Fault = await own.SetPasswordAsync(account, Token, password ?? "", cancellation);
        if (Fault is not null)
        {
            Email = account.Email;
            return Page();
        }

        await sessions.OpenHalfAsync(HttpContext, account);
        return RedirectToPage(account.HasSecondFactor ? "SecondFactor" : "Enrol");
    }
}

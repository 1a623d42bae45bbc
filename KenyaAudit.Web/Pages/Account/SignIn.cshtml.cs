using KenyaAudit.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Account;

/// <summary>The first step in: address and password. Every refusal is the same sentence.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class SignInModel(SignInDesk desk, Sessions sessions) : PageModel
{
    public const string Refused =
        "The address or the password is wrong, or the account is closed for now. After five wrong attempts an account opens again in 15 minutes.";

    [BindProperty(Name = SessionEvents.ReturnName, SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [TempData]
    public string? Said { get; set; }

    public string? Fault { get; private set; }

    public async Task<IActionResult> OnPostAsync([FromForm] string? password, CancellationToken cancellation)
    {
        if (await desk.PasswordAsync(Email ?? "", password ?? "", cancellation) is not { } account)
        {
            Fault = Refused;
            return Page();
        }

        await sessions.OpenHalfAsync(HttpContext, account);
        return RedirectToPage(account.HasSecondFactor ? "SecondFactor" : "Enrol", new { @return = Url.IsLocalUrl(Back) ? Back : null });
    }
}

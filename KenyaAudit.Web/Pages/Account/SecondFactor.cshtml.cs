using KenyaAudit.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Account;

/// <summary>The second step in: a code. Open only to whose password was just right.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class SecondFactorModel(SignInDesk desk, Sessions sessions) : PageModel
{
    public const string Refused =
        "The code is wrong or was used already, or the account is closed for now. After five wrong attempts it opens again in 15 minutes.";

    [BindProperty(Name = SessionEvents.ReturnName, SupportsGet = true)]
    public string? Back { get; set; }

    public string? Fault { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await sessions.HalfAsync(HttpContext, cancellation) switch
        {
            { HasSecondFactor: true } => Page(),
            { } => RedirectToPage("Enrol", new { @return = Back }),
            null => RedirectToPage("SignIn"),
        };

    public async Task<IActionResult> OnPostAsync([FromForm] string? code, CancellationToken cancellation)
    {
        if (await sessions.HalfAsync(HttpContext, cancellation) is not { HasSecondFactor: true } account)
        {
            return RedirectToPage("SignIn");
        }

        if (!await desk.SecondAsync(account, code ?? "", cancellation))
        {
            Fault = Refused;
            return Page();
        }

        await sessions.OpenAsync(HttpContext, account);
        return LocalRedirect(Url.IsLocalUrl(Back) ? Back! : "/admin");
    }
}

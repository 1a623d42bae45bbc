using KenyaAudit.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Account;

/// <summary>The second step in at the first time: an authenticator is given its key, and the recovery codes are shown once.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class EnrolModel(SignInDesk desk, Sessions sessions) : PageModel
{
    public const string Wrong = "That is not the code of this key. See that the telephone's clock is right, and type the code it shows now.";

    [BindProperty(Name = SessionEvents.ReturnName, SupportsGet = true)]
    public string? Back { get; set; }

    public string Key { get; private set; } = "";

    public IReadOnlyList<string>? Codes { get; private set; }

    public string? Fault { get; private set; }

    public string Onward => Url.IsLocalUrl(Back) ? Back! : "/admin";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await ReadKeyAsync(cancellation) ? Page() : RedirectToPage("SignIn");

    public async Task<IActionResult> OnPostAsync([FromForm] string? code, CancellationToken cancellation)
    {
        if (await sessions.HalfAsync(HttpContext, cancellation) is not { HasSecondFactor: false } account)
        {
            return RedirectToPage("SignIn");
        }

        Codes = await desk.EnrolAsync(account, code ?? "", cancellation);
        if (Codes is null)
        {
            Fault = Wrong;
            return await OnGetAsync(cancellation);
        }

        await sessions.OpenAsync(HttpContext, account);
        return Page();
    }

    private async Task<bool> ReadKeyAsync(CancellationToken cancellation)
    {
        if (await sessions.HalfAsync(HttpContext, cancellation) is not { } account || await desk.KeyToEnrolAsync(account) is not { } key)
        {
            return false;
        }

        // A new key ended what was open.
        await sessions.OpenHalfAsync(HttpContext, account);
        Key = string.Join(' ', key.Chunk(4).Select(four => new string(four)));
        return true;
    }
}

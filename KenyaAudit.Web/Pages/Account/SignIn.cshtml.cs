using KenyaAudit.Web.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Pages.Account;

/// <summary>The first step in: address and password. Every refusal is the same sentence.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class SignInModel(SignInDesk desk, Sessions sessions, IOptions<AccessOptions> options) : PageModel
{
    public const string Refused =
        "The address or the password is wrong, or the account is closed for now. After five wrong attempts an account opens again in 15 minutes.";

    public const string NotVouched = "The other site did not vouch for an address that has an account here.";

    [BindProperty(Name = SessionEvents.ReturnName, SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = ProviderEvents.FaultName, SupportsGet = true)]
    public bool IsRefused { get; set; }

    /// <summary>What else vouches for an address; null where nothing does.</summary>
    public string? Provider => options.Value.OpenIdConnect is { IsSet: true, Name: var name } ? name : null;

    [TempData]
    public string? Said { get; set; }

    public string? Fault { get; private set; }

    public void OnGet() => Fault = IsRefused ? NotVouched : null;

    /// <summary>Off to the provider; back with its word, the second factor follows.</summary>
    public IActionResult OnGetProvider() => Provider is null
        ? NotFound()
        : Challenge(new AuthenticationProperties { RedirectUri = Url.Page("SecondFactor", new { @return = Url.IsLocalUrl(Back) ? Back : null }) }, ProviderEvents.Scheme);

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

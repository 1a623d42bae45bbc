using KenyaAudit.Web.Access;
using KenyaAudit.Web.Store;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Account;

/// <summary>What people see and change of their own account.</summary>
[Authorize(Policy = Policies.Viewer)]
[ResponseCache(NoStore = true)]
internal sealed class IndexModel(OwnAccount own, Sessions sessions) : PageModel
{
    public AccountRow Account { get; private set; } = null!;

    public int CodesLeft { get; private set; }

    public IReadOnlyList<string>? Codes { get; private set; }

    public string? Fault { get; private set; }

    [TempData]
    public string? Said { get; set; }

    // Every handler works on who is signed in; the local admin of a site without accounts has none.
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await own.OfAsync(User) is not { } account)
        {
            context.Result = NotFound();
            return;
        }

        Account = account;
        CodesLeft = await own.CodesLeftAsync(account);
        await next();
    }

    public async Task<IActionResult> OnPostSignOutAsync()
    {
        await HttpContext.SignOutAsync(Sessions.Whole);
        return Out("You are signed out.");
    }

    public async Task<IActionResult> OnPostEverywhereAsync(CancellationToken cancellation)
    {
        await own.SignOutEverywhereAsync(Account, cancellation);
        await HttpContext.SignOutAsync(Sessions.Whole);
        return Out("You are signed out everywhere.");
    }

    public async Task<IActionResult> OnPostPasswordAsync([FromForm] string? present, [FromForm] string? password, CancellationToken cancellation)
    {
        Fault = await own.ChangePasswordAsync(Account, present ?? "", password ?? "", cancellation);
        if (Fault is not null)
        {
            return Page();
        }

        await sessions.OpenAsync(HttpContext, Account);
        Said = "The password is changed. Other sessions are ended.";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostCodesAsync([FromForm] string? code, CancellationToken cancellation)
    {
        Codes = await own.NewCodesAsync(Account, code ?? "", cancellation);
        Fault = Codes is null ? SecondFactorModel.Refused : null;
        CodesLeft = await own.CodesLeftAsync(Account);
        return Page();
    }

    private RedirectToPageResult Out(string said)
    {
        Said = said;
        return RedirectToPage("SignIn");
    }
}

using KenyaAudit.Web.Access;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Admin.Accounts;

/// <summary>Who may sign in, and as what. A one-time link is shown in the answer that made it and nowhere else.</summary>
[Authorize(Policy = Policies.Admin)]
[ResponseCache(NoStore = true)]
internal sealed class IndexModel(AccountListQuery query, AccountKeeper keeper, PublicAddress site, TimeProvider clock) : PageModel
{
    private const string Known = "There is an account with this address already; make a new link for it below.";
    private const string NoAddress = "That is not an e-mail address.";

    public IReadOnlyList<AccountItem> Accounts { get; private set; } = [];

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public string? Link { get; private set; }

    public string? LinkFor { get; private set; }

    public string? Fault { get; private set; }

    [TempData]
    public string? Said { get; set; }

    /// <summary>What can be done to an account beside its role: handler and label.</summary>
    public static IEnumerable<(string Handler, string Label)> Acts(AccountItem account)
    {
        yield return ("Link", "Make a new link for");
        yield return ("SignOut", "Sign out everywhere");
        yield return ("ResetSecondFactor", "Reset the second factor of");
        yield return account.DisabledAt is null ? ("Disable", "Disable") : ("Enable", "Enable");
    }

    public async Task OnGetAsync(CancellationToken cancellation) => Accounts = await query.RunAsync(cancellation);

    public async Task<IActionResult> OnPostInviteAsync([FromForm] string? email, [FromForm] AccountRole role, CancellationToken cancellation)
    {
        Fault = !ModelState.IsValid || !AccountKeeper.IsEmail(email ?? "") || !Enum.IsDefined(role) ? NoAddress
            : await keeper.ExistsAsync(email!, cancellation) ? Known : null;
        return await LinkedAsync(email, role, cancellation);
    }

    public async Task<IActionResult> OnPostLinkAsync([FromForm] string? email, CancellationToken cancellation)
    {
        Fault = await keeper.ExistsAsync(email ?? "", cancellation) ? null : AccountKeeper.Unknown;
        return await LinkedAsync(email, null, cancellation);
    }

    public Task<IActionResult> OnPostRoleAsync([FromForm] int id, [FromForm] AccountRole role, CancellationToken cancellation) =>
        Enum.IsDefined(role) ? DoneAsync(keeper.ChangeRoleAsync(id, role, cancellation), cancellation) : Task.FromResult<IActionResult>(BadRequest());

    public Task<IActionResult> OnPostDisableAsync([FromForm] int id, CancellationToken cancellation) => DoneAsync(keeper.DisableAsync(id, cancellation), cancellation);

    public Task<IActionResult> OnPostEnableAsync([FromForm] int id, CancellationToken cancellation) => DoneAsync(keeper.EnableAsync(id, cancellation), cancellation);

    public Task<IActionResult> OnPostSignOutAsync([FromForm] int id, CancellationToken cancellation) => DoneAsync(keeper.SignOutAsync(id, cancellation), cancellation);

    public Task<IActionResult> OnPostResetSecondFactorAsync([FromForm] int id, CancellationToken cancellation) =>
        DoneAsync(keeper.ResetSecondFactorAsync(id, cancellation), cancellation);

    private async Task<IActionResult> LinkedAsync(string? email, AccountRole? role, CancellationToken cancellation)
    {
        if (Fault is null)
        {
            LinkFor = email;
            Link = site.Of(Request, (await keeper.InviteAsync(email!, role, resetSecondFactor: false, cancellation)).Path);
        }

        await OnGetAsync(cancellation);
        return Page();
    }

    private async Task<IActionResult> DoneAsync(Task<string?> act, CancellationToken cancellation)
    {
        Fault = await act;
        if (Fault is null)
        {
            Said = "Done. The sessions of that account are ended.";
            return RedirectToPage();
        }

        await OnGetAsync(cancellation);
        return Page();
    }
}

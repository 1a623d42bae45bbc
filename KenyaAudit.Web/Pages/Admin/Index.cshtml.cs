using KenyaAudit.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Admin;

/// <summary>The admins' way in.</summary>
[Authorize(Policy = Policies.Viewer)]
[ResponseCache(NoStore = true)]
internal sealed class IndexModel(AdminHomeQuery query) : PageModel
{
    public AdminHome Home { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation) => Home = await query.RunAsync(cancellation);
}

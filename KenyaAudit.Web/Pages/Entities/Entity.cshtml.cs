using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Entities;

[PublicAnswer(AnswerSource.Store)]
internal sealed class EntityModel(EntityQuery query) : PageModel
{
    public EntityProfile Entity { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? slug, CancellationToken cancellation)
    {
        // An address of blanks binds to nothing.
        slug ??= "";
        var canonical = slug.ToLowerInvariant();
        if (await query.RunAsync(canonical, cancellation) is not { } entity)
        {
            return NotFound();
        }

        if (slug != canonical)
        {
            return LocalRedirectPermanent("~" + SiteLinks.Entity(canonical));
        }

        Entity = entity;
        return Page();
    }
}

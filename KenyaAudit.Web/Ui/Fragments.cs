using Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Ui;

/// <summary>The one place that decides between a fragment and a whole page.</summary>
internal static class Fragments
{
    /// <summary>Every request header the decision reads; caches must vary by the same list.</summary>
    public static readonly string[] VaryBy = ["HX-Request", "HX-Boosted", "HX-History-Restore-Request"];

    // htmx 2 can send HX-Request on a history restore too, and then expects the whole page.
    public static bool WantsFragment(this HttpRequest request) =>
        request.IsHtmxNonBoosted() && !request.IsHtmxHistoryRestoreRequest();

    public static IActionResult PageOr(this PageModel page, string fragment) =>
        page.Request.WantsFragment() ? page.Partial(fragment, page) : page.Page();
}

using KenyaAudit.Web.Pages.Shared;
using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Status;

[PublicAnswer(AnswerSource.Runs)]
internal sealed class IndexModel(StatusQuery query) : PageModel
{
    public StatusReport Report { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Report = await query.RunAsync(HttpContext.Features.GetRequiredFeature<SiteSnapshot>(), cancellation);
        return EntityTags.TagAndTest(HttpContext, StatusTag.Of(Report)) ? StatusCode(StatusCodes.Status304NotModified) : Page();
    }

    public static string Explain(SourceState state) => state switch
    {
        SourceState.Never => "Has not been loaded yet.",
        SourceState.Ok => "The last run went well.",
        SourceState.Running => "Is being loaded now.",
        SourceState.Failed => "The last run failed; what was loaded before still stands, and it will be tried again.",
        _ => "The last document was refused because it is not what it should be; what was loaded before still stands.",
    };
}

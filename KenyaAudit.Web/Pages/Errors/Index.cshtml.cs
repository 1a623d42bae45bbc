using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Errors;

/// <summary>What a reader sees instead of an empty error. Reached by re-execution, with whatever method the request had.</summary>
[IgnoreAntiforgeryToken]
internal sealed class IndexModel : PageModel
{
    public int Code { get; private set; }

    public bool IsFault => Code >= StatusCodes.Status500InternalServerError;

    public IActionResult OnGet(int code) => Answer(code);

    public IActionResult OnPost(int code) => Answer(code);

    public IActionResult OnPut(int code) => Answer(code);

    public IActionResult OnPatch(int code) => Answer(code);

    public IActionResult OnDelete(int code) => Answer(code);

    public IActionResult OnOptions(int code) => Answer(code);

    private IActionResult Answer(int code)
    {
        Code = code is >= 400 and < 600 ? code : StatusCodes.Status404NotFound;
        Response.StatusCode = Code;
        Response.Headers.CacheControl = "no-store";
        return WantsData(AskedPath()) ? DataAnswer() : Page();
    }

    private string AskedPath() =>
        HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath
        ?? HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path
        ?? "";

    private static bool WantsData(string path) =>
        path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || path.StartsWith("/api/", StringComparison.OrdinalIgnoreCase);

    private ObjectResult DataAnswer() =>
        new(new ProblemDetails { Status = Code, Title = IsFault ? "The server failed" : Code == 404 ? "Nothing is at this address" : "The request was refused" })
        {
            StatusCode = Code,
            ContentTypes = { "application/problem+json" },
        };
}

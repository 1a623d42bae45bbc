using System.Globalization;
using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Errors;

/// <summary>What a reader sees instead of an empty error. Reached by re-execution, with whatever method the request had.</summary>
[IgnoreAntiforgeryToken]
internal sealed class IndexModel : PageModel
{
    public int Code { get; private set; }

    /// <summary>Seconds to wait before asking again; set for 429.</summary>
    public int? Wait { get; private set; }

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
        Wait = Code == StatusCodes.Status429TooManyRequests ? HttpContext.Features.Get<Refusal>()?.Seconds : null;
        Response.Headers.CacheControl = "no-store";
        return WantsData(AskedPath()) || PrefersData(Request) ? DataAnswer() : Page();
    }

    private string Title => IsFault ? "The server failed"
        : Code == StatusCodes.Status404NotFound ? "Nothing is at this address"
        : Code == StatusCodes.Status429TooManyRequests ? "Too many requests" : "The request was refused";

    private string AskedPath() =>
        HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath
        ?? HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path
        ?? "";

    private static bool WantsData(string path) =>
        path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || path.StartsWith("/api/", StringComparison.OrdinalIgnoreCase);

    // A program that asks for JSON and not for HTML.
    private static bool PrefersData(HttpRequest request) =>
        request.GetTypedHeaders().Accept is { Count: > 0 } accepted
        && accepted.Any(type => type.MediaType.EndsWith("json", StringComparison.OrdinalIgnoreCase))
        && !accepted.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    private ObjectResult DataAnswer() =>
        new(new ProblemDetails { Status = Code, Title = Title, Detail = Wait is { } seconds ? $"Ask again in {seconds.ToString(CultureInfo.InvariantCulture)} seconds." : null })
        {
            StatusCode = Code,
            ContentTypes = { "application/problem+json" },
        };
}

using System.Globalization;
using KenyaAudit.Web.Downloads;
using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;

namespace KenyaAudit.Web.Pages.Data;

/// <summary>One file of the open data as it was written; a page that says to wait while there is none. A slow phone may take as long as it needs.</summary>
[PublicAnswer(AnswerSource.Files)]
[DisableRequestTimeout]
internal sealed class FileModel(CurrentData current) : PageModel
{
    public const int RetrySeconds = 10;
    private const string Gzip = "gzip";

    public string Name { get; private set; } = "";

    public IActionResult OnGet(string name)
    {
        if (!WrittenData.Names.Contains(name))
        {
            return NotFound();
        }

        Name = name;
        var data = current.Now;
        var file = data?.Files[name];

        // A file without rows has a twin without bytes, which would be no gzip.
        var gzip = file is { Bytes: > 0 } && AcceptsGzip();
        if (file is null || data?.Open(file, gzip) is not { } bytes)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            Response.Headers.RetryAfter = RetrySeconds.ToString(CultureInfo.InvariantCulture);
            return Page();
        }

        return Answer(file, bytes, gzip);
    }

    private FileStreamResult Answer(ManifestFile file, FileStream bytes, bool gzip)
    {
        if (gzip)
        {
            Response.Headers.ContentEncoding = Gzip;
        }

        // The checksum names exactly these bytes, so ranges of them may be joined.
        return new FileStreamResult(bytes, file.MediaType)
        {
            EntityTag = new EntityTagHeaderValue(gzip ? $"\"{file.Sha256}-{Gzip}\"" : $"\"{file.Sha256}\""),
            EnableRangeProcessing = true,
            FileDownloadName = file.Name,
        };
    }

    private bool AcceptsGzip() => Request.GetTypedHeaders().AcceptEncoding.Any(
        encoding => encoding.Value.Equals(Gzip, StringComparison.OrdinalIgnoreCase) && encoding.Quality is not <= 0);
}

using System.Diagnostics.Metrics;

namespace KenyaAudit.Web.Hosting;

/// <summary>
/// Where browsers report what the content security policy stopped. Kept as a count only: a report may hold what a reader looked at.
/// Bodies over 8 kB are refused, and reports are rate-limited like pages.
/// </summary>
internal sealed class CspReports
{
    public const string Path = "/csp-report";
    public const int LongestBody = 8 * 1024;

    private static readonly string[] Types = ["application/csp-report", "application/reports+json"];
    private readonly Counter<long> _reports;

    public CspReports(IMeterFactory meters) =>
        _reports = meters.Create("KenyaAudit").CreateCounter<long>("kenyaaudit.csp.reports", description: "Reports of the content security policy by browsers.");

    /// <summary>204 where it was counted, 413 or 415 where it was not looked at.</summary>
    public async Task<IResult> TakeAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!Types.Contains(request.ContentType?.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase))
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var buffer = new byte[LongestBody + 1];
        if (request.ContentLength > LongestBody || await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation) > LongestBody)
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        _reports.Add(1);
        return Results.NoContent();
    }
}

using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Pages.Findings;
using KenyaAudit.Web.Ui;

namespace KenyaAudit.Web.Api;

/// <summary>A finding as reference managers take it: BibTeX, RIS and CSL JSON. They name the version, whose address never changes, and the document's hash where it is held.</summary>
internal static class Citations
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    // Not ASCII alone: names are written as they are.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), WriteIndented = true };

    public static void MapCitations(this IEndpointRouteBuilder routes)
    {
        Map("bib", "application/x-bibtex", BibTeX);
        Map("ris", "application/x-research-info-systems", Ris);
        Map("json", "application/vnd.citationstyles.csl+json", Csl);

        void Map(string format, string type, Func<FindingDetail, string, string> write) => routes
            .MapMethods($"/findings/{{reference}}/cite.{format}", Methods, (string reference, HttpContext context, FindingQuery query, PublicAddress site, CancellationToken cancellation) =>
                AnswerAsync(new Asked(reference, format, type, write), context, query, site, cancellation))
            .WithMetadata(new PublicAnswerAttribute(AnswerSource.Store));
    }

    private static async Task<IResult> AnswerAsync(Asked asked, HttpContext context, FindingQuery query, PublicAddress site, CancellationToken cancellation)
    {
        var found = FindingReference.TryParse(asked.Reference, out var parsed) ? await query.RunAsync(parsed.Value, null, cancellation) : null;
        if (found is null)
        {
            return Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "No such finding");
        }

        if (found.Withdrawn)
        {
            return Results.Problem(statusCode: StatusCodes.Status410Gone, title: "This finding was withdrawn", detail: found.Reason);
        }

        var address = SiteLinks.FindingCitation(found.Reference, asked.Format);
        return string.Equals(context.Request.Path.Value, address, StringComparison.Ordinal)
            ? Results.Text(asked.Write(found, site.Of(context.Request, SiteLinks.FindingVersion(found.Reference, found.Version))), asked.Type, Encoding.UTF8)
            : Results.LocalRedirect("~" + address, permanent: true);
    }

    /// <param name="url">Absolute address of the version.</param>
    public static string BibTeX(FindingDetail finding, string url) => Lines(
    [
        $"@techreport{{{finding.Reference},",
        Field("author", $"{{{Escaped(finding.Publisher)}}}"),
        Field("title", $"{{{Escaped(finding.Title)}}}: {Escaped(finding.EntityName)}"),
        Field("institution", Escaped(finding.Publisher)),
        finding.PublishedOn is { } day ? Field("year", day.Year.ToString(CultureInfo.InvariantCulture)) : null,
        Field("number", finding.Reference),
        finding.PrintedPage is null ? null : Field("pages", Range(finding, "--")),
        Field("note", Escaped(Note(finding))),
        Field("url", url),
        "}",
    ]);

    public static string Ris(FindingDetail finding, string url) => Lines(
    [
        "TY  - RPRT",
        $"AU  - {Flat(finding.Publisher)}",
        $"TI  - {Flat(finding.Title)}: {Flat(finding.EntityName)}",
        $"T2  - {Flat(finding.ReportTitle)}",
        $"PB  - {Flat(finding.Publisher)}",
        finding.PublishedOn is { } day ? $"PY  - {day.Year.ToString(CultureInfo.InvariantCulture)}" : null,
        $"M1  - {finding.Reference}",
        finding.PrintedPage is null ? null : $"SP  - {finding.PrintedPage}",
        finding.PrintedPage is null ? null : $"EP  - {finding.PrintedPageLast ?? finding.PrintedPage}",
        $"N1  - {Flat(Note(finding))}",
        $"UR  - {url}",
        "ER  - ",
    ]);

    public static string Csl(FindingDetail finding, string url)
    {
        var item = new JsonObject
        {
            ["id"] = finding.Reference,
            ["type"] = "report",
            ["title"] = $"{finding.Title}: {finding.EntityName}",
            ["container-title"] = finding.ReportTitle,
            ["author"] = new JsonArray(new JsonObject { ["literal"] = finding.Publisher }),
            ["publisher"] = finding.Publisher,
            ["number"] = finding.Reference,
            ["version"] = finding.Version.ToString(CultureInfo.InvariantCulture),
            ["note"] = Note(finding),
            ["URL"] = url,
        };
        if (finding.PublishedOn is { } day)
        {
            item["issued"] = new JsonObject { ["date-parts"] = new JsonArray(new JsonArray(day.Year, day.Month, day.Day)) };
        }

        if (finding.PrintedPage is not null)
        {
            item["page"] = Range(finding, "-");
        }

        return new JsonArray(item).ToJsonString(Readable);
    }

    private static string Note(FindingDetail finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{finding.ReportTitle}, financial year {finding.Year}, paragraph {finding.Number}, PDF page {finding.PdfPage}. KenyaAudit version {finding.Version}.{(finding.Sha256 is { } sha ? $" Document SHA-256 {sha}." : "")}");

    private static string Range(FindingDetail finding, string dash) =>
        finding.PrintedPageLast is { } last && last != finding.PrintedPage ? $"{finding.PrintedPage}{dash}{last}" : finding.PrintedPage!;

    private static string Lines(IEnumerable<string?> lines) => string.Concat(lines.OfType<string>().Select(line => line + "\r\n"));

    private static string Field(string name, string value) => $"  {name} = {{{value}}},";

    private static string Flat(string text) => text.ReplaceLineEndings(" ");

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var letter in Flat(text))
        {
            escaped.Append(letter switch
            {
                '\\' => "\\textbackslash{}",
                '~' => "\\textasciitilde{}",
                '^' => "\\textasciicircum{}",
                '{' or '}' or '&' or '%' or '$' or '#' or '_' => $"\\{letter}",
                _ => letter.ToString(),
            });
        }

        return escaped.ToString();
    }

    private sealed record Asked(string Reference, string Format, string Type, Func<FindingDetail, string, string> Write);
}

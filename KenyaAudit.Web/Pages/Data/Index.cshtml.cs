using System.Globalization;
using System.Text.Json.Nodes;
using KenyaAudit.Web.Downloads;
using KenyaAudit.Web.Pages.Shared;
using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Data;

/// <summary>What can be downloaded: the sets as they were last written, or only their columns before the first time.</summary>
[PublicAnswer(AnswerSource.Files)]
internal sealed class IndexModel(CurrentData current) : PageModel
{
    private const decimal Kilo = 1000m;
    private const decimal Mega = 1_000_000m;

    /// <summary>Null until the first sets are written.</summary>
    public Manifest? Written { get; private set; }

    /// <summary>Something was published since the sets were written.</summary>
    public bool IsBehind { get; private set; }

    public IActionResult OnGet()
    {
        var published = HttpContext.Features.GetRequiredFeature<SiteSnapshot>().PublicationSequence;
        Written = current.Now?.Manifest;
        IsBehind = Written is not null && Written.Sequence < published;
        return EntityTags.TagAndTest(HttpContext, string.Create(CultureInfo.InvariantCulture, $"{Written?.Sequence ?? 0}.{Written?.WrittenAt:yyyyMMddHHmmss}.{published}"))
            ? StatusCode(StatusCodes.Status304NotModified)
            : Page();
    }

    public ManifestSet? WrittenSet(OpenSet set) => Written?.Sets.FirstOrDefault(written => written.Name == set.Name);

    /// <summary>"412 kB": thousands of bytes, as file managers count.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1000 => string.Create(CultureInfo.CurrentCulture, $"{bytes} B"),
        < 1_000_000 => string.Create(CultureInfo.CurrentCulture, $"{bytes / Kilo:0.#} kB"),
        _ => string.Create(CultureInfo.CurrentCulture, $"{bytes / Mega:0.#} MB"),
    };

    /// <summary>"CSV" of "findings.csv".</summary>
    public static string Format(ManifestFile file) => file.Name.EndsWith(".csv", StringComparison.Ordinal) ? "CSV" : "JSON Lines";

    /// <summary>The page for machines that collect data sets (schema.org).</summary>
    public static JsonObject LinkedData(Manifest written) => new()
    {
        ["@context"] = "https://schema.org/",
        ["@type"] = "Dataset",
        ["name"] = "KenyaAudit open data",
        ["description"] = "Findings and opinions of the Auditor-General of Kenya and the money of the counties, each figure with its report and its page or table.",
        ["url"] = SiteLinks.Data,
        ["license"] = OpenData.LicenceAddress,
        ["isAccessibleForFree"] = true,
        ["creator"] = new JsonObject { ["@type"] = "Organization", ["name"] = "KenyaAudit" },
        ["spatialCoverage"] = "Kenya",
        ["version"] = written.Sequence.ToString(CultureInfo.InvariantCulture),
        ["dateModified"] = Nairobi.Machine(written.WrittenAt),
        ["distribution"] = new JsonArray([.. written.Sets.SelectMany(set => set.Files.Select(file => (JsonNode)new JsonObject
        {
            ["@type"] = "DataDownload",
            ["name"] = set.Title,
            ["encodingFormat"] = file.MediaType.Split(';')[0],
            ["contentUrl"] = SiteLinks.DataFile(file.Name),
            ["sha256"] = file.Sha256,
        }))]),
    };
}

using System.Globalization;

namespace KenyaAudit.Web.Ui;

/// <summary>Builds every address of the site. Addresses are frozen: links must hold for ten years.</summary>
internal static class SiteLinks
{
    public const string Home = "/";
    public const string SearchPath = "/search";
    public const string SearchTips = SearchPath + "/tips";
    public const string SuggestPath = SearchPath + "/suggest";
    public const string Counties = "/counties";
    public const string CountiesCompare = Counties + "/compare";
    public const string Entities = "/entities";
    public const string Reports = "/reports";
    public const string Documents = "/documents";
    public const string Data = "/data";
    public const string Status = "/status";
    public const string StatusJson = "/status.json";

    /// <summary>Parameter that names the finding to mark on a page.</summary>
    public const string FindingName = "finding";
    public const string About = "/about";
    public const string AboutMethod = About + "/method";
    public const string AboutSummaries = About + "#summaries";
    public const string AboutGlossary = About + "/glossary";
    public const string Removals = About + "/removals";
    public const string Sitemap = "/sitemap.xml";
    public const string Robots = "/robots.txt";

    public static string Search(SearchAddress address) => SearchPath + Query(address);

    public static string SearchJson(SearchAddress address) => SearchPath + ".json" + Query(address);

    /// <summary>The one canonical address of a finding.</summary>
    public static string Finding(string reference) => "/findings/" + reference;

    public static string FindingJson(string reference) => Finding(reference) + ".json";

    public static string FindingHistory(string reference) => Finding(reference) + "/history";

    public static string FindingDiff(string reference) => Finding(reference) + "/diff";

    public static string FindingDiff(string reference, int from, int to) =>
        string.Create(CultureInfo.InvariantCulture, $"{FindingDiff(reference)}?from={from}&to={to}");

    /// <param name="format">bib, ris or json.</param>
    public static string FindingCitation(string reference, string format) => $"{Finding(reference)}/cite.{format}";

    public static string FindingVersion(string reference, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"{Finding(reference)}/v{version}");

    public static string Term(string slug) => AboutGlossary + "#" + slug;

    public static string Entity(string slug) => Entities + "/" + slug;

    /// <summary>All findings of an entity and of what belongs to it.</summary>
    public static string EntityFindings(string slug) => Search(SearchAddress.Of(SearchAddress.EntityName, slug));

    public static string County(string slug) => Counties + "/" + slug;

    public static string Report(string slug) => Reports + "/" + slug;

    /// <summary>Two or three counties side by side; with fewer, the form that asks for them.</summary>
    public static string CompareCounties(params IEnumerable<string> slugs) =>
        CountiesCompare + string.Concat(slugs.Select((slug, at) => (at == 0 ? "?c=" : "&c=") + slug));

    /// <summary>All findings about a county.</summary>
    public static string CountyFindings(string slug) => Search(SearchAddress.Of(SearchAddress.CountyName, slug));

    public static string Document(string sha256) => Documents + "/" + sha256;

    public static string DocumentPage(string sha256, int page) =>
        string.Create(CultureInfo.InvariantCulture, $"{Document(sha256)}/pages/{page}");

    /// <summary>The same page with a finding marked on it.</summary>
    public static string MarkedPage(string sha256, int page, string reference) => $"{DocumentPage(sha256, page)}?{FindingName}={reference}";

    public static string SitemapFile(int number) => string.Create(CultureInfo.InvariantCulture, $"/sitemap-{number}.xml");
    /// <summary>A file of the open data.</summary>
    public static string DataFile(string name) => Data + "/" + name;

    /// <summary>A page of a PDF at its publisher's, as browsers open it.</summary>
    public static string PublishedPage(string url, int page) => string.Create(CultureInfo.InvariantCulture, $"{url}#page={page}");

    private static string Query(SearchAddress address)
    {
        var pairs = string.Join('&', address.Pairs().Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}"));
        return pairs.Length > 0 ? "?" + pairs : "";
    }
}

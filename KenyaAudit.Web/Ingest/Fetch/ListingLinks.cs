using System.Xml;
using AngleSharp.Html.Parser;

namespace KenyaAudit.Web.Ingest.Fetch;

/// <summary>The addresses that a listing leads to, in its order, each once: links of a web page, or entries of a sitemap.</summary>
internal static class ListingLinks
{
    private static readonly string[] LinkAttributes = ["href", "data-downloadurl"];

    /// <summary>Throws <see cref="XmlException"/> where a sitemap cannot be read.</summary>
    public static IReadOnlyList<Uri> Of(string content, Uri address)
    {
        var found = content.TrimStart('\uFEFF', ' ', '\r', '\n').StartsWith("<?xml", StringComparison.Ordinal) ? OfSitemap(content) : OfPage(content);
        return [.. found.Select(text => Clean(text, address)).OfType<Uri>().Distinct()];
    }

    /// <summary>An address without parameters that are new at every visit: else each visit would find a new document.</summary>
    public static Uri Without(Uri address, IReadOnlyList<string> parameters)
    {
        var kept = address.Query.TrimStart('?').Split('&').Where(pair => !parameters.Contains(pair.Split('=')[0], StringComparer.Ordinal));
        return parameters.Count == 0 || address.Query.Length == 0 ? address : new UriBuilder(address) { Query = string.Join('&', kept) }.Uri;
    }

    // Marks such as #new_tab and #page=12 are for the reader's browser.
    private static Uri? Clean(string text, Uri address) =>
        Uri.TryCreate(address, text.Trim(), out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? new Uri(Secure(uri, address).GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped)) : null;

    // A page reached over https may still write old links with http; they are asked for over https or not at all.
    private static Uri Secure(Uri uri, Uri address) => uri.Scheme == Uri.UriSchemeHttp && address.Scheme == Uri.UriSchemeHttps && uri.IsDefaultPort
        ? new UriBuilder(uri) { Scheme = Uri.UriSchemeHttps, Port = -1 }.Uri : uri;

    private static List<string> OfPage(string content)
    {
        using var page = new HtmlParser().ParseDocument(content);
        return [.. page.QuerySelectorAll("a").SelectMany(link => LinkAttributes.Select(link.GetAttribute)).OfType<string>()];
    }

    private static List<string> OfSitemap(string content)
    {
        var found = new List<string>();
        using var text = new StringReader(content.TrimStart('\uFEFF', ' ', '\r', '\n'));
        using var xml = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "loc" })
            {
                found.Add(xml.ReadElementContentAsString());
            }
        }

        return found;
    }
}

using System.Globalization;
using System.Text;
using System.Xml;
using KenyaAudit.Web.Ui;

namespace KenyaAudit.Web.Api;

/// <summary>What robots are told: where they may go, and every public address.</summary>
internal static class Sitemaps
{
    /// <summary>The protocol allows 50,000 addresses a file.</summary>
    private const int MostInFile = 45_000;
    private const string Schema = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapSitemaps(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(SiteLinks.Sitemap, Methods, WholeAsync).WithMetadata(new PublicAnswerAttribute(AnswerSource.Store));
        routes.MapMethods("/sitemap-{number:int:min(1)}.xml", Methods, FileAsync).WithMetadata(new PublicAnswerAttribute(AnswerSource.Store));
        routes.MapMethods(SiteLinks.Robots, Methods, Robots).WithMetadata(new PublicAnswerAttribute(AnswerSource.Store));
    }

    /// <summary>The addresses themselves.</summary>
    public static string UrlSet(IEnumerable<SitemapEntry> entries, Func<string, string> absolute) => Write("urlset", entries.Select(entry => ("url", entry)), absolute);

    /// <summary>The files that hold them.</summary>
    public static string Index(int files, Func<string, string> absolute) => Write(
        "sitemapindex", Enumerable.Range(1, files).Select(number => ("sitemap", new SitemapEntry(SiteLinks.SitemapFile(number), null))), absolute);

    private static async Task<IResult> WholeAsync(HttpContext context, SitemapQuery query, PublicAddress site, CancellationToken cancellation)
    {
        string Absolute(string path) => site.Of(context.Request, path);
        var total = await query.CountAsync(cancellation);
        return Xml(total > MostInFile
            ? Index((total + MostInFile - 1) / MostInFile, Absolute)
            : UrlSet(await query.RunAsync(1, MostInFile, cancellation), Absolute));
    }

    private static async Task<IResult> FileAsync(int number, HttpContext context, SitemapQuery query, PublicAddress site, CancellationToken cancellation)
    {
        var entries = await query.RunAsync(number, MostInFile, cancellation);
        return entries.Count > 0 ? Xml(UrlSet(entries, path => site.Of(context.Request, path))) : Results.NotFound();
    }

    private static IResult Robots(HttpContext context, PublicAddress site) => Results.Text(
        $"User-agent: *\nAllow: /\nDisallow: /admin\n\nSitemap: {site.Of(context.Request, SiteLinks.Sitemap)}\n", "text/plain", Encoding.UTF8);

    private static IResult Xml(string text) => Results.Text(text, "application/xml", Encoding.UTF8);

    private static string Write(string root, IEnumerable<(string Element, SitemapEntry Entry)> rows, Func<string, string> absolute)
    {
        using var text = new Utf8Text();
        using (var xml = XmlWriter.Create(text))
        {
            xml.WriteStartElement(root, Schema);
            foreach (var (element, entry) in rows)
            {
                xml.WriteStartElement(element, Schema);
                xml.WriteElementString("loc", Schema, absolute(entry.Path));
                if (entry.At is { } at)
                {
                    xml.WriteElementString("lastmod", Schema, Nairobi.Machine(at));
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return text.ToString();
    }

    // The declaration names the encoding of the writer, which for a plain one is UTF-16.
    private sealed class Utf8Text() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}

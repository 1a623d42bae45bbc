using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Ui;

/// <summary>Makes an address of the site absolute, for what leaves it: citations, previews, shared links, the sitemap.</summary>
internal sealed class PublicAddress(IOptions<SiteOptions> options)
{
    public string Of(HttpRequest request, string address) =>
        (options.Value.PublicUrl is { Length: > 0 } site ? site.TrimEnd('/') : $"{request.Scheme}://{request.Host}{request.PathBase}") + address;
}

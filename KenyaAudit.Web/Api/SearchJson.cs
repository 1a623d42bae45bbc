using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Pages.Search;
using KenyaAudit.Web.Ui;

namespace KenyaAudit.Web.Api;

/// <summary>The JSON twin of the search page. Keys are frozen.</summary>
internal sealed record SearchJson(
    int Total,
    int TookMs,
    int Page,
    int Pages,
    IReadOnlyList<HitJson> Hits,
    IReadOnlyDictionary<string, IReadOnlyList<FacetJson>> Facets,
    IReadOnlyList<string> Notices)
{
    public static SearchJson Of(SearchAnswer answer) => new(
        answer.Total,
        answer.TookMs,
        answer.Address.Page,
        answer.Pages,
        [.. answer.Hits.Select(HitJson.Of)],
        answer.Facets.ToDictionary(facet => facet.Name, facet => (IReadOnlyList<FacetJson>)
            [.. facet.Values.Select(value => new FacetJson(value.Value, value.Label, value.Count))]),
        answer.Notices);
}

internal sealed record FacetJson(string Value, string Label, int Count);

internal sealed record HitJson(
    string Ref,
    string Title,
    string Entity,
    string EntitySlug,
    string? Vote,
    string? County,
    string? FinancialYear,
    string Section,
    string Basis,
    string? Opinion,
    string Category,
    decimal? AmountInQuestion,
    int? PrintedPage,
    int PdfPage,
    string? Snippet,
    string Url)
{
    public static HitJson Of(HitItem hit) => new(
        hit.Reference,
        hit.Title,
        hit.EntityName,
        hit.EntitySlug,
        hit.Vote,
        hit.CountyName,
        hit.Year,
        hit.Section.Slug(),
        hit.Basis.Slug(),
        hit.Opinion?.Slug(),
        hit.Category,
        hit.Amount?.Shillings,
        hit.PrintedNumber,
        hit.PdfPage,
        hit.Passage?.ToString(),
        SiteLinks.Finding(hit.Reference));
}

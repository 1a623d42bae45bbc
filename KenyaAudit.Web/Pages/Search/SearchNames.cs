using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KenyaAudit.Web.Pages.Search;

/// <summary>The names behind the address words of filters; a word without a name does not exist.</summary>
internal sealed class SearchNames(AuditDb db, IStringLocalizer<SiteText> text)
{
    /// <summary>Label by value for one filter; values that do not exist are absent.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(string name, IReadOnlyCollection<string> values, CancellationToken cancellation)
    {
        if (values.Count == 0)
        {
            return new Dictionary<string, string>();
        }

        return name switch
        {
            SearchAddress.EntityName => await db.Entities.AsNoTracking().Where(row => values.Contains(row.Slug))
                .ToDictionaryAsync(row => row.Slug, row => row.Name, cancellation),
            SearchAddress.CountyName => await db.Counties.AsNoTracking().Where(row => values.Contains(row.Slug))
                .ToDictionaryAsync(row => row.Slug, row => row.Name, cancellation),
            SearchAddress.CategoryName => await db.Categories.AsNoTracking().Where(row => values.Contains(row.Slug))
                .ToDictionaryAsync(row => row.Slug, row => row.Label, cancellation),
            _ => values.Select(value => (Value: value, Label: Word(name, value))).Where(pair => pair.Label is not null)
                .ToDictionary(pair => pair.Value, pair => pair.Label!),
        };
    }

    private string? Word(string name, string value) => name switch
    {
        SearchAddress.YearName => FinancialYear.TryParse(value, out var year) ? year.ToString() : null,
        SearchAddress.SectionName => Slugs.Parse<ReportSection>(value) is { } section ? text[section.ShortLabel()].Value : null,
        SearchAddress.BasisName => Slugs.Parse<Basis>(value) is { } basis ? text[basis.Label()].Value : null,
        SearchAddress.OpinionName => Slugs.Parse<Opinion>(value) is { } opinion ? text[opinion.Label()].Value : null,
        _ => null,
    };
}

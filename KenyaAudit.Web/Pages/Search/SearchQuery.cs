using System.Globalization;
using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Search;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KenyaAudit.Web.Pages.Search;

/// <summary>One search from address to hits: the index gives keys, the store what is shown of them.</summary>
internal sealed class SearchQuery(AuditDb db, FindingIndex index, SearchReader reader, SearchNames names, IStringLocalizer<SiteText> text, TimeProvider clock, SearchMeters meters)
{
    // Names are fetched for the most frequent values of a facet only.
    private const int FacetValues = 100;

    public async Task<SearchAnswer> RunAsync(IQueryCollection query, CancellationToken cancellation)
    {
        var start = clock.GetTimestamp();
        var (address, notices) = reader.Read(query);
        address = await KnownAsync(address, notices, cancellation);
        var result = index.Search(Request(address));
        var pages = Math.Max(1, (result.Total + SearchRequest.PageSize - 1) / SearchRequest.PageSize);
        if (address.Page > pages)
        {
            notices.Add(text["There is no such page; this is the last of {0}.", pages]);
            address = address.At(pages);
            result = index.Search(Request(address));
        }

        notices.AddRange(result.Notices.Select(notice => (string)text[notice]).Except(notices));
        var asked = clock.GetElapsedTime(start);
        var answer = new SearchAnswer(
            address,
            result.Total,
            (int)Math.Ceiling(asked.TotalMilliseconds),
            pages,
            await HitsAsync(result.Hits, cancellation),
            await FacetsAsync(address, result, cancellation),
            notices)
        {
            Corrections = result.Corrections,
            Synonyms = result.Synonyms,
            Nothing = result.Nothing,
        };
        meters.Asked(clock.GetElapsedTime(start), result.Total);
        return answer;
    }

    private async Task<SearchAddress> KnownAsync(SearchAddress address, List<string> notices, CancellationToken cancellation)
    {
        string[] stored = [SearchAddress.EntityName, SearchAddress.CountyName, SearchAddress.CategoryName];
        var page = address.Page;
        foreach (var name in stored.Where(name => address.Values(name).Count > 0))
        {
            var known = await names.OfAsync(name, address.Values(name), cancellation);
            notices.AddRange(address.Values(name).Where(value => !known.ContainsKey(value)).Select(value => reader.Unknown(name, value)));
            address = address.With(name, address.Values(name).Where(known.ContainsKey));
        }

        return address.At(page);
    }

    private static SearchRequest Request(SearchAddress address) => new()
    {
        Text = address.Text,
        Entities = address.Values(SearchAddress.EntityName),
        Counties = address.Values(SearchAddress.CountyName),
        Years = [.. address.Values(SearchAddress.YearName).Select(value => FinancialYear.TryParse(value, out var year) ? year : default)],
        Sections = Parsed<ReportSection>(address, SearchAddress.SectionName),
        Bases = Parsed<Basis>(address, SearchAddress.BasisName),
        Opinions = Parsed<Opinion>(address, SearchAddress.OpinionName),
        Categories = address.Values(SearchAddress.CategoryName),
        Min = address.Min is { } min ? new Kes(min * 100) : null,

        // To the last cent of the largest amount, as the bands count it.
        Max = address.Max is { } max ? new Kes(Math.Min(max, (long.MaxValue / 100) - 1) * 100 + 99) : null,
        Exact = address.Exact,
        Sort = address.Sort switch
        {
            SortWords.Newest => SearchSort.Newest,
            SortWords.Amount => SearchSort.Amount,
            _ => SearchSort.Relevance,
        },
        Page = address.Page,
    };

    private static List<T> Parsed<T>(SearchAddress address, string name) where T : struct, Enum =>
        [.. address.Values(name).Select(Slugs.Parse<T>).OfType<T>()];

    private async Task<IReadOnlyList<HitItem>> HitsAsync(IReadOnlyList<SearchHit> hits, CancellationToken cancellation)
    {
        var references = hits.Select(hit => hit.Reference).ToList();
        var rows = await db.FindingVersions.AsNoTracking()
            .Where(version => references.Contains(version.Finding.Reference)
                && version.Number == version.Finding.CurrentVersion && version.Finding.Status == FindingStatus.Published)
            .Select(version => new HitItem
            {
                Reference = version.Finding.Reference,
                Number = version.Finding.Number,
                ReportTitle = version.Finding.Report.Title,
                Title = version.Title,
                EntityName = version.Finding.Entity.Name,
                EntitySlug = version.Finding.Entity.Slug,
                Vote = version.Finding.Entity.Vote,
                CountyName = version.Finding.Entity.County!.Name,
                EndYear = version.Finding.Report.FinancialYear,
                Section = version.Finding.Section,
                Basis = version.Finding.Basis,
                Opinion = version.Finding.Opinion,
                Category = version.Category.Slug,
                AmountCents = version.AmountInQuestionCents,
                PrintedPage = version.PrintedPage,
                PdfPage = version.PdfPage,
            })
            .ToDictionaryAsync(item => item.Reference, cancellation);

        // A finding withdrawn since the index was written has no row left to show.
        return [.. hits.Where(hit => rows.ContainsKey(hit.Reference)).Select(hit => rows[hit.Reference] with { Passage = hit.Passage })];
    }

    private async Task<IReadOnlyList<Facet>> FacetsAsync(SearchAddress address, SearchResult result, CancellationToken cancellation)
    {
        var facets = new List<Facet>();
        foreach (var name in SearchAddress.FilterNames)
        {
            var counts = result.Facets.GetValueOrDefault(name, []).ToDictionary(count => count.Value, count => count.Count);
            var values = counts.Keys.Take(FacetValues).Union(address.Values(name)).ToList();
            var labels = await names.OfAsync(name, values, cancellation);
            facets.Add(new Facet(name, [.. values.Where(labels.ContainsKey).Select(value =>
                new FacetValue(value, labels[value], counts.GetValueOrDefault(value), address.Has(name, value)))]));
        }

        facets.Add(new Facet(SearchAddress.AmountName, [.. result.Facets[SearchAddress.AmountName].Select(count =>
            new FacetValue(count.Value, Band(count.Value), count.Count, address.Has(SearchAddress.AmountName, count.Value)))]));
        return facets;
    }

    /// <summary>"Ksh 1 million to 10 million" from "1000000..9999999".</summary>
    private string Band(string value)
    {
        var bounds = value.Split("..");
        var from = long.Parse(bounds[0], CultureInfo.InvariantCulture);
        return from == 0 ? text["Below Ksh {0}", Short(long.Parse(bounds[1], CultureInfo.InvariantCulture) + 1)]
            : bounds[1].Length == 0 ? text["Ksh {0} and more", Short(from)]
            : text["Ksh {0} to {1}", Short(from), Short(long.Parse(bounds[1], CultureInfo.InvariantCulture) + 1)];
    }

    private string Short(long shillings) =>
        shillings >= 1_000_000_000 ? text["{0} billion", shillings / 1_000_000_000] : text["{0} million", shillings / 1_000_000];
}

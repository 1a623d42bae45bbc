using System.Globalization;
using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Search;
using KenyaAudit.Web.Ui;

namespace KenyaAudit.Web.Pages.Search;

/// <summary>What a search gives: the page and the JSON twin print the same.</summary>
internal sealed record SearchAnswer(
    SearchAddress Address,
    int Total,
    int TookMs,
    int Pages,
    IReadOnlyList<HitItem> Hits,
    IReadOnlyList<Facet> Facets,
    IReadOnlyList<string> Notices)
{
    /// <summary>Words that were searched for instead of those typed; exact=1 undoes it.</summary>
    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    /// <summary>What was searched for besides what was typed; exact=1 undoes it.</summary>
    public IReadOnlyList<SynonymUse> Synonyms { get; init; } = [];

    /// <summary>Help where nothing was found; its filters have the names of the address, min and max together "amount".</summary>
    public NothingFound? Nothing { get; init; }

    public int FirstNumber => ((Address.Page - 1) * SearchRequest.PageSize) + 1;

    /// <summary>Facets that still can change something: not those whose only value all hits have.</summary>
    public IEnumerable<Facet> Open => Facets.Where(facet => facet.Values.Any(value => !value.Active)
        && (facet.Values.Count > 1 || facet.Values[0].Count < Total));

    public bool CanNarrow => Open.Any();

    /// <summary>Page numbers for the pager: first, last and the neighbours; 0 is a gap.</summary>
    public IEnumerable<int> PagerNumbers()
    {
        var before = 0;
        foreach (var number in Enumerable.Range(Math.Max(1, Address.Page - 1), 3).Where(number => number <= Pages).Append(1).Append(Pages).Distinct().Order())
        {
            if (number > before + 1)
            {
                yield return 0;
            }

            yield return number;
            before = number;
        }
    }
}

internal sealed record Facet(string Name, IReadOnlyList<FacetValue> Values);

internal sealed record FacetValue(string Value, string Label, int Count, bool Active);

/// <summary>A finding as a list of results shows it.</summary>
internal sealed record HitItem
{
    public required string Reference { get; init; }
    public required int Number { get; init; }
    public required string ReportTitle { get; init; }
    public required string Title { get; init; }
    public required string EntityName { get; init; }
    public required string EntitySlug { get; init; }
    public string? Vote { get; init; }
    public string? CountyName { get; init; }
    public int? EndYear { get; init; }
    public required ReportSection Section { get; init; }
    public required Basis Basis { get; init; }
    public Opinion? Opinion { get; init; }
    public required string Category { get; init; }
    public long? AmountCents { get; init; }
    public string? PrintedPage { get; init; }
    public required int PdfPage { get; init; }
    public Passage? Passage { get; init; }

    public string? Year => EndYear is { } year ? new FinancialYear(year).ToString() : null;

    public Kes? Amount => AmountCents is { } cents ? new Kes(cents) : null;

    /// <summary>The printed page where it is a number.</summary>
    public int? PrintedNumber => PageNumbers.Printed(PrintedPage);
}

internal static class PageNumbers
{
    /// <summary>Null where the page prints none or a roman numeral.</summary>
    public static int? Printed(string? printed) =>
        int.TryParse(printed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

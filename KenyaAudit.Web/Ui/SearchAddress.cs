using System.Globalization;

namespace KenyaAudit.Web.Ui;

/// <summary>A search as its address says it: words, filters by name, bounds, order, page. Always in canonical form.</summary>
internal sealed record SearchAddress
{
    public const string TextName = "q";
    public const string EntityName = "entity";
    public const string CountyName = "county";
    public const string YearName = "fy";
    public const string SectionName = "section";
    public const string BasisName = "basis";
    public const string OpinionName = "opinion";
    public const string CategoryName = "category";
    public const string MinName = "min";
    public const string MaxName = "max";
    public const string ExactName = "exact";
    public const string SortName = "sort";
    public const string PageName = "p";

    /// <summary>Every parameter a search reads.</summary>
    public const string Parameters = "q entity county fy section basis opinion category min max exact sort p";

    /// <summary>The filters, in the order of the address.</summary>
    public static readonly IReadOnlyList<string> FilterNames =
        [EntityName, CountyName, YearName, SectionName, BasisName, OpinionName, CategoryName];

    /// <summary>The facet of amount bands: no parameter of its own, its values "from..to" are written as min and max.</summary>
    public const string AmountName = "amount";

    public static readonly SearchAddress Empty = new();

    public string Text { get; init; } = "";

    /// <summary>Values by filter name; a name without values is absent.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Filters { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Whole shillings.</summary>
    public long? Min { get; init; }
    public long? Max { get; init; }

    /// <summary>Without synonyms, acronyms and corrected spelling.</summary>
    public bool Exact { get; init; }

    /// <summary>Null is the default order.</summary>
    public string? Sort { get; init; }
    public int Page { get; init; } = 1;

    public bool IsFiltered => Filters.Count > 0 || Min is not null || Max is not null;

    public IReadOnlyList<string> Values(string name) => Filters.GetValueOrDefault(name, []);

    public bool Has(string name, string value) => name == AmountName ? value == Band : Values(name).Contains(value);

    private string Band => string.Create(CultureInfo.InvariantCulture, $"{Min}..{Max}");

    public SearchAddress At(int page) => this with { Page = page };

    /// <summary>The search of one filter and nothing else.</summary>
    public static SearchAddress Of(string name, string value) => Empty.With(name, [value]);

    /// <summary>The same search with one filter's values replaced, from its first page.</summary>
    public SearchAddress With(string name, IEnumerable<string> values)
    {
        var filters = Filters.Where(pair => pair.Key != name).ToDictionary(pair => pair.Key, pair => pair.Value);
        var sorted = values.Distinct().Order(StringComparer.Ordinal).ToList();
        if (sorted.Count > 0)
        {
            filters[name] = sorted;
        }

        return this with { Filters = filters, Page = 1 };
    }

    /// <summary>The value added when absent, taken away when present.</summary>
    public SearchAddress Toggle(string name, string value) => name == AmountName ? ToggleBand(value)
        : With(name, Has(name, value) ? Values(name).Where(held => held != value) : Values(name).Append(value));

    private SearchAddress ToggleBand(string band)
    {
        var bounds = band.Split("..");
        long? Bound(int at) => !Has(AmountName, band) && long.TryParse(bounds.ElementAtOrDefault(at), NumberStyles.None, CultureInfo.InvariantCulture, out var shillings) ? shillings : null;
        return this with { Min = Bound(0), Max = Bound(1), Page = 1 };
    }

    /// <summary>What a form keeps besides its own fields.</summary>
    public IEnumerable<(string Name, string Value)> FilterPairs() =>
        FilterNames.SelectMany(name => Values(name).Select(value => (name, value)));

    /// <summary>Every parameter that is not at its default, in canonical order.</summary>
    public IEnumerable<(string Name, string Value)> Pairs()
    {
        IEnumerable<(string Name, string? Value)> all =
        [
            (TextName, Text.Length > 0 ? Text : null),
            .. FilterPairs(),
            (MinName, Min?.ToString(CultureInfo.InvariantCulture)),
            (MaxName, Max?.ToString(CultureInfo.InvariantCulture)),
            (ExactName, Exact ? "1" : null),
            (SortName, Sort),
            (PageName, Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
        ];
        return all.Where(pair => pair.Value is not null).Select(pair => (pair.Name, pair.Value!));
    }
}

using System.Globalization;
using System.Text;
using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Ui;
using Microsoft.Extensions.Localization;

namespace KenyaAudit.Web.Pages.Search;

/// <summary>
/// Reads an address into a canonical <see cref="SearchAddress"/>. What makes no sense is left out and said; nothing is an error.
/// Whether an entity, county or category exists is for the store to say.
/// </summary>
internal sealed class SearchReader(IStringLocalizer<SiteText> text)
{
    private const int MaxText = 200;
    private const int MaxValues = 20;
    private const int MaxSlug = 160;
    private const int ShownOfBadValue = 40;

    public SearchReading Read(IQueryCollection query)
    {
        var notices = new List<string>();
        var address = new SearchAddress
        {
            Text = Words(Single(query, SearchAddress.TextName, notices), notices),
            Min = Shillings(query, SearchAddress.MinName, notices),
            Max = Shillings(query, SearchAddress.MaxName, notices),
            Exact = Flag(Single(query, SearchAddress.ExactName, notices), notices),
            Sort = Sort(Single(query, SearchAddress.SortName, notices), notices),
        };
        if (address.Min > address.Max)
        {
            notices.Add(text["The smallest amount was larger than the largest, so the two were exchanged."]);
            address = address with { Min = address.Max, Max = address.Min };
        }

        address = SearchAddress.FilterNames.Aggregate(address, (so, name) => so.With(name, Values(query, name, notices)));
        return new SearchReading(address.At(Page(Single(query, SearchAddress.PageName, notices), notices)), notices);
    }

    private List<string> Values(IQueryCollection query, string name, List<string> notices)
    {
        var given = query[name].Select(value => Clean(value)).Where(value => value.Length > 0).Distinct().ToList();
        if (given.Count > MaxValues)
        {
            notices.Add(text["Only the first {0} values of “{1}” were used.", MaxValues, (string)text[Ui.Words.FilterLabel(name)]]);
        }

        var values = new List<string>();
        foreach (var value in given.Take(MaxValues))
        {
            if (Slug(name, value) is { } slug)
            {
                values.Add(slug);
            }
            else
            {
                notices.Add(Unknown(name, value));
            }
        }

        return values;
    }

    public string Unknown(string name, string value) =>
        text["“{0}” is not known as a value of “{1}”, so it was left out.", Cut(value), (string)text[Ui.Words.FilterLabel(name)]];

    private static string? Slug(string name, string value) => name switch
    {
        SearchAddress.YearName => FinancialYear.TryParse(value, out var year) ? year.Slug : null,
        SearchAddress.SectionName => Slugs.Parse<ReportSection>(value)?.Slug(),
        SearchAddress.BasisName => Slugs.Parse<Basis>(value)?.Slug(),
        SearchAddress.OpinionName => Slugs.Parse<Opinion>(value)?.Slug(),
        _ => value.Length <= MaxSlug ? value.ToLowerInvariant() : null,
    };

    private string? Single(IQueryCollection query, string name, List<string> notices)
    {
        var values = query[name].Select(value => Clean(value)).Where(value => value.Length > 0).Distinct().ToList();
        if (values.Count > 1)
        {
            notices.Add(text["“{0}” was given more than once; the first was used.", name]);
        }

        return values.FirstOrDefault();
    }

    private string Words(string? given, List<string> notices)
    {
        if (given is null || given.Length <= MaxText)
        {
            return given ?? "";
        }

        notices.Add(text["The search was cut to its first {0} characters.", MaxText]);
        return Cut(given, MaxText);
    }

    private long? Shillings(IQueryCollection query, string name, List<string> notices)
    {
        if (Single(query, name, notices) is not { } given)
        {
            return null;
        }

        var digits = given.Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var shillings) && shillings <= long.MaxValue / 100)
        {
            return shillings;
        }

        notices.Add(text["“{0}” is not an amount in whole shillings, so it was left out.", Cut(given)]);
        return null;
    }

    private bool Flag(string? given, List<string> notices)
    {
        if (given is null or "0" or "1")
        {
            return given == "1";
        }

        notices.Add(text["“{0}” is neither 1 nor 0, so it was left out.", Cut(given)]);
        return false;
    }

    // Null is the default order, relevance.
    private string? Sort(string? given, List<string> notices)
    {
        switch (given?.ToLowerInvariant())
        {
            case null or SortWords.Relevance:
                return null;
            case SortWords.Newest or SortWords.Amount:
                return given.ToLowerInvariant();
            default:
                notices.Add(text["“{0}” is not an order; best matches come first.", Cut(given)]);
                return null;
        }
    }

    private int Page(string? given, List<string> notices)
    {
        if (given is null)
        {
            return 1;
        }

        if (int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page >= 1)
        {
            return page;
        }

        // Digits that fit no number still mean "far down".
        if (given.All(char.IsAsciiDigit) && given.Trim('0').Length > 0)
        {
            return int.MaxValue;
        }

        notices.Add(text["“{0}” is not a page number; this is the first page.", Cut(given)]);
        return 1;
    }

    private static string Clean(string? value)
    {
        var clean = new StringBuilder(value?.Length ?? 0);
        foreach (var rune in (value ?? "").EnumerateRunes())
        {
            clean.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return clean.ToString().Trim();
    }

    // Never in the middle of a surrogate pair.
    private static string Cut(string value, int length = ShownOfBadValue) =>
        value.Length <= length ? value : value[..(char.IsHighSurrogate(value[length - 1]) ? length - 1 : length)].TrimEnd();
}

/// <summary>The orders, as addresses write them.</summary>
internal static class SortWords
{
    public const string Relevance = "relevance";
    public const string Newest = "newest";
    public const string Amount = "amount";
}

internal sealed record SearchReading(SearchAddress Address, List<string> Notices);

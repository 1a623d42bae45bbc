using KenyaAudit.Web.Search;
using KenyaAudit.Web.Ui;

namespace KenyaAudit.Web.Pages.Search;

/// <summary>What the page says and keeps of an answer beside the hits.</summary>
internal static class Kept
{
    /// <summary>What the form sends beside its own fields, so that new words keep filters, order and exactness.</summary>
    public static IEnumerable<(string Name, string Value)> With(SearchAddress address) =>
        address.Pairs().Where(pair => pair.Name is not (SearchAddress.TextName or SearchAddress.MinName or SearchAddress.MaxName or SearchAddress.PageName));

    /// <summary>The notices without those about corrections: the page says these with a link that undoes them.</summary>
    public static IEnumerable<string> Plain(this SearchAnswer answer) => answer.Notices.Where(notice => !answer.Corrections.Any(correction =>
        notice.Contains($"“{correction.Typed}”", StringComparison.Ordinal) && notice.Contains($"“{correction.Corrected}”", StringComparison.Ordinal)));

    /// <summary>The text with each typed word in its nearest spelling; the spellings alone where a word cannot be found in it.</summary>
    public static string Spelt(string text, IReadOnlyList<Correction> nearest)
    {
        var spelt = nearest.Aggregate(text, (so, word) => so.Replace(word.Typed, word.Corrected, StringComparison.OrdinalIgnoreCase));
        return spelt != text ? spelt : string.Join(' ', nearest.Select(word => word.Corrected));
    }

    /// <summary>The search without one filter, as <see cref="NothingFound"/> names it.</summary>
    public static SearchAddress Without(this SearchAddress address, string filter) =>
        filter == SearchAddress.AmountName ? address with { Min = null, Max = null, Page = 1 } : address.With(filter, []);
}

using KenyaAudit.Web.Search;
using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Search;

/// <summary>Names that begin as what was typed so far; never an error, nothing for nothing.</summary>
[PublicAnswer(AnswerSource.Index, SearchAddress.TextName)]
internal sealed class SuggestModel(FindingIndex index) : PageModel
{
    // One letter begins half of all names.
    private const int LeastTyped = 2;

    public string Typed { get; private set; } = "";

    /// <summary>By kind, the kind of the best name first.</summary>
    public IReadOnlyList<IGrouping<string, Suggestion>> Kinds { get; private set; } = [];

    public int Count => Kinds.Sum(kind => kind.Count());

    public IActionResult OnGet()
    {
        Typed = $"{Request.Query[SearchAddress.TextName]}".Trim();
        Kinds = Typed.Length < LeastTyped ? [] : [.. index.Suggest(Typed).GroupBy(found => found.Kind)];
        return this.PageOr("_Suggestions");
    }

    /// <summary>A vote has no filter of its own: it is a field of the words.</summary>
    public static string Address(Suggestion found) => SiteLinks.Search(
        found.Kind == FieldNames.Vote ? new SearchAddress { Text = $"{FieldNames.Vote}:{found.Value}" } : SearchAddress.Of(found.Kind, found.Value));

    /// <summary>A key for the localiser.</summary>
    public static string Label(string kind) => kind == FieldNames.Vote ? "Vote" : Words.FilterLabel(kind);
}

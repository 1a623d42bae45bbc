using System.Globalization;
using KenyaAudit.Web.Pages.Shared;
using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace KenyaAudit.Web.Pages.Search;

[PublicAnswer(AnswerSource.Index, SearchAddress.Parameters)]
internal sealed class IndexModel(SearchQuery query) : PageModel
{
    public const int RetrySeconds = 15;

    /// <summary>Values of a facet in sight; the others are one tap away.</summary>
    public const int FacetShown = 6;

    /// <summary>Enough for every county; entities are too many and their names too long, and are found by typing them.</summary>
    public const int FacetMore = 50;
    public const int EntitiesMore = 20;

    /// <summary>Searches that find something in every national report: words, words in Swahili, a field, an amount.</summary>
    public static readonly IReadOnlyList<string> Examples = ["pending bills", "mishahara hewa", "opinion:adverse imprest", "amount>1b"];

    /// <summary>Null while the index is being built.</summary>
    public SearchAnswer? Answer { get; private set; }

    /// <summary>Of the window: a fragment carries it too, so that history and bookmarks name what is searched.</summary>
    public static string TitleOf(SearchAddress address, IStringLocalizer<SiteText> words) =>
        address.Text.Length > 0 ? words["{0}: search", address.Text] : words["Search the findings"];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (HttpContext.Features.GetRequiredFeature<SiteSnapshot>().IndexUnfilled)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            Response.Headers.RetryAfter = RetrySeconds.ToString(CultureInfo.InvariantCulture);
            return Page();
        }

        Answer = await query.RunAsync(Request.Query, cancellation);
        if (Request.WantsFragment())
        {
            Response.Headers["HX-Push-Url"] = SiteLinks.Search(Answer.Address);
        }

        return this.PageOr("_Results");
    }
}

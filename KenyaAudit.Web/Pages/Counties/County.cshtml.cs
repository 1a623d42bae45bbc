using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Counties;

[PublicAnswer(AnswerSource.Store, CountyListAddress.YearName)]
internal sealed class CountyModel(CountyQuery query) : PageModel
{
    [BindProperty(Name = CountyListAddress.YearName, SupportsGet = true)]
    public string? Year { get; set; }

    public CountyProfile? County { get; private set; }

    public string Asked { get; private set; } = "";

    public int? AskedYear => CountyListAddress.YearOf(Year);

    /// <summary>The year of the answer: the one asked for where its budget is loaded, else the latest reported.</summary>
    public BudgetFigure? Answer => County!.BudgetOf(AskedYear) ?? County.BudgetOf(County.Reports.LatestReported) ?? (County.Budgets.Count > 0 ? County.Budgets[0] : null);

    public async Task<IActionResult> OnGetAsync(string? slug, CancellationToken cancellation)
    {
        // An address of blanks binds to nothing.
        slug ??= "";
        var canonical = slug.ToLowerInvariant();
        Asked = CountyListAddress.Shortened(slug);
        County = await query.RunAsync(canonical, cancellation);
        if (County is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        var year = AskedYear is { } known ? $"?{CountyListAddress.YearName}={new FinancialYear(known).Slug}" : "";
        return slug == canonical ? Page() : LocalRedirectPermanent("~" + SiteLinks.County(canonical) + year);
    }
}

using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Counties;

[PublicAnswer(AnswerSource.Store, CountyListAddress.Parameters)]
internal sealed class IndexModel(CountyListQuery query) : PageModel
{
    [BindProperty(Name = CountyListAddress.MeasureName, SupportsGet = true)]
    public string? Measure { get; set; }

    [BindProperty(Name = CountyListAddress.YearName, SupportsGet = true)]
    public string? Year { get; set; }

    [BindProperty(Name = CountyListAddress.SortName, SupportsGet = true)]
    public string? Sort { get; set; }

    public CountyListAddress Address { get; private set; } = null!;

    public CountyList List { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Address = CountyListAddress.Read(Measure, Year, Sort);
        List = await query.RunAsync(Address, cancellation);
    }

    /// <summary>The address word of a year that is not the default one; null keeps links short.</summary>
    public string? YearWord => List.Year == List.Reports.LatestReported ? null : List.FinancialYear?.Slug;

    public string CountyLink(CountyLine line) => SiteLinks.County(line.Slug) + (YearWord is { } word ? $"?{CountyListAddress.YearName}={word}" : "");

    /// <summary>The value of aria-sort; null where the list is not in this order.</summary>
    public string? Sorted(ListOrder order) => Address.Order != order ? null : Address.Descending ? "descending" : "ascending";
}

using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Counties;

[PublicAnswer(AnswerSource.Store, ParameterName)]
internal sealed class CompareModel(CompareQuery query) : PageModel
{
    public const string ParameterName = "c";

    private const int MostRead = 10;

    [BindProperty(Name = ParameterName, SupportsGet = true)]
    public string[] Asked { get; set; } = [];

    public Comparison Comparison { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        // A select left empty sends an empty value. Caches take the same counties in another order for the same address, so the order is the alphabet's.
        var slugs = Asked.Where(slug => !string.IsNullOrWhiteSpace(slug)).Select(slug => slug.Trim().ToLowerInvariant())
            .Distinct().Order(StringComparer.Ordinal).Take(MostRead);
        Comparison = await query.RunAsync([.. slugs], cancellation);
    }
}

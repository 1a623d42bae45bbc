using System.Globalization;
using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Access;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Admin.Quarantine;

/// <summary>What was read and not published, narrowed by source, state, year and words of the reasons. Without a state asked for, what waits.</summary>
[Authorize(Policy = Policies.Viewer)]
[PostPolicy(Policies.Editor)]
[ResponseCache(NoStore = true)]
internal sealed class IndexModel(QuarantineQuery query) : PageModel
{
    public const string AnyState = "any";
    private const int LongestWords = 200;

    public QuarantineList List { get; private set; } = null!;

    public PageLinks Links { get; private set; } = null!;

    public IReadOnlyList<string> Sources { get; private set; } = [];

    public IReadOnlyList<FinancialYear> Years { get; private set; } = [];

    public QuarantineFilter Filter { get; private set; } = null!;

    [TempData]
    public string? Said { get; set; }

    public async Task OnGetAsync(string? source, string? state, string? q, string? fy, string? p, CancellationToken cancellation)
    {
        Sources = await query.SourcesAsync(cancellation);
        Years = [.. (await query.YearsAsync(cancellation)).Select(year => new FinancialYear(year))];
        Filter = new QuarantineFilter(
            Sources.FirstOrDefault(id => id == source),
            Enum.TryParse<QuarantineState>(state, ignoreCase: true, out var found) && Enum.IsDefined(found) ? found : state == AnyState ? null : QuarantineState.Open,
            string.IsNullOrWhiteSpace(q) ? null : q.Trim()[..Math.Min(LongestWords, q.Trim().Length)],
            FinancialYear.TryParse(fy, out var year) ? year.EndYear : null);
        List = await query.ListAsync(Filter, PageLinks.Number(p), cancellation);
        Links = new PageLinks(AlertCauses.QuarantinePage, [.. Kept()], List.Page, List.Pages);
    }

    public static string Address(int id) => string.Create(CultureInfo.InvariantCulture, $"{AlertCauses.QuarantinePage}/{id}");

    private IEnumerable<(string, string)> Kept()
    {
        if (Filter.Source is { } source)
        {
            yield return ("source", source);
        }

        if (Filter.State != QuarantineState.Open)
        {
            yield return ("state", Filter.State?.ToString() ?? AnyState);
        }

        if (Filter.Words is { } words)
        {
            yield return ("q", words);
        }

        if (Filter.EndYear is { } year)
        {
            yield return ("fy", new FinancialYear(year).Slug);
        }
    }
}

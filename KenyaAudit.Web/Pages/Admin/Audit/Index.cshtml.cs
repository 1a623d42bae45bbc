using System.Globalization;
using KenyaAudit.Web.Access;
using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Admin.Audit;

/// <summary>Who did what: searched, paged, exported. A day that is none is as if not asked for.</summary>
[Authorize(Policy = Policies.Admin)]
[ResponseCache(NoStore = true)]
internal sealed class IndexModel(AuditQuery query) : PageModel
{
    public const string Path = "/admin/audit";
    private const int LongestWords = 200;

    // As a date field of a form sends it.
    private const string DayFormat = "yyyy-MM-dd";

    [BindProperty(Name = "actor", SupportsGet = true)]
    public string? Actor { get; set; }

    [BindProperty(Name = "act", SupportsGet = true)]
    public string? Act { get; set; }

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Words { get; set; }

    [BindProperty(Name = "from", SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(Name = "until", SupportsGet = true)]
    public string? Until { get; set; }

    public AuditList List { get; private set; } = null!;

    public PageLinks Links { get; private set; } = null!;

    public string ExportAddress => new PageLinks(Path + "/csv", Links.Kept, 1, 1).At(1);

    public IReadOnlyList<string> Actors { get; private set; } = [];

    public IReadOnlyList<string> Acts { get; private set; } = [];

    public async Task OnGetAsync(string? p, CancellationToken cancellation)
    {
        Actors = await query.ActorsAsync(cancellation);
        Acts = await query.ActionsAsync(cancellation);
        List = await query.ListAsync(Filter(), PageLinks.Number(p), cancellation);
        Links = new PageLinks(Path, [.. Kept()], List.Page, List.Pages);
    }

    public AuditCsv OnGetCsv() => new(query.Export(Filter()));

    // Days as people in Kenya count them; the last day asked for is in.
    private AuditFilter Filter() => new(Said(Actor), Said(Act), Said(Words), Day(From) is { } from ? Nairobi.Start(from) : null, Day(Until) is { } last ? Nairobi.Start(last.AddDays(1)) : null);

    private IEnumerable<(string, string)> Kept()
    {
        foreach (var (name, value) in ((string, string?)[])[("actor", Said(Actor)), ("act", Said(Act)), ("q", Said(Words)), ("from", Day(From) is null ? null : From), ("until", Day(Until) is null ? null : Until)])
        {
            if (value is not null)
            {
                yield return (name, value);
            }
        }
    }

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim()[..Math.Min(LongestWords, text.Trim().Length)];

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 2200 ? day : null;
}

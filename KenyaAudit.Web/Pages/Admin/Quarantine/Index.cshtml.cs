using KenyaAudit.Web.Access;
using KenyaAudit.Web.Store;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Admin.Quarantine;

/// <summary>The records that were set aside, newest first. A filter that makes no sense is left out.</summary>
[Authorize(Policy = Policies.Viewer)]
[ResponseCache(NoStore = true)]
internal sealed class IndexModel(QuarantineQuery query) : PageModel
{
    public SetAsideList List { get; private set; } = null!;

    public string? Source { get; private set; }

    public QuarantineState? State { get; private set; }

    public string? Words { get; private set; }

    public async Task OnGetAsync(string? source, string? state, string? q, int p, CancellationToken cancellation)
    {
        Source = string.IsNullOrWhiteSpace(source) ? null : source;
        State = Enum.TryParse<QuarantineState>(state, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : state == "any" ? null : QuarantineState.Open;
        Words = string.IsNullOrWhiteSpace(q) ? null : q.Trim();
        List = await query.ListAsync(Source, State, Words, p, cancellation);
    }
}

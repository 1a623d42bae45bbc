using KenyaAudit.Web.Access;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Jobs;
using KenyaAudit.Web.Store;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Admin;

/// <summary>The admins' way in: sources to load, the latest runs, the way to the jobs.</summary>
[Authorize(Policy = Policies.Viewer)]
[PostPolicy(Policies.Admin)]
[ResponseCache(NoStore = true)]
internal sealed class IndexModel(AdminQuery query, SourceCatalog catalog, DueRuns due, RunStarter starter) : PageModel
{
    public IReadOnlyList<SourceRow> Sources { get; private set; } = [];

    public IReadOnlyList<AdminRun> Runs { get; private set; } = [];

    [TempData]
    public string? Said { get; set; }

    public bool ReadsDocuments(string sourceId) => catalog.Find(sourceId) is not null;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Sources = await query.SourcesAsync(cancellation);
        Runs = await query.RunsAsync(cancellation);
    }

    /// <summary>Asks for a run of one source's inbox; the row is the request, a worker carries it out.</summary>
    public async Task<IActionResult> OnPostLoadAsync(string source, CancellationToken cancellation)
    {
        if (await due.AskAsync(source, cancellation) is not { } runId)
        {
            return NotFound();
        }

        starter.Start(runId);
        Said = $"Run {runId} was asked for: it loads what lies in the inbox of {source}.";
        return RedirectToPage();
    }
}

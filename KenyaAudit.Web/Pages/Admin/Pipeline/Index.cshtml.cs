using System.ComponentModel.DataAnnotations;
using KenyaAudit.Web.Access;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Admin.Pipeline;

/// <summary>The sources, their runs, and what an admin may do to them.</summary>
[Authorize(Policy = Policies.Viewer)]
[PostPolicy(Policies.Admin)]
[ResponseCache(NoStore = true)]
internal sealed class IndexModel(PipelineQuery query, PipelineActions actions) : PageModel
{
    public IReadOnlyList<PipelineSource> Sources { get; private set; } = [];

    public IReadOnlyList<PipelineAlert> Alerts { get; private set; } = [];

    public RunList Runs { get; private set; } = null!;

    public PageLinks Links { get; private set; } = null!;

    /// <summary>Whether the reader may act, and so sees the buttons.</summary>
    public bool MayAct { get; private set; }

    [BindProperty(Name = "source", SupportsGet = true)]
    public string? Source { get; set; }

    [BindProperty(Name = "state", SupportsGet = true)]
    public string? State { get; set; }

    [TempData]
    public string? Said { get; set; }

    public async Task OnGetAsync(string? p, CancellationToken cancellation)
    {
        MayAct = await actions.MayActAsync(User);
        Sources = await query.SourcesAsync(cancellation);
        Alerts = await query.AlertsAsync(cancellation);
        Source = Sources.Any(source => source.Id == Source) ? Source : null;
        var state = Enum.TryParse<RunState>(State, ignoreCase: true, out var found) && Enum.IsDefined(found) ? found : (RunState?)null;
        State = state?.ToString();
        Runs = await query.RunsAsync(Source, state, PageLinks.Number(p), cancellation);
        (string, string)[] kept = [.. Kept("source", Source), .. Kept("state", State)];
        Links = new PageLinks(AlertCauses.PipelinePage, kept, Runs.Page, Runs.Pages);
    }

    public Task<IActionResult> OnPostStartAsync(string source, CancellationToken cancellation) =>
        ActAsync(() => actions.StartAsync(source, User.Identity?.Name, cancellation));

    public Task<IActionResult> OnPostDryRunAsync(string source, CancellationToken cancellation) =>
        ActAsync(() => actions.DryRunAsync(source, User.Identity?.Name, cancellation));

    public Task<IActionResult> OnPostPauseAsync(string source, [Required, StringLength(400)] string reason, CancellationToken cancellation) =>
        ActAsync(() => actions.PauseAsync(source, reason, cancellation));

    public Task<IActionResult> OnPostResumeAsync(string source, CancellationToken cancellation) =>
        ActAsync(() => actions.ResumeAsync(source, cancellation));

    private async Task<IActionResult> ActAsync(Func<Task<string?>> act)
    {
        if (!await actions.MayActAsync(User))
        {
            return Forbid();
        }

        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        if (await act() is not { } said)
        {
            return NotFound();
        }

        Said = said;
        return Redirect(AlertCauses.PipelinePage);
    }

    private static (string, string)[] Kept(string name, string? value) => value is null ? [] : [(name, value)];
}

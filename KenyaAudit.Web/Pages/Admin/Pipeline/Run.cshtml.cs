using System.Globalization;
using KenyaAudit.Web.Access;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Admin.Pipeline;

/// <summary>One run with its steps; while it goes on the page asks for its progress, and stops asking when it has ended.</summary>
[Authorize(Policy = Policies.Viewer)]
[PostPolicy(Policies.Admin)]
[ResponseCache(NoStore = true)]
internal sealed class RunModel(PipelineQuery query, PipelineActions actions, SourceCatalog catalog) : PageModel
{
    public IngestRunRow Run { get; private set; } = null!;

    /// <summary>The attempt after this one.</summary>
    public int? RetriedBy { get; private set; }

    /// <summary>Whether the reader may act; such a reader also sees the trace.</summary>
    public bool MayAct { get; private set; }

    public bool IsOpen => RunWords.IsOpen(Run.State);

    public bool CanRunAgain => MayAct && !IsOpen && Run.Sha256 is not null && catalog.Find(Run.SourceId) is not null;

    [TempData]
    public string? Said { get; set; }

    public string Address => AlertCauses.RunPage(Run.Id);

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellation)
    {
        if (await query.RunAsync(id, cancellation) is not { } run)
        {
            return NotFound();
        }

        Run = run;
        MayAct = await actions.MayActAsync(User);
        RetriedBy = await query.RetryOfAsync(id, cancellation);
        return this.PageOr("_Progress");
    }

    public async Task<IActionResult> OnPostCancelAsync(int id, CancellationToken cancellation)
    {
        if (!await actions.MayActAsync(User))
        {
            return Forbid();
        }

        Said = await actions.CancelAsync(id, User.Identity?.Name, cancellation);
        return Redirect(AlertCauses.RunPage(id));
    }

    public Task<IActionResult> OnPostAgainAsync(int id, CancellationToken cancellation) => AgainAsync(id, dry: false, cancellation);

    public Task<IActionResult> OnPostDryRunAsync(int id, CancellationToken cancellation) => AgainAsync(id, dry: true, cancellation);

    public static string Seconds(DateTime from, DateTime? to) => (to - from)?.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Machine and process of a run's owner; null where nobody has begun it.</summary>
    public static string? Node(string? owner) =>
        owner?.Split(':') is [var machine, var process, ..] ? $"{machine}, process {process}" : owner;

    private async Task<IActionResult> AgainAsync(int id, bool dry, CancellationToken cancellation)
    {
        if (!await actions.MayActAsync(User))
        {
            return Forbid();
        }

        return await actions.AgainAsync(id, dry, User.Identity?.Name, cancellation) is { } run ? Redirect(AlertCauses.RunPage(run)) : NotFound();
    }
}

using KenyaAudit.Web.Access;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Admin.Quarantine;

/// <summary>One refused record beside the page it stands on: correct and release, reject, read again. What is sent stays in the form until it is saved.</summary>
[Authorize(Policy = Policies.Viewer)]
[PostPolicy(Policies.Editor)]
[ResponseCache(NoStore = true)]
internal sealed class ItemModel(QuarantineQuery query, QuarantineEditor editor) : PageModel
{
    /// <summary>Leaves room in a version's reason for the words around it.</summary>
    public const int LongestReason = 330;

    public RecordDetail Detail { get; private set; } = null!;

    /// <summary>Null where an editor cannot release it.</summary>
    public ReleaseForm? Form { get; private set; }

    public bool MayAct { get; private set; }

    public string? Reason { get; private set; }

    public string? Fault { get; private set; }

    [TempData]
    public string? Said { get; set; }

    public bool IsOpen => Detail.Record.State == QuarantineState.Open;

    public async Task<IActionResult> OnGetAsync(int id, string? p, CancellationToken cancellation) =>
        await LoadAsync(id, p, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostReleaseAsync(int id, ReleaseForm form, string? reason, CancellationToken cancellation)
    {
        if (await RefuseAsync(id, reason, cancellation) is { } refusal)
        {
            return refusal;
        }

        if (Form is null)
        {
            return NotFound();
        }

        Form = form;
        Fault ??= ModelState.IsValid ? form.Fault(Detail.Entities, Detail.Pages) : "A field is missing or out of its range.";
        return Fault is null ? Answer(await editor.ReleaseAsync(form.Request(id, reason!), User.Identity?.Name, cancellation), "The record is published as a finding.") : Page();
    }

    public async Task<IActionResult> OnPostRejectAsync(int id, string? reason, CancellationToken cancellation) =>
        await RefuseAsync(id, reason, cancellation)
            ?? (Fault is null ? Answer(await editor.RejectAsync(id, reason!.Trim(), User.Identity?.Name, cancellation), "The record is rejected: it stays unpublished.") : Page());

    public async Task<IActionResult> OnPostReadAgainAsync(int id, string? reason, CancellationToken cancellation)
    {
        if (await RefuseAsync(id, reason, cancellation) is { } refusal)
        {
            return refusal;
        }

        if (Fault is null && await editor.ReadAgainAsync(Detail.Record, reason!.Trim(), User.Identity?.Name, cancellation) is { } run)
        {
            return Redirect(AlertCauses.RunPage(run));
        }

        Fault ??= "No document of this record is in the archive.";
        return Page();
    }

    private async Task<IActionResult?> RefuseAsync(int id, string? reason, CancellationToken cancellation)
    {
        if (!await editor.MayActAsync(User))
        {
            return Forbid();
        }

        if (!await LoadAsync(id, null, cancellation))
        {
            return NotFound();
        }

        Reason = reason;
        Fault = string.IsNullOrWhiteSpace(reason) ? "A reason is needed." : reason.Trim().Length > LongestReason ? "The reason is too long." : null;
        return null;
    }

    private IActionResult Answer(DeskAnswer answer, string done)
    {
        if (answer == DeskAnswer.Done)
        {
            Said = done;
            return RedirectToPage(new { id = Detail.Record.Id });
        }

        Fault = answer == DeskAnswer.Conflict
            ? "Nothing was saved: somebody decided on this record meanwhile, or its finding is withdrawn or already says the same."
            : "Nothing was saved: its report is not published, or the audited entity is unknown.";
        return Page();
    }

    private async Task<bool> LoadAsync(int id, string? page, CancellationToken cancellation)
    {
        if (await query.DetailAsync(id, page is null ? null : PageLinks.Number(page), cancellation) is not { } detail)
        {
            return false;
        }

        (Detail, Form) = (detail, QuarantineDraft.Read(detail.Record.Draft) is { } draft ? ReleaseForm.Of(draft) : null);
        MayAct = await editor.MayActAsync(User);
        return true;
    }
}

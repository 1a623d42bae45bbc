using KenyaAudit.Web.Access;
using KenyaAudit.Web.Ingest;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KenyaAudit.Web.Pages.Admin.Quarantine;

/// <summary>One refused record beside the page it stands on: correct and release, reject, read again. What is sent stays in the form until it is saved.</summary>
[Authorize(Policy = Policies.Viewer)]
[PostPolicy(Policies.Editor)]
[ResponseCache(NoStore = true)]
internal sealed class ItemModel(QuarantineQuery query, QuarantineEditor editor) : RecordModel(query, editor)
{
    public const int LongestCell = 400;

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
        return Fault is null ? Answer(await Editor.ReleaseAsync(form.Request(id, reason!), User.Identity?.Name, cancellation), "The record is published as a finding.") : Page();
    }

    public async Task<IActionResult> OnPostReleaseFigureAsync(int id, Dictionary<string, string?>? cells, string? reason, CancellationToken cancellation)
    {
        if (await RefuseAsync(id, reason, cancellation) is { } refusal)
        {
            return refusal;
        }

        if (Cells is null)
        {
            return NotFound();
        }

        cells ??= [];
        Cells = Cells.ToDictionary(cell => cell.Key, cell => cells.GetValueOrDefault(cell.Key, cell.Value) ?? "");
        Fault ??= Cells.Values.Any(value => value.Length > LongestCell) ? "A value is too long." : null;
        return Fault is null
            ? Answer(await Editor.ReleaseFigureAsync(id, cells, reason!.Trim(), User.Identity?.Name, cancellation), "The row is published as a county figure.")
            : Page();
    }

    public async Task<IActionResult> OnPostRejectAsync(int id, string? reason, CancellationToken cancellation) =>
        await RefuseAsync(id, reason, cancellation)
            ?? (Fault is null ? Answer(await Editor.RejectAsync(id, reason!.Trim(), User.Identity?.Name, cancellation), "The record is rejected: it stays unpublished.") : Page());

    public async Task<IActionResult> OnPostReadAgainAsync(int id, string? reason, CancellationToken cancellation)
    {
        if (await RefuseAsync(id, reason, cancellation) is { } refusal)
        {
            return refusal;
        }

        if (Fault is null && await Editor.ReadAgainAsync(Detail.Record, reason!.Trim(), User.Identity?.Name, cancellation) is { } run)
        {
            return Redirect(AlertCauses.RunPage(run));
        }

        Fault ??= "No document of this record is in the archive.";
        return Page();
    }
}

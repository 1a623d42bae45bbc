using KenyaAudit.Web.Access;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Pages.Admin.Findings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Admin.Quarantine;

/// <summary>One record that was set aside, beside its page: release as read by an editor, reject, or have the document read anew.</summary>
[Authorize(Policy = Policies.Viewer)]
[ResponseCache(NoStore = true)]
internal sealed class ItemModel(QuarantineQuery query, QuarantineEditor editor, IAuthorizationService authorization) : PageModel
{
    public const int LongestReason = 340;

    public SetAsideRecord Record { get; private set; } = null!;

    public ReleaseForm Form { get; private set; } = new();

    public IReadOnlyList<Choice> Entities { get; private set; } = [];

    public bool MayAct { get; private set; }

    /// <summary>Only a paragraph of a document that is held can become a finding.</summary>
    public bool MayRelease => Record.IsHeld && QuarantineDesk.TryNumber(Record.Key, out _, out _);

    public string? Reason { get; private set; }

    public string? Fault { get; private set; }

    [TempData]
    public string? Said { get; set; }

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        Form = ReleaseForm.Of(Record);
        return Page();
    }

    public Task<IActionResult> OnPostReleaseAsync(int id, ReleaseForm form, string? reason, CancellationToken cancellation) => ActAsync(id, reason, async () =>
    {
        Form = form;
        var request = ModelState.IsValid ? form.Request(id, Entities, reason!.Trim(), By) : null;
        if (request is null)
        {
            Fault = "A field is missing or out of its range.";
            return Page();
        }

        return Answer(await editor.ReleaseAsync(request, cancellation), "The record is published as a finding.");
    }, cancellation);

    public Task<IActionResult> OnPostRejectAsync(int id, string? reason, CancellationToken cancellation) => ActAsync(id, reason, async () =>
        Answer(await editor.RejectAsync(id, reason!.Trim(), By, cancellation), "The record is rejected and stays here."), cancellation);

    public Task<IActionResult> OnPostAgainAsync(int id, CancellationToken cancellation) => ActAsync(id, "again", async () =>
        Answer(await editor.AgainAsync(Record, By, cancellation) is null ? DeskAnswer.Missing : DeskAnswer.Done, "The document will be read anew; what is refused no more leaves the quarantine."), cancellation);

    private string By => User.Identity?.Name ?? "";

    private async Task<IActionResult> ActAsync(int id, string? reason, Func<Task<IActionResult>> act, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        if (!MayAct)
        {
            return Forbid();
        }

        (Reason, Form) = (reason, ReleaseForm.Of(Record));
        Fault = string.IsNullOrWhiteSpace(reason) ? "A reason is needed." : reason.Trim().Length > LongestReason ? "The reason is too long." : null;
        return Fault is null ? await act() : Page();
    }

    private IActionResult Answer(DeskAnswer answer, string done)
    {
        if (answer == DeskAnswer.Done)
        {
            Said = done;
            return RedirectToPage(new { id = Record.Id });
        }

        Fault = answer == DeskAnswer.Conflict
            ? "Nothing was saved: somebody else decided on this record meanwhile, or its reference is published."
            : "Nothing was saved: the document of this record is not held.";
        return Page();
    }

    private async Task<bool> LoadAsync(int id, CancellationToken cancellation)
    {
        if (await query.FindAsync(id, cancellation) is not { } record)
        {
            return false;
        }

        Record = record;
        MayAct = (await authorization.AuthorizeAsync(User, Policies.Editor)).Succeeded;
        Entities = MayAct ? await query.EntitiesAsync(cancellation) : [];
        return true;
    }
}

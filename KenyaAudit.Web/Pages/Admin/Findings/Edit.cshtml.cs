using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Access;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Pages.Findings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Admin.Findings;

/// <summary>One finding on an editor's desk: correct, withdraw, restore, keep. What is sent stays in the form until it is saved.</summary>
[Authorize(Policy = Policies.Editor)]
[ResponseCache(NoStore = true)]
internal sealed class EditModel(FlaggedQuery query, FindingQuery findings, FindingEditor editor) : PageModel
{
    /// <summary>Leaves room in a version's reason for the words around it.</summary>
    public const int LongestReason = 380;

    public FindingDetail Finding { get; private set; } = null!;

    public CorrectionForm Form { get; private set; } = new();

    public IReadOnlyList<Choice> Entities { get; private set; } = [];

    public IReadOnlyList<Choice> Categories { get; private set; } = [];

    public IReadOnlyList<FlaggedFinding> Flagged { get; private set; } = [];

    public string? Reason { get; private set; }

    public string? Fault { get; private set; }

    [TempData]
    public string? Said { get; set; }

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken cancellation) =>
        await LoadAsync(reference, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostCorrectAsync(string reference, CorrectionForm form, string? reason, CancellationToken cancellation)
    {
        if (!await LoadAsync(reference, cancellation))
        {
            return NotFound();
        }

        var shown = Form;
        (Form, Reason) = (form, reason);
        Fault = Unreasoned(reason) ?? (ModelState.IsValid ? form.Fault(Entities, Categories) : "A field is missing or out of its range.");
        if (Fault is not null)
        {
            return Page();
        }

        return Answer(await editor.CorrectAsync(form.Request(Finding.Reference, reason!, shown), cancellation), "The correction is published as a new version.", shown.Version);
    }

    public Task<IActionResult> OnPostWithdrawAsync(string reference, int version, string? reason, CancellationToken cancellation) =>
        ActAsync(reference, reason, "The finding is withdrawn.", name => editor.WithdrawAsync(name, version, reason!.Trim(), cancellation), cancellation);

    public Task<IActionResult> OnPostRestoreAsync(string reference, int version, string? reason, CancellationToken cancellation) =>
        ActAsync(reference, reason, "The finding is published again.", name => editor.RestoreAsync(name, version, reason!.Trim(), cancellation), cancellation);

    public Task<IActionResult> OnPostKeepAsync(string reference, string? reason, CancellationToken cancellation) =>
        ActAsync(reference, reason, "The finding is kept as it is.", name => editor.KeepAsync(name, reason!.Trim(), cancellation), cancellation);

    private async Task<IActionResult> ActAsync(string reference, string? reason, string done, Func<string, Task<DeskAnswer>> act, CancellationToken cancellation)
    {
        if (!await LoadAsync(reference, cancellation))
        {
            return NotFound();
        }

        (Reason, Fault) = (reason, Unreasoned(reason));
        return Fault is null ? Answer(await act(Finding.Reference), done, Finding.Version) : Page();
    }

    private IActionResult Answer(DeskAnswer answer, string done, int current)
    {
        if (answer == DeskAnswer.Done)
        {
            Said = done;
            return RedirectToPage(new { reference = Finding.Reference });
        }

        // Sent again it speaks of the version that is shown now, after the editor has seen what changed.
        Form.Version = current;
        ModelState.Clear();
        Fault = answer == DeskAnswer.Conflict
            ? "Somebody else changed this finding meanwhile, so nothing was saved. What you wrote is still in the form; look at what changed, then send it again."
            : "Nothing was saved: nothing differs from what is published.";
        return Page();
    }

    private static string? Unreasoned(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? "A reason is needed; readers see it."
        : reason.Trim().Length > LongestReason ? "The reason is too long."
        : null;

    private async Task<bool> LoadAsync(string reference, CancellationToken cancellation)
    {
        if (!FindingReference.TryParse(reference, out var parsed)
            || await findings.RunAsync(parsed.Value, null, cancellation) is not { } finding
            || await query.FormAsync(parsed.Value, cancellation) is not { } form)
        {
            return false;
        }

        (Finding, Form) = (finding, form);
        Entities = await query.EntitiesAsync(cancellation);
        Categories = await query.CategoriesAsync(cancellation);
        Flagged = await query.OpenAsync(finding.Reference, cancellation);
        return true;
    }
}

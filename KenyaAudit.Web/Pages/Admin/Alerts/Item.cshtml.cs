using System.Globalization;
using KenyaAudit.Web.Access;
using KenyaAudit.Web.Store;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Admin.Alerts;

/// <summary>One alert with its history and its messages: acknowledge, resolve, open again, silence. A note is needed for each.</summary>
[Authorize(Policy = Policies.Viewer)]
[PostPolicy(Policies.Editor)]
[ResponseCache(NoStore = true)]
internal sealed class ItemModel(AlertsQuery query, AlertEditor editor) : PageModel
{
    public const int LongestNote = 400;

    public static IReadOnlyList<int> Hours { get; } = [1, 4, 12, 24, 72, 168];

    public AlertDetail Detail { get; private set; } = null!;

    public bool MayAct { get; private set; }

    public string? Fault { get; private set; }

    public string? Note { get; private set; }

    [TempData]
    public string? Said { get; set; }

    public AlertState State => Detail.Alert.State;

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostAcknowledgeAsync(int id, string? note, CancellationToken cancellation) =>
        ActAsync(id, note, "It is acknowledged and climbs no further.", said => editor.AcknowledgeAsync(id, User.Identity?.Name, said, cancellation), cancellation);

    public Task<IActionResult> OnPostResolveAsync(int id, string? note, CancellationToken cancellation) =>
        ActAsync(id, note, "It is resolved.", said => editor.ResolveAsync(id, User.Identity?.Name, said, cancellation), cancellation);

    public Task<IActionResult> OnPostReopenAsync(int id, string? note, CancellationToken cancellation) =>
        ActAsync(id, note, "It is open again.", said => editor.ReopenAsync(id, User.Identity?.Name, said, cancellation), cancellation);

    public Task<IActionResult> OnPostSilenceAsync(int id, int hours, string? note, CancellationToken cancellation) => Hours.Contains(hours)
        ? ActAsync(id, note, "It is silent for a while.", said => editor.SilenceAsync(id, hours, User.Identity?.Name, said, cancellation), cancellation)
        : Task.FromResult<IActionResult>(BadRequest());

    public static string Words(int hours) => hours < 48
        ? string.Create(CultureInfo.InvariantCulture, $"{hours} h")
        : string.Create(CultureInfo.InvariantCulture, $"{hours / 24} days");

    private async Task<IActionResult> ActAsync(int id, string? note, string done, Func<string, Task<bool>> act, CancellationToken cancellation)
    {
        if (!await editor.MayActAsync(User))
        {
            return Forbid();
        }

        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        Note = note;
        Fault = string.IsNullOrWhiteSpace(note) ? "A note is needed." : note.Trim().Length > LongestNote ? "The note is too long." : null;
        if (Fault is null && await act(note!.Trim()))
        {
            Said = done;
            return RedirectToPage(new { id });
        }

        Fault ??= "Nothing was changed: the alert is in another state by now, or a newer one of the same cause is open.";
        await LoadAsync(id, cancellation);
        return Page();
    }

    private async Task<bool> LoadAsync(int id, CancellationToken cancellation)
    {
        if (await query.DetailAsync(id, cancellation) is not { } detail)
        {
            return false;
        }

        (Detail, MayAct) = (detail, await editor.MayActAsync(User));
        return true;
    }
}

using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Access;
using KenyaAudit.Web.Store;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Admin.Findings;

/// <summary>The findings that wait for a person, and the way to any finding.</summary>
[Authorize(Policy = Policies.Editor)]
[ResponseCache(NoStore = true)]
internal sealed class IndexModel(FlaggedQuery query) : PageModel
{
    public IReadOnlyList<FlaggedFinding> Flagged { get; private set; } = [];

    public bool Unknown { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? reference, CancellationToken cancellation)
    {
        if (reference is not null && FindingReference.TryParse(reference.Trim(), out var parsed))
        {
            return RedirectToPage("Edit", new { reference = parsed.Value });
        }

        Unknown = reference is not null;
        Flagged = await query.OpenAsync(null, cancellation);
        return Page();
    }

    public static string Label(ReviewKind kind) => kind switch
    {
        ReviewKind.Vanished => "Missing in a newer document",
        ReviewKind.CorrectionOvertaken => "A correction meets another reading",
        _ => "New reading of a withdrawn finding",
    };
}

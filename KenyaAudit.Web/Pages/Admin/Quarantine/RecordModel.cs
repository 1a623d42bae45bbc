using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Admin.Quarantine;

/// <summary>One refused record as its page shows it, and what every act on it begins and ends with.</summary>
internal abstract class RecordModel(QuarantineQuery query, QuarantineEditor editor) : PageModel
{
    /// <summary>Leaves room in a version's reason for the words around it.</summary>
    public const int LongestReason = 330;

    protected QuarantineEditor Editor => editor;

    public RecordDetail Detail { get; private set; } = null!;

    /// <summary>Null where it is no finding, or an editor cannot release it.</summary>
    public ReleaseForm? Form { get; protected set; }

    /// <summary>The cells of a row of county figures as they stand in the form; null where the record is none.</summary>
    public IReadOnlyDictionary<string, string>? Cells { get; protected set; }

    public bool MayAct { get; private set; }

    public string? Reason { get; private set; }

    public string? Fault { get; protected set; }

    [TempData]
    public string? Said { get; set; }

    public bool IsOpen => Detail.Record.State == QuarantineState.Open;

    /// <summary>Loads the record for an act. Null lets it go on, with <see cref="Fault"/> where the reason is missing.</summary>
    protected async Task<IActionResult?> RefuseAsync(int id, string? reason, CancellationToken cancellation)
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

    protected IActionResult Answer(DeskResult result, string done)
    {
        if (result.Answer == DeskAnswer.Done)
        {
            Said = done;
            return RedirectToPage(new { id = Detail.Record.Id });
        }

        Fault = result.Answer switch
        {
            DeskAnswer.Conflict => "Nothing was saved: somebody decided on this record meanwhile, or its finding is withdrawn or already says the same.",
            DeskAnswer.Refused => $"Nothing was saved: {result.Fault}.",
            _ when Cells is not null => "Nothing was saved: the table no longer holds this row.",
            _ => "Nothing was saved: its report is not published, or the audited entity is unknown.",
        };
        return Page();
    }

    protected async Task<bool> LoadAsync(int id, string? page, CancellationToken cancellation)
    {
        if (await query.DetailAsync(id, page is null ? null : PageLinks.Number(page), cancellation) is not { } detail)
        {
            return false;
        }

        var (kind, draft) = (detail.Record.Kind, detail.Record.Draft);
        Detail = detail;
        Form = kind == QuarantineKind.Finding && QuarantineDraft.Read(draft) is { } finding ? ReleaseForm.Of(finding) : null;
        Cells = kind == QuarantineKind.CountyFigure ? FigureDraft.Read(draft)?.Cells : null;
        MayAct = await editor.MayActAsync(User);
        return true;
    }
}

using KenyaAudit.Web.Pages.Admin.Findings;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Pages.Admin.Quarantine;

internal sealed record SetAside(int Id, string SourceId, string Key, int? PdfPage, string Reasons, QuarantineState State, DateTime At);

internal sealed record SetAsideList(IReadOnlyList<SetAside> Records, int Total, int Page, int Pages, IReadOnlyList<string> Sources);

internal sealed record SetAsideRecord(
    int Id, int RunId, string SourceId, string? Sha256, string Key, int? PdfPage, string Raw, string Reasons, QuarantineState State, DateTime At, DateTime? DecidedAt,
    string? DecidedBy, string? Decision, string? PageText, bool IsHeld);

/// <summary>The records that were read and set aside, and one of them beside the page it was read from.</summary>
internal sealed class QuarantineQuery(AuditDb db)
{
    private const int PageSize = 25;

    public async Task<SetAsideList> ListAsync(string? source, QuarantineState? state, string? words, int page, CancellationToken cancellation)
    {
        var rows = db.Quarantine.AsNoTracking().Where(row =>
            (source == null || row.SourceId == source) && (state == null || row.State == state)
            && (words == null || row.Reasons.Contains(words) || row.Key.Contains(words)));
        var total = await rows.CountAsync(cancellation);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var at = Math.Clamp(page, 1, pages);
        return new SetAsideList(
            await rows.OrderByDescending(row => row.Id).Skip((at - 1) * PageSize).Take(PageSize)
                .Select(row => new SetAside(row.Id, row.SourceId, row.Key, row.PdfPage, row.Reasons, row.State, row.At)).ToListAsync(cancellation),
            total, at, pages,
            await db.Quarantine.AsNoTracking().Select(row => row.SourceId).Distinct().OrderBy(id => id).ToListAsync(cancellation));
    }

    public Task<SetAsideRecord?> FindAsync(int id, CancellationToken cancellation) => db.Quarantine.AsNoTracking().Where(row => row.Id == id).OrderBy(row => row.Id)
        .Select(row => new SetAsideRecord(
            row.Id, row.RunId, row.SourceId, row.Sha256, row.Key, row.PdfPage, row.Raw, row.Reasons, row.State, row.At, row.DecidedAt, row.DecidedBy, row.Decision,
            db.DocumentPages.Where(text => text.Document.Sha256 == row.Sha256 && text.PdfPage == row.PdfPage).Select(text => text.Text).FirstOrDefault(),
            db.Documents.Any(document => document.Sha256 == row.Sha256)))
        .FirstOrDefaultAsync(cancellation);

    /// <summary>Entities by id.</summary>
    public async Task<IReadOnlyList<Choice>> EntitiesAsync(CancellationToken cancellation) => [.. (await db.Entities.AsNoTracking()
        .OrderBy(row => row.Name).ThenBy(row => row.Id).Select(row => new { row.Id, row.Name }).ToListAsync(cancellation)).Select(row => new Choice($"{row.Id}", row.Name))];
}

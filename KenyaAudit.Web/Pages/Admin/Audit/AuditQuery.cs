using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Pages.Admin.Audit;

/// <summary>What the audit trail is narrowed to; null leaves it open.</summary>
/// <param name="Words">Part of the subject or of the reason.</param>
/// <param name="From">First moment, UTC.</param>
/// <param name="Until">First moment that is too late, UTC.</param>
internal sealed record AuditFilter(string? Actor, string? Action, string? Words, DateTime? From, DateTime? Until);

internal sealed record AuditItem(
    long Sequence, DateTime At, string Actor, string Action, string Subject, string? FromAddress, string? Reason, string? Before, string? After, string Hash);

internal sealed record AuditList(IReadOnlyList<AuditItem> Items, int Total, int Page, int Pages);

/// <summary>Reads the audit trail, the latest entry first.</summary>
internal sealed class AuditQuery(AuditDb db)
{
    /// <summary>As many rows as a spreadsheet opens without trouble; a narrower question exports the rest.</summary>
    public const int MostExported = 50_000;
    private const int PageSize = 50;

    /// <summary>A page past the last is the last.</summary>
    public async Task<AuditList> ListAsync(AuditFilter filter, int page, CancellationToken cancellation)
    {
        var rows = Narrowed(filter);
        var total = await rows.CountAsync(cancellation);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var shown = Math.Min(page, pages);
        return new AuditList(await Items(rows).Skip((shown - 1) * PageSize).Take(PageSize).ToListAsync(cancellation), total, shown, pages);
    }

    public IAsyncEnumerable<AuditItem> Export(AuditFilter filter) => Items(Narrowed(filter)).Take(MostExported).AsAsyncEnumerable();

    public Task<List<string>> ActorsAsync(CancellationToken cancellation) =>
        db.AuditEvents.AsNoTracking().Select(row => row.Actor).Distinct().OrderBy(actor => actor).ToListAsync(cancellation);

    public Task<List<string>> ActionsAsync(CancellationToken cancellation) =>
        db.AuditEvents.AsNoTracking().Select(row => row.Action).Distinct().OrderBy(action => action).ToListAsync(cancellation);

    private IQueryable<AuditEventRow> Narrowed(AuditFilter filter)
    {
        var (actor, action, from, until) = (filter.Actor, filter.Action, filter.From, filter.Until);
        var words = filter.Words is { } asked ? LikePattern.Holding(asked) : null;
        return db.AuditEvents.AsNoTracking().Where(row =>
            (actor == null || row.Actor == actor) && (action == null || row.Action == action)
            && (from == null || row.At >= from) && (until == null || row.At < until)
            && (words == null || EF.Functions.Like(row.Subject, words, LikePattern.Escape) || EF.Functions.Like(row.Reason!, words, LikePattern.Escape)));
    }

    private static IQueryable<AuditItem> Items(IQueryable<AuditEventRow> rows) => rows.OrderByDescending(row => row.Sequence)
        .Select(row => new AuditItem(row.Sequence, row.At, row.Actor, row.Action, row.Subject, row.FromAddress, row.Reason, row.Before, row.After, row.Hash));
}

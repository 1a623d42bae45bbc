using KenyaAudit.Web.Alerts;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Pages.Admin.Alerts;

/// <summary>What the list is narrowed to; null leaves it open.</summary>
/// <param name="Lasting">Without a state: only what is not resolved.</param>
internal sealed record AlertFilter(string? Source, AlertState? State, AlertSeverity? Severity, bool Lasting);

internal sealed record AlertItem(
    int Id, AlertSeverity Severity, AlertState State, string? SourceId, string Title, string Detail, int Count, DateTime LastSeenAt, DateTime? SilencedUntil);

internal sealed record AlertList(IReadOnlyList<AlertItem> Items, int Total, int Page, int Pages);

internal sealed record DeliveryItem(
    int Id, AlertChannel Channel, DeliveryKind Kind, DeliveryState State, int? Contact, bool IsFallback, DateTime CreatedAt, DateTime DueAt, int Attempts, DateTime? SentAt, string? Answer,
    string? Error, int? DigestId);

/// <param name="Last">Its latest message that was sent or given up; null where there was none.</param>
/// <param name="Test">Its latest trial.</param>
internal sealed record ChannelItem(AlertChannel Channel, bool IsConfigured, DeliveryItem? Last, DeliveryItem? Test);

internal sealed record AlertDetail(AlertRow Alert, IReadOnlyList<AlertEventRow> Events, IReadOnlyList<DeliveryItem> Deliveries);

/// <summary>Alerts as admins read them: the list, one with its history and its messages, and how the channels do.</summary>
internal sealed class AlertsQuery(AuditDb db, AlertRouter router)
{
    private const int PageSize = 25;
    private const int MostRows = 100;

    /// <summary>The gravest that lasts first, then the latest. A page past the last is the last.</summary>
    public async Task<AlertList> ListAsync(AlertFilter filter, int page, CancellationToken cancellation)
    {
        var (source, state, severity, lasting) = (filter.Source, filter.State, filter.Severity, filter.Lasting);
        var rows = db.Alerts.AsNoTracking().Where(row => (source == null || row.SourceId == source) && (state == null || row.State == state)
            && (severity == null || row.Severity == severity) && (!lasting || row.State != AlertState.Resolved));
        var total = await rows.CountAsync(cancellation);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var shown = Math.Min(page, pages);
        var items = await rows
            .OrderBy(row => row.State == AlertState.Resolved ? 1 : 0).ThenByDescending(row => row.State == AlertState.Resolved ? 0 : (int)row.Severity)
            .ThenByDescending(row => row.LastSeenAt).ThenByDescending(row => row.Id).Skip((shown - 1) * PageSize).Take(PageSize)
            .Select(row => new AlertItem(row.Id, row.Severity, row.State, row.SourceId, row.Title, row.Detail, row.Count, row.LastSeenAt, row.SilencedUntil))
            .ToListAsync(cancellation);
        return new AlertList(items, total, shown, pages);
    }

    public Task<List<string>> SourcesAsync(CancellationToken cancellation) =>
        db.Alerts.AsNoTracking().Where(row => row.SourceId != null).Select(row => row.SourceId!).Distinct().OrderBy(id => id).ToListAsync(cancellation);

    public async Task<IReadOnlyList<ChannelItem>> ChannelsAsync(CancellationToken cancellation)
    {
        var (configured, items) = (router.Configured, new List<ChannelItem>());
        foreach (var channel in Enum.GetValues<AlertChannel>())
        {
            var rows = db.AlertDeliveries.AsNoTracking().Where(row => row.Channel == channel).OrderByDescending(row => row.Id);
            items.Add(new ChannelItem(
                channel, configured.Contains(channel),
                await Items(rows.Where(row => row.Kind != DeliveryKind.Test && (row.State == DeliveryState.Sent || row.State == DeliveryState.Failed))).FirstOrDefaultAsync(cancellation),
                await Items(rows.Where(row => row.Kind == DeliveryKind.Test)).FirstOrDefaultAsync(cancellation)));
        }

        return items;
    }

    /// <summary>Null where there is none.</summary>
    public async Task<AlertDetail?> DetailAsync(int id, CancellationToken cancellation)
    {
        if (await db.Alerts.AsNoTracking().OrderBy(row => row.Id).FirstOrDefaultAsync(row => row.Id == id, cancellation) is not { } alert)
        {
            return null;
        }

        return new AlertDetail(
            alert,
            await db.AlertEvents.AsNoTracking().Where(row => row.AlertId == id).OrderByDescending(row => row.Id).Take(MostRows).ToListAsync(cancellation),
            await Items(db.AlertDeliveries.AsNoTracking().Where(row => row.AlertId == id).OrderByDescending(row => row.Id)).Take(MostRows).ToListAsync(cancellation));
    }

    private static IQueryable<DeliveryItem> Items(IQueryable<AlertDeliveryRow> rows) => rows.Select(row => new DeliveryItem(
        row.Id, row.Channel, row.Kind, row.State, row.Contact, row.IsFallback, row.CreatedAt, row.DueAt, row.Attempts, row.SentAt, row.Answer, row.Error, row.DigestId));
}

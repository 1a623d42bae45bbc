using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Pages.Admin.Quarantine;

/// <summary>What the list is narrowed to; null leaves it open.</summary>
/// <param name="Words">Part of the reasons, or of what names the record.</param>
internal sealed record QuarantineFilter(string? Source, QuarantineState? State, string? Words, int? EndYear);

internal sealed record QuarantineItem(
    int Id, string SourceId, QuarantineKind Kind, string Key, string? Reference, int? EndYear, int? PdfPage, string Reasons, QuarantineState State, DateTime At);

internal sealed record QuarantineList(IReadOnlyList<QuarantineItem> Items, int Total, int Page, int Pages);

/// <summary>The page of a document as a record's reader sees it.</summary>
/// <param name="IsPublished">Readers of the site see the page too.</param>
internal sealed record RecordPage(int PdfPage, string? PrintedPage, string Text, bool IsPublished);

internal sealed record RecordEntity(string Slug, string Name);

/// <param name="Sheet">Null where the page is not held.</param>
/// <param name="Pages">Of its document; 0 where it is not held.</param>
/// <param name="Entities">What an editor may choose; empty for what is no finding.</param>
internal sealed record RecordDetail(QuarantinedRecordRow Record, RecordPage? Sheet, int Pages, IReadOnlyList<RecordEntity> Entities);

/// <summary>The quarantine: its list, one record, and the page it stands on.</summary>
internal sealed class QuarantineQuery(AuditDb db)
{
    private const int PageSize = 25;

    /// <summary>The latest first. A page past the last is the last.</summary>
    public async Task<QuarantineList> ListAsync(QuarantineFilter filter, int page, CancellationToken cancellation)
    {
        var (source, state, year) = (filter.Source, filter.State, filter.EndYear);
        var words = filter.Words is { } asked ? LikePattern.Holding(asked) : null;
        var rows = db.Quarantine.AsNoTracking().Where(row =>
            (source == null || row.SourceId == source) && (state == null || row.State == state) && (year == null || row.FinancialYear == year)
            && (words == null || EF.Functions.Like(row.Reasons, words, LikePattern.Escape) || EF.Functions.Like(row.Key, words, LikePattern.Escape)));
        var total = await rows.CountAsync(cancellation);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var shown = Math.Min(page, pages);
        var items = await rows.OrderByDescending(row => row.Id).Skip((shown - 1) * PageSize).Take(PageSize)
            .Select(row => new QuarantineItem(row.Id, row.SourceId, row.Kind, row.Key, row.Reference, row.FinancialYear, row.PdfPage, row.Reasons, row.State, row.At))
            .ToListAsync(cancellation);
        return new QuarantineList(items, total, shown, pages);
    }

    public Task<List<string>> SourcesAsync(CancellationToken cancellation) =>
        db.Quarantine.AsNoTracking().Select(row => row.SourceId).Distinct().OrderBy(id => id).ToListAsync(cancellation);

    public Task<List<int>> YearsAsync(CancellationToken cancellation) =>
        db.Quarantine.AsNoTracking().Where(row => row.FinancialYear != null).Select(row => row.FinancialYear!.Value).Distinct().OrderByDescending(year => year).ToListAsync(cancellation);

    /// <summary>A record with its run's checks and a page of its document; null where there is none.</summary>
    /// <param name="page">The page to show; null for the one it stands on.</param>
    public async Task<RecordDetail?> DetailAsync(int id, int? page, CancellationToken cancellation)
    {
        var record = await db.Quarantine.AsNoTracking().Include(row => row.Run).ThenInclude(run => run.Checks.OrderBy(check => check.Id))
            .OrderBy(row => row.Id).FirstOrDefaultAsync(row => row.Id == id, cancellation);
        if (record is null)
        {
            return null;
        }

        List<RecordEntity> entities = record.Draft is null || record.Kind != QuarantineKind.Finding ? [] : await db.Entities.AsNoTracking()
            .OrderBy(row => row.Name).ThenBy(row => row.Id).Select(row => new RecordEntity(row.Slug, row.Name)).ToListAsync(cancellation);
        return record.Sha256 is { } sha256
            ? new RecordDetail(record, await PageAsync(sha256, page ?? record.PdfPage ?? 1, cancellation), await PagesAsync(sha256, cancellation), entities)
            : new RecordDetail(record, null, 0, entities);
    }

    // The document is published, or refused and kept for editors.
    private async Task<RecordPage?> PageAsync(string sha256, int page, CancellationToken cancellation) =>
        await db.DocumentPages.AsNoTracking().Where(row => row.Document.Sha256 == sha256 && row.PdfPage == page).OrderBy(row => row.Id)
            .Select(row => new RecordPage(row.PdfPage, row.PrintedPage, row.Text, true)).FirstOrDefaultAsync(cancellation)
        ?? await db.RefusedPages.AsNoTracking().Where(row => row.Sha256 == sha256 && row.PdfPage == page).OrderBy(row => row.Id)
            .Select(row => new RecordPage(row.PdfPage, row.PrintedPage, row.Text, false)).FirstOrDefaultAsync(cancellation);

    private async Task<int> PagesAsync(string sha256, CancellationToken cancellation) =>
        await db.Documents.Where(row => row.Sha256 == sha256).Select(row => (int?)row.PageCount).FirstOrDefaultAsync(cancellation)
        ?? await db.RefusedPages.Where(row => row.Sha256 == sha256).MaxAsync(row => (int?)row.PdfPage, cancellation) ?? 0;
}

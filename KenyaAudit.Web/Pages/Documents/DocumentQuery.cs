using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Pages.Documents;

/// <summary>A held document and one of its pages.</summary>
internal sealed class DocumentQuery(AuditDb db)
{
    public const int FindingsShown = 50;

    /// <summary>Null when no such document is held.</summary>
    public async Task<DocumentDetail?> RunAsync(string sha256, CancellationToken cancellation)
    {
        var detail = await Head(sha256).FirstOrDefaultAsync(cancellation);
        return detail is null ? null : detail with
        {
            FindingTotal = await Current(detail.Id).CountAsync(cancellation),
            Findings = await Current(detail.Id).OrderBy(row => row.Finding.Number).ThenBy(row => row.Id).Take(FindingsShown)
                .Select(row => new PageFindingItem(row.Finding.Reference, row.Title, row.PdfPage)).ToListAsync(cancellation),
        };
    }

    /// <summary>Null when no such page is held.</summary>
    public async Task<PageDetail?> PageAsync(string sha256, int page, CancellationToken cancellation)
    {
        if (await Head(sha256).FirstOrDefaultAsync(cancellation) is not { } document)
        {
            return null;
        }

        var text = await db.DocumentPages.AsNoTracking().Where(row => row.DocumentId == document.Id && row.PdfPage == page)
            .Select(row => new { row.PrintedPage, row.Text }).FirstOrDefaultAsync(cancellation);
        return text is null ? null : new PageDetail(
            document,
            page,
            text.PrintedPage,
            text.Text,
            await Current(document.Id).Where(row => row.PdfPage <= page && row.PdfPageLast >= page).OrderBy(row => row.Finding.Number)
                .Select(row => new PageFindingItem(row.Finding.Reference, row.Title, row.PdfPage)).ToListAsync(cancellation));
    }

    private IQueryable<DocumentDetail> Head(string sha256) => db.Documents.AsNoTracking().Where(row => row.Sha256 == sha256)
        .Select(row => new DocumentDetail
        {
            Id = row.Id,
            Sha256 = row.Sha256,
            Title = row.Report.Title,
            Publisher = row.Report.Publisher,
            EndYear = row.Report.FinancialYear,
            Url = row.Report.Url ?? row.FetchedFrom,
            Bytes = row.Bytes,
            Pages = row.PageCount,
            MediaType = row.MediaType,
            FetchedAt = row.FetchedAt,
        });

    private IQueryable<FindingVersionRow> Current(int documentId) => db.FindingVersions.AsNoTracking().Where(row =>
        row.DocumentId == documentId && row.Number == row.Finding.CurrentVersion && row.Finding.Status == FindingStatus.Published);
}

internal sealed record DocumentDetail
{
    public required int Id { get; init; }
    public required string Sha256 { get; init; }
    public required string Title { get; init; }
    public required string Publisher { get; init; }
    public int? EndYear { get; init; }
    public string? Url { get; init; }
    public required long Bytes { get; init; }
    public required int Pages { get; init; }
    public required string MediaType { get; init; }
    public required DateTime FetchedAt { get; init; }
    public int FindingTotal { get; init; }
    public IReadOnlyList<PageFindingItem> Findings { get; init; } = [];

    public FinancialYear? Year => EndYear is { } year ? new FinancialYear(year) : null;
}

internal sealed record PageDetail(DocumentDetail Document, int Page, string? PrintedPage, string Text, IReadOnlyList<PageFindingItem> Findings);

internal sealed record PageFindingItem(string Reference, string Title, int PdfPage);

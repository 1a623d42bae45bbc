using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Pages.Documents;

/// <summary>A held document and one of its pages.</summary>
internal sealed class DocumentQuery(AuditDb db)
{
    public const int PageSize = 50;

    /// <summary>Null when no such document is held. A list page past the last is the last.</summary>
    public async Task<DocumentDetail?> RunAsync(string sha256, int listPage, CancellationToken cancellation)
    {
        if (await Head(sha256).FirstOrDefaultAsync(cancellation) is not { } detail)
        {
            return null;
        }

        var total = await Current(detail.Id).CountAsync(cancellation);
        var lists = Math.Max(1, (total + PageSize - 1) / PageSize);
        var shown = Math.Clamp(listPage, 1, lists);
        return detail with
        {
            FindingTotal = total,
            ListPage = shown,
            ListPages = lists,
            Findings = await Current(detail.Id).OrderBy(row => row.Finding.Number).ThenBy(row => row.Id)
                .Skip((shown - 1) * PageSize).Take(PageSize)
                .Select(row => new PageFindingItem(row.Finding.Reference, row.Title, row.PdfPage)).ToListAsync(cancellation),
        };
    }

    /// <summary>Null when no such page is held.</summary>
    /// <param name="reference">The finding to mark; null for none.</param>
    public async Task<PageDetail?> PageAsync(string sha256, int page, string? reference, CancellationToken cancellation)
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
            await Current(document.Id).Where(row => row.PdfPage <= page && row.PdfPageLast >= page).OrderBy(row => row.Finding.Number).ThenBy(row => row.Id)
                .Select(row => new PageFindingItem(row.Finding.Reference, row.Title, row.PdfPage)).ToListAsync(cancellation),
            reference is null ? null : await Current(document.Id).Where(row => row.Finding.Reference == reference)
                .Select(row => new SoughtFinding(row.Finding.Reference, row.Finding.Number, row.Title, row.Body ?? "", row.PdfPage, row.PdfPageLast))
                .FirstOrDefaultAsync(cancellation));
    }

    private IQueryable<DocumentDetail> Head(string sha256) => db.Documents.AsNoTracking().Where(row => row.Sha256 == sha256)
        .Select(row => new DocumentDetail
        {
            Id = row.Id,
            Sha256 = row.Sha256,
            Title = row.Report.Title,
            ReportSlug = row.Report.Slug,
            Publisher = row.Report.Publisher,
            EndYear = row.Report.FinancialYear,
            Url = row.Report.Url ?? row.FetchedFrom,
            Bytes = row.Bytes,
            Pages = row.PageCount,
            MediaType = row.MediaType,
            FetchedAt = row.FetchedAt,
            FirstParagraph = row.FirstParagraph,
            LastParagraph = row.LastParagraph,
            IsPartial = row.IsPartial,
        });

    private IQueryable<FindingVersionRow> Current(int documentId) => db.FindingVersions.AsNoTracking().Where(row =>
        row.DocumentId == documentId && row.Number == row.Finding.CurrentVersion && row.Finding.Status == FindingStatus.Published);
}

internal sealed record DocumentDetail
{
    public required int Id { get; init; }
    public required string Sha256 { get; init; }
    public required string Title { get; init; }
    public required string ReportSlug { get; init; }
    public required string Publisher { get; init; }
    public int? EndYear { get; init; }
    public string? Url { get; init; }
    public required long Bytes { get; init; }
    public required int Pages { get; init; }
    public required string MediaType { get; init; }
    public required DateTime FetchedAt { get; init; }

    /// <summary>The paragraphs it holds; null where that is not known.</summary>
    public int? FirstParagraph { get; init; }
    public int? LastParagraph { get; init; }
    public required bool IsPartial { get; init; }
    public int FindingTotal { get; init; }
    public int ListPage { get; init; } = 1;
    public int ListPages { get; init; } = 1;
    public IReadOnlyList<PageFindingItem> Findings { get; init; } = [];

    public FinancialYear? Year => EndYear is { } year ? new FinancialYear(year) : null;
}

/// <param name="Sought">The finding asked for; null where none was, or where it was not read from this document.</param>
internal sealed record PageDetail(
    DocumentDetail Document, int Page, string? PrintedPage, string Text, IReadOnlyList<PageFindingItem> Findings, SoughtFinding? Sought)
{
    public IReadOnlyList<PagePart> Parts() => Sought is { } sought && sought.IsOn(Page)
        ? PageMarks.Of(Text, sought.Number, $"{sought.Title}\n{sought.Body}")
        : [new PagePart(Text, Marked: false)];
}

/// <summary>A finding as a page of its document is searched for it.</summary>
internal sealed record SoughtFinding(string Reference, int Number, string Title, string Body, int PdfPage, int PdfPageLast)
{
    public bool IsOn(int page) => page >= PdfPage && page <= PdfPageLast;
}

internal sealed record PageFindingItem(string Reference, string Title, int PdfPage);

using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Pages.Findings;

/// <summary>One version of one finding with all that its page shows, and its neighbours.</summary>
internal sealed class FindingQuery(AuditDb db)
{
    /// <summary>Older ones stand in the history.</summary>
    private const int MostNotes = 3;

    /// <summary>The current version where none is named; null when there is no such finding or version.</summary>
    public async Task<FindingDetail?> RunAsync(string reference, int? version, CancellationToken cancellation)
    {
        var detail = await db.FindingVersions.AsNoTracking()
            .Where(row => row.Finding.Reference == reference && row.Number == (version ?? row.Finding.CurrentVersion))
            .Select(row => new FindingDetail
            {
                VersionId = row.Id,
                EntityId = row.Finding.EntityId,
                ReportId = row.Finding.ReportId,
                Reference = row.Finding.Reference,
                Number = row.Finding.Number,
                Withdrawn = row.Finding.Status == FindingStatus.Withdrawn,
                Title = row.Title,
                EntityName = row.Finding.Entity.Name,
                EntitySlug = row.Finding.Entity.Slug,
                Vote = row.Finding.Entity.Vote,
                ParentName = row.Finding.Entity.Parent!.Name,
                ParentSlug = row.Finding.Entity.Parent!.Slug,
                CountyName = row.Finding.Entity.County!.Name,
                Section = row.Section ?? row.Finding.Section,
                Basis = row.Basis ?? row.Finding.Basis,
                Opinion = row.Finding.Opinion,
                Category = row.Category.Slug,
                CategoryLabel = row.Category.Label,
                AmountCents = row.AmountInQuestionCents,
                Body = row.Body,
                Summary = row.Summary,
                SummarySw = row.SummarySw,
                SummaryAuthor = row.SummaryAuthor,
                SummaryDate = row.SummaryDate,
                SearchLines = row.SearchWords,
                AmountRead = row.AmountRead,
                AmountNote = row.AmountNote,
                CategoryRead = row.CategoryRead,
                PrintedPage = row.PrintedPage,
                PrintedPageLast = row.PrintedPageLast,
                PdfPage = row.PdfPage,
                PdfPageLast = row.PdfPageLast,
                Version = row.Number,
                CurrentVersion = row.Finding.CurrentVersion,
                ValidFrom = row.ValidFrom,
                Reason = row.Reason,
                EndYear = row.Finding.Report.FinancialYear,
                ReportTitle = row.Finding.Report.Title,
                ReportSlug = row.Finding.Report.Slug,
                Publisher = row.Finding.Report.Publisher,
                PublishedOn = row.Finding.Report.PublishedOn,
                ReportUrl = row.Finding.Report.Url,
                Sha256 = row.Document!.Sha256,
                FetchedFrom = row.Document!.FetchedFrom,
            })
            .FirstOrDefaultAsync(cancellation);
        return detail is null ? null : await FillAsync(detail, cancellation);
    }

    private async Task<FindingDetail> FillAsync(FindingDetail detail, CancellationToken cancellation) => detail with
    {
        Amounts = await db.Set<AmountRow>().AsNoTracking().Where(row => row.VersionId == detail.VersionId).OrderBy(row => row.Ordinal)
            .Select(row => new AmountItem(row.Printed, row.Currency, row.Cents, row.Role)).ToListAsync(cancellation),
        SubParagraphs = await db.Set<SubParagraphRow>().AsNoTracking().Where(row => row.VersionId == detail.VersionId).OrderBy(row => row.Ordinal)
            .Select(row => new SubParagraphItem(row.Number, row.Title, row.PdfPage)).ToListAsync(cancellation),
        Blocks = await db.Set<TextBlockRow>().AsNoTracking().Where(row => row.VersionId == detail.VersionId).OrderBy(row => row.Ordinal)
            .Select(row => new BlockItem(row.Kind, row.Text, row.SubNumber)).ToListAsync(cancellation),
        Notes = await db.FindingVersions.AsNoTracking()
            .Where(row => row.Finding.Reference == detail.Reference && row.Number <= detail.Version && (row.Kind == VersionKind.Corrected || row.Kind == VersionKind.Restored))
            .OrderByDescending(row => row.Number).ThenBy(row => row.Id).Take(MostNotes)
            .Select(row => new VersionNote(row.Kind, row.ValidFrom, row.Reason)).ToListAsync(cancellation),
        Previous = await Siblings(detail).Where(row => row.Number < detail.Number).OrderByDescending(row => row.Number)
            .Select(row => new NeighbourItem(row.Reference, row.Title)).FirstOrDefaultAsync(cancellation),
        Next = await Siblings(detail).Where(row => row.Number > detail.Number).OrderBy(row => row.Number)
            .Select(row => new NeighbourItem(row.Reference, row.Title)).FirstOrDefaultAsync(cancellation),
    };

    private IQueryable<FindingRow> Siblings(FindingDetail detail) => db.Findings.AsNoTracking().Where(row =>
        row.EntityId == detail.EntityId && row.ReportId == detail.ReportId && row.Status == FindingStatus.Published);
}

/// <summary>A finding as its page and its JSON twin show it.</summary>
internal sealed record FindingDetail
{
    public required int VersionId { get; init; }
    public required int EntityId { get; init; }
    public required int ReportId { get; init; }
    public required string Reference { get; init; }
    public required int Number { get; init; }
    public required bool Withdrawn { get; init; }
    public required string Title { get; init; }
    public required string EntityName { get; init; }
    public required string EntitySlug { get; init; }
    public string? Vote { get; init; }
    public string? ParentName { get; init; }
    public string? ParentSlug { get; init; }
    public string? CountyName { get; init; }
    public required ReportSection Section { get; init; }
    public required Basis Basis { get; init; }
    public Opinion? Opinion { get; init; }
    public required string Category { get; init; }
    public required string CategoryLabel { get; init; }
    public long? AmountCents { get; init; }
    public string? Body { get; init; }
    public string? Summary { get; init; }
    public string? SummarySw { get; init; }
    public string? SummaryAuthor { get; init; }
    public DateOnly? SummaryDate { get; init; }

    /// <summary>Search words of ours, one a line.</summary>
    public string? SearchLines { get; init; }

    /// <summary>The amount, or that there is no single one, is our reading; else that of the rules.</summary>
    public bool AmountRead { get; init; }
    public string? AmountNote { get; init; }
    public bool CategoryRead { get; init; }
    public string? PrintedPage { get; init; }
    public string? PrintedPageLast { get; init; }
    public required int PdfPage { get; init; }
    public required int PdfPageLast { get; init; }
    public required int Version { get; init; }
    public required int CurrentVersion { get; init; }
    public required DateTime ValidFrom { get; init; }
    public required string Reason { get; init; }
    public int? EndYear { get; init; }
    public required string ReportTitle { get; init; }
    public required string ReportSlug { get; init; }
    public required string Publisher { get; init; }
    public DateOnly? PublishedOn { get; init; }
    public string? ReportUrl { get; init; }
    public string? Sha256 { get; init; }
    public string? FetchedFrom { get; init; }
    public IReadOnlyList<AmountItem> Amounts { get; init; } = [];
    public IReadOnlyList<SubParagraphItem> SubParagraphs { get; init; } = [];
    public IReadOnlyList<BlockItem> Blocks { get; init; } = [];

    /// <summary>Public notes of editors up to this version, newest first.</summary>
    public IReadOnlyList<VersionNote> Notes { get; init; } = [];
    public NeighbourItem? Previous { get; init; }
    public NeighbourItem? Next { get; init; }

    public string? Year => EndYear is { } year ? new FinancialYear(year).ToString() : null;

    public IReadOnlyList<string> SearchWords => SearchLines?.Split('\n') ?? [];

    public Kes? Amount => AmountCents is { } cents ? new Kes(cents) : null;

    /// <summary>Where the publisher has the document; null where that is not known.</summary>
    public string? Url => ReportUrl ?? FetchedFrom;

    public bool IsCurrent => Version == CurrentVersion;
}

internal sealed record AmountItem(string Printed, string Currency, long? Cents, AmountRole Role);

internal sealed record SubParagraphItem(string Number, string? Title, int PdfPage);

internal sealed record BlockItem(TextBlockKind Kind, string Text, string? SubNumber);

internal sealed record VersionNote(VersionKind Kind, DateTime At, string Text);

internal sealed record NeighbourItem(string Reference, string Title);

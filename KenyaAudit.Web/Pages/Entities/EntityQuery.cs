using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Pages.Entities;

/// <summary>One entity: its opinions, its findings by section and subject, its largest amounts, what belongs to it.</summary>
internal sealed class EntityQuery(AuditDb db)
{
    public const int FindingsShown = 20;
    public const int LargestShown = 5;
    public const int PartsShown = 100;

    /// <summary>Null when no entity has this slug.</summary>
    public async Task<EntityProfile?> RunAsync(string slug, CancellationToken cancellation)
    {
        var head = await db.Entities.AsNoTracking().Where(row => row.Slug == slug)
            .Select(row => new { row.Id, row.Slug, row.Name, row.Kind, row.Vote, ParentName = row.Parent!.Name, ParentSlug = row.Parent!.Slug, County = row.County!.Name })
            .FirstOrDefaultAsync(cancellation);
        if (head is null)
        {
            return null;
        }

        var sections = await Findings(head.Id).GroupBy(row => row.Section)
            .Select(group => new SectionCount(group.Key, group.Count())).ToListAsync(cancellation);
        var subjects = await Current(head.Id).GroupBy(row => new { row.Category.Slug, row.Category.Label })
            .Select(group => new CategoryCount(group.Key.Slug, group.Key.Label, group.Count())).ToListAsync(cancellation);
        return new EntityProfile
        {
            Slug = head.Slug,
            Name = head.Name,
            Kind = head.Kind,
            Vote = head.Vote,
            ParentName = head.ParentName,
            ParentSlug = head.ParentSlug,
            CountyName = head.County,
            Aliases = await db.Set<EntityAliasRow>().AsNoTracking().Where(row => row.EntityId == head.Id && row.Name != head.Name)
                .OrderBy(row => row.Name).Select(row => row.Name).ToListAsync(cancellation),
            Opinions = await OpinionsAsync(head.Id, cancellation),
            Sections = [.. sections.OrderBy(count => count.Section)],
            Subjects = [.. subjects.OrderByDescending(count => count.Count).ThenBy(count => count.Label, StringComparer.Ordinal)],
            Findings = await FirstFindingsAsync(head.Id, cancellation),
            Largest = await Items(Current(head.Id).Where(row => row.AmountInQuestionCents != null)
                .OrderByDescending(row => row.AmountInQuestionCents).ThenBy(row => row.FindingId).Take(LargestShown)).ToListAsync(cancellation),
            Parts = await PartsAsync(head.Id, cancellation),
            CleanStatements = await db.CleanStatements.CountAsync(row => row.EntityId == head.Id, cancellation),
        };
    }

    private IQueryable<FindingRow> Findings(int entityId) =>
        db.Findings.AsNoTracking().Where(row => row.EntityId == entityId && row.Status == FindingStatus.Published);

    private async Task<IReadOnlyList<OpinionItem>> OpinionsAsync(int entityId, CancellationToken cancellation) =>
        await db.Opinions.AsNoTracking().Where(row => row.EntityId == entityId)
            .OrderByDescending(row => row.Report.FinancialYear).ThenBy(row => row.Id)
            .Select(row => new OpinionItem(row.Report.FinancialYear, row.Kind, row.ChapterKind, row.Report.Slug, row.Report.Title, row.PrintedPage, row.PdfPage))
            .ToListAsync(cancellation);

    private async Task<IReadOnlyList<EntityFindingItem>> FirstFindingsAsync(int entityId, CancellationToken cancellation) =>
        await Items(Current(entityId)
            .OrderByDescending(row => row.Finding.Report.FinancialYear).ThenBy(row => row.Finding.Number).ThenBy(row => row.FindingId)
            .Take(FindingsShown)).ToListAsync(cancellation);

    private IQueryable<FindingVersionRow> Current(int entityId) => db.FindingVersions.AsNoTracking()
        .Where(row => row.Finding.EntityId == entityId && row.Finding.Status == FindingStatus.Published && row.Number == row.Finding.CurrentVersion);

    private static IQueryable<EntityFindingItem> Items(IQueryable<FindingVersionRow> versions) => versions.Select(row => new EntityFindingItem(
        row.Finding.Reference, row.Title, row.Finding.Report.FinancialYear, row.Finding.Section, row.AmountInQuestionCents));

    private async Task<IReadOnlyList<PartItem>> PartsAsync(int entityId, CancellationToken cancellation) =>
        await db.Entities.AsNoTracking().Where(row => row.ParentId == entityId).OrderBy(row => row.Name).ThenBy(row => row.Id).Take(PartsShown)
            .Select(row => new PartItem(
                row.Slug,
                row.Name,
                db.Opinions.Where(opinion => opinion.EntityId == row.Id).OrderByDescending(opinion => opinion.Report.FinancialYear).ThenBy(opinion => opinion.Id)
                    .Select(opinion => (Opinion?)opinion.Kind).FirstOrDefault(),
                db.Findings.Count(finding => finding.EntityId == row.Id && finding.Status == FindingStatus.Published)))
            .ToListAsync(cancellation);
}

internal sealed record EntityProfile
{
    public required string Slug { get; init; }
    public required string Name { get; init; }
    public required EntityKind Kind { get; init; }
    public string? Vote { get; init; }
    public string? ParentName { get; init; }
    public string? ParentSlug { get; init; }
    public string? CountyName { get; init; }
    public required IReadOnlyList<string> Aliases { get; init; }
    public required IReadOnlyList<OpinionItem> Opinions { get; init; }
    public required IReadOnlyList<SectionCount> Sections { get; init; }
    public required IReadOnlyList<CategoryCount> Subjects { get; init; }
    public required IReadOnlyList<EntityFindingItem> Findings { get; init; }

    /// <summary>Those with the largest amounts in question, largest first.</summary>
    public required IReadOnlyList<EntityFindingItem> Largest { get; init; }
    public required IReadOnlyList<PartItem> Parts { get; init; }
    public required int CleanStatements { get; init; }

    public int FindingTotal => Sections.Sum(count => count.Count);
}

/// <param name="ChapterKind">The opinion over the entity's chapter, where it has one.</param>
internal sealed record OpinionItem(int? EndYear, Opinion Kind, Opinion? ChapterKind, string ReportSlug, string ReportTitle, string? PrintedPage, int PdfPage)
{
    public string? Year => EndYear is { } year ? new FinancialYear(year).ToString() : null;
}

internal sealed record SectionCount(ReportSection Section, int Count);

internal sealed record CategoryCount(string Slug, string Label, int Count);

internal sealed record EntityFindingItem(string Reference, string Title, int? EndYear, ReportSection Section, long? AmountCents)
{
    public string? Year => EndYear is { } year ? new FinancialYear(year).ToString() : null;
}

internal sealed record PartItem(string Slug, string Name, Opinion? Opinion, int Findings);

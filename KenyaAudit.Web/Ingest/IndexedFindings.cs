using System.Linq.Expressions;
using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Search;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

/// <summary>Reads published findings as the index needs them.</summary>
internal static class IndexedFindings
{
    private const int Batch = 200;

    public static async Task<List<IndexedFinding>> ByReferenceAsync(AuditDb db, IReadOnlyList<string> references, CancellationToken cancellation)
    {
        var findings = new List<IndexedFinding>(references.Count);
        foreach (var some in references.Chunk(Batch))
        {
            findings.AddRange(await Published(db).Where(version => some.Contains(version.Finding.Reference)).Select(Shape).ToListAsync(cancellation));
        }

        return findings;
    }

    /// <summary>Every published finding, a bounded number in memory at a time.</summary>
    public static IEnumerable<IndexedFinding> All(AuditDb db)
    {
        for (var last = 0; ;)
        {
            var after = last;
            var ids = db.Findings.Where(finding => finding.Id > after && finding.Status == FindingStatus.Published)
                .OrderBy(finding => finding.Id).Select(finding => finding.Id).Take(Batch).ToList();
            if (ids.Count == 0)
            {
                yield break;
            }

            last = ids[^1];
            var (first, until) = (ids[0], last);
            foreach (var finding in Published(db)
                .Where(version => version.FindingId >= first && version.FindingId <= until).Select(Shape).ToList())
            {
                yield return finding;
            }
        }
    }

    private static IQueryable<FindingVersionRow> Published(AuditDb db) => db.FindingVersions.AsNoTracking()
        .Where(version => version.Number == version.Finding.CurrentVersion && version.Finding.Status == FindingStatus.Published)

        // Aliases times amounts would come back as rows.
        .AsSplitQuery();

    private static readonly Expression<Func<FindingVersionRow, IndexedFinding>> Shape = version => new IndexedFinding
    {
        Reference = version.Finding.Reference,
        Number = version.Finding.Number,
        Title = version.Title,
        EntitySlug = version.Finding.Entity.Slug,
        EntityName = version.Finding.Entity.Name,
        ParentSlug = version.Finding.Entity.Parent == null ? null : version.Finding.Entity.Parent.Slug,
        ParentName = version.Finding.Entity.Parent == null ? null : version.Finding.Entity.Parent.Name,
        Vote = version.Finding.Entity.Vote,
        CountySlug = version.Finding.Entity.County == null ? null : version.Finding.Entity.County.Slug,
        CountyName = version.Finding.Entity.County == null ? null : version.Finding.Entity.County.Name,
        Year = new FinancialYear(version.Finding.Report.FinancialYear ?? 0),
        Section = version.Finding.Section,
        Basis = version.Finding.Basis,
        Opinion = version.Finding.Opinion,
        Category = version.Category.Slug,
        CategoryLabel = version.Category.Label,
        AmountInQuestion = version.AmountInQuestionCents == null ? null : new Kes(version.AmountInQuestionCents.Value),
        Amounts = version.Amounts.Where(amount => amount.Currency == "KES" && amount.Cents != null)
            .OrderBy(amount => amount.Ordinal).Select(amount => new Kes(amount.Cents!.Value)).ToList(),
        Summary = version.Summary,
        SummarySw = version.SummarySw,
        SearchWords = version.SearchWords,
        Body = version.Body,
        Aliases = version.Finding.Entity.Aliases.OrderBy(alias => alias.Name).Select(alias => alias.Name).ToList(),
    };
}

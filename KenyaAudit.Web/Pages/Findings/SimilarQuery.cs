using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Search;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Pages.Findings;

/// <summary>Findings like one: which they are the index says, what is shown of them the store.</summary>
internal sealed class SimilarQuery(AuditDb db, FindingIndex index)
{
    public async Task<SimilarItems> RunAsync(string reference, string title, CancellationToken cancellation)
    {
        var similar = index.Similar(reference, title);
        var references = similar.Elsewhere.Concat(similar.OtherYears).ToList();
        var rows = await db.Findings.AsNoTracking()
            .Where(row => references.Contains(row.Reference) && row.Status == FindingStatus.Published)
            .Select(row => new SimilarItem(row.Reference, row.Title, row.Entity.Name, row.Report.FinancialYear))
            .ToDictionaryAsync(row => row.Reference, cancellation);
        IReadOnlyList<SimilarItem> Shown(IReadOnlyList<string> best) => [.. best.Where(rows.ContainsKey).Select(key => rows[key])];
        return new SimilarItems(Shown(similar.Elsewhere), Shown(similar.OtherYears));
    }
}

/// <summary>Best first.</summary>
internal sealed record SimilarItems(IReadOnlyList<SimilarItem> Elsewhere, IReadOnlyList<SimilarItem> OtherYears);

internal sealed record SimilarItem(string Reference, string Title, string EntityName, int? EndYear)
{
    public string? Year => EndYear is { } year ? new FinancialYear(year).ToString() : null;
}

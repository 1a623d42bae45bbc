using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Pages.Entities;

/// <summary>The audited entities: those that stand for themselves, or any whose name holds the letters asked for.</summary>
internal sealed class EntityListQuery(AuditDb db)
{
    public const int PageSize = 100;
    private const string Escape = "!";

    public async Task<EntityList> RunAsync(string letters, int page, CancellationToken cancellation)
    {
        var rows = db.Entities.AsNoTracking();
        if (letters.Length > 0)
        {
            var pattern = $"%{Escaped(letters)}%";
            rows = rows.Where(row => EF.Functions.Like(row.Name, pattern, Escape) || row.Vote == letters
                || row.Aliases.Any(alias => EF.Functions.Like(alias.Name, pattern, Escape)));
        }
        else
        {
            rows = rows.Where(row => row.ParentId == null);
        }

        var total = await rows.CountAsync(cancellation);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var shown = Math.Clamp(page, 1, pages);
        var items = await rows.OrderBy(row => row.Vote).ThenBy(row => row.ParentId != null).ThenBy(row => row.Name).ThenBy(row => row.Id)
            .Skip((shown - 1) * PageSize).Take(PageSize)
            .Select(row => new EntityItem(
                row.Slug,
                row.Name,
                row.Vote,
                row.Parent!.Name,
                db.Opinions.Where(opinion => opinion.EntityId == row.Id).OrderByDescending(opinion => opinion.Report.FinancialYear).ThenBy(opinion => opinion.Id)
                    .Select(opinion => (Opinion?)opinion.Kind).FirstOrDefault(),
                db.Findings.Count(finding => finding.EntityId == row.Id && finding.Status == FindingStatus.Published),
                db.Findings.Count(finding => finding.Entity.ParentId == row.Id && finding.Status == FindingStatus.Published),
                db.Entities.Count(child => child.ParentId == row.Id)))
            .ToListAsync(cancellation);
        return new EntityList(letters, total, shown, pages, items);
    }

    // The signs that LIKE reads; "[" only on SQL Server.
    private static string Escaped(string letters) => letters
        .Replace(Escape, Escape + Escape, StringComparison.Ordinal)
        .Replace("%", Escape + "%", StringComparison.Ordinal)
        .Replace("_", Escape + "_", StringComparison.Ordinal)
        .Replace("[", Escape + "[", StringComparison.Ordinal);
}

internal sealed record EntityList(string Letters, int Total, int Page, int Pages, IReadOnlyList<EntityItem> Items);

/// <param name="Opinion">Of the latest financial year.</param>
internal sealed record EntityItem(
    string Slug, string Name, string? Vote, string? ParentName, Opinion? Opinion, int Findings, int FindingsOfParts, int Parts);

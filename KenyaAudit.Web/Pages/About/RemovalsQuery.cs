using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Pages.About;

/// <summary>What was published and is withdrawn now, latest first. Titles are left out: a title may be what was wrong.</summary>
internal sealed class RemovalsQuery(AuditDb db)
{
    public Task<List<Removal>> RunAsync(CancellationToken cancellation) => db.FindingVersions.AsNoTracking()
        .Where(row => row.Finding.Status == FindingStatus.Withdrawn && row.Number == row.Finding.CurrentVersion)
        .OrderByDescending(row => row.ValidFrom).ThenBy(row => row.Finding.Reference)
        .Select(row => new Removal(row.Finding.Reference, row.ValidFrom, row.Reason, row.Finding.Entity.Name, row.Finding.Entity.Slug, row.Finding.Report.Title))
        .ToListAsync(cancellation);
}

internal sealed record Removal(string Reference, DateTime At, string Reason, string EntityName, string EntitySlug, string ReportTitle);

using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Pages.Admin.Findings;

internal sealed record FlaggedFinding(string Reference, string Title, string EntityName, ReviewKind Kind, string Detail, DateTime At, FindingStatus Status);

internal sealed record Choice(string Value, string Label);

/// <summary>What editors see: the findings that wait for a person, and the choices of the form of one.</summary>
internal sealed class FlaggedQuery(AuditDb db)
{
    private const int Most = 500;

    /// <summary>Oldest first; of one finding where it is named.</summary>
    public Task<List<FlaggedFinding>> OpenAsync(string? reference, CancellationToken cancellation) => db.Reviews.AsNoTracking()
        .Where(row => row.State == ReviewState.Open && (reference == null || row.Finding.Reference == reference))
        .OrderBy(row => row.At).ThenBy(row => row.Id).Take(Most)
        .Select(row => new FlaggedFinding(row.Finding.Reference, row.Finding.Title, row.Finding.Entity.Name, row.Kind, row.Detail, row.At, row.Finding.Status))
        .ToListAsync(cancellation);

    /// <summary>Entities by id.</summary>
    public async Task<IReadOnlyList<Choice>> EntitiesAsync(CancellationToken cancellation) => [.. (await db.Entities.AsNoTracking()
        .OrderBy(row => row.Name).ThenBy(row => row.Id).Select(row => new { row.Id, row.Name }).ToListAsync(cancellation)).Select(row => new Choice($"{row.Id}", row.Name))];

    /// <summary>Categories by id.</summary>
    public async Task<IReadOnlyList<Choice>> CategoriesAsync(CancellationToken cancellation) => [.. (await db.Categories.AsNoTracking()
        .OrderBy(row => row.Label).ThenBy(row => row.Id).Select(row => new { row.Id, row.Label }).ToListAsync(cancellation)).Select(row => new Choice($"{row.Id}", row.Label))];

    /// <summary>The current version as the form shows it; null when there is no such finding.</summary>
    public async Task<CorrectionForm?> FormAsync(string reference, CancellationToken cancellation)
    {
        var version = await db.FindingVersions.AsNoTracking().Include(row => row.Finding).Include(row => row.Blocks.OrderBy(block => block.Ordinal))
            .Where(row => row.Finding.Reference == reference && row.Number == row.Finding.CurrentVersion).OrderBy(row => row.Id).FirstOrDefaultAsync(cancellation);
        return version is null ? null : CorrectionForm.Of(version);
    }
}

using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Web.Ingest.Sources;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

/// <summary>The sources this build can read, and their rows in the store.</summary>
internal sealed class SourceCatalog(IEnumerable<IReportSource> reports, SourceDeclarations declarations)
{
    public const string Census = "knbs-census-2019";
    public const string CountyBudgets = "cob-county-birr";
    public const string Bundled = "kenyaaudit-bundled";

    private readonly Dictionary<string, IReportSource> _reports = reports.ToDictionary(source => source.Id, StringComparer.Ordinal);

    /// <summary>Sources that read documents.</summary>
    public IEnumerable<string> DocumentIds => _reports.Keys;

    public IReadOnlyList<(string Id, string Title)> All =>
        [.. _reports.Keys.Concat([Census, CountyBudgets, Bundled]).Select(id => (id, declarations.Find(id)?.Title ?? _reports[id].Title))];

    /// <summary>The reader of a document source, or null where the id names none.</summary>
    public IReportSource? Find(string id) => _reports.GetValueOrDefault(id);

    /// <summary>How long a run may take from the moment it is due until somebody is told, its grace included; null where nothing is declared.</summary>
    public TimeSpan? AllowedTime(string id) => declarations.Find(id) is { } source ? TimeSpan.FromMinutes(source.DeadlineMinutes + source.GraceMinutes) : null;

    /// <summary>Gives every source its row: the lease needs one to lock.</summary>
    public async Task RegisterAsync(AuditDb db, CancellationToken cancellation)
    {
        var known = await db.Sources.ToDictionaryAsync(row => row.SourceId, cancellation);
        foreach (var (id, title) in All)
        {
            if (known.TryGetValue(id, out var row))
            {
                row.Title = title;
            }
            else
            {
                db.Sources.Add(new SourceRow { SourceId = id, Title = title });
            }
        }

        await db.SaveChangesAsync(cancellation);
    }
}

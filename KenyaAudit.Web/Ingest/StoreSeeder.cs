using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

/// <summary>Gives a migrated store what runs lean on: a row for each source and each category of the taxonomy.</summary>
internal sealed class StoreSeeder(AuditDb db, SourceCatalog catalog, Inbox inbox, Taxonomy taxonomy)
{
    public async Task SeedAsync(CancellationToken cancellation)
    {
        await catalog.RegisterAsync(db, cancellation);
        var known = await db.Categories.ToDictionaryAsync(row => row.Slug, StringComparer.Ordinal, cancellation);
        foreach (var category in taxonomy.Categories)
        {
            if (known.TryGetValue(category.Slug, out var row))
            {
                row.Label = category.Label;
            }
            else
            {
                db.Categories.Add(new CategoryRow { Slug = category.Slug, Label = category.Label });
            }
        }

        await db.SaveChangesAsync(cancellation);
        inbox.Prepare(catalog.DocumentIds);
    }
}

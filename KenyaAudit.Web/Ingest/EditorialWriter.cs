using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

/// <summary>Brings the editorial layer to what travels with the portal, inside the publishing transaction, before findings are merged.</summary>
internal sealed class EditorialWriter(AuditDb db)
{
    public async Task WriteAsync(IReadOnlyList<EditorialRecord> records, CancellationToken cancellation)
    {
        if (records.Count == 0)
        {
            return;
        }

        var rows = await db.Editorials.ToDictionaryAsync(row => row.Reference, cancellation);
        foreach (var record in records)
        {
            if (rows.TryGetValue(record.Reference.Value, out var row))
            {
                row.Summary = record.Summary;
            }
            else
            {
                db.Editorials.Add(new EditorialRow { Reference = record.Reference.Value, Summary = record.Summary });
            }
        }

        db.ChangeTracker.DetectChanges();
        await db.SaveChangesAsync(cancellation);
    }
}

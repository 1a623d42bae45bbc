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
            if (!rows.TryGetValue(record.Reference.Value, out var row))
            {
                db.Editorials.Add(row = new EditorialRow { Reference = record.Reference.Value });
            }

            (row.Summary, row.SummarySw, row.Author, row.WrittenOn) = (record.Summary, record.SummarySw, record.Author, record.Date);
            (row.AmountRead, row.AmountInQuestionCents, row.AmountNote) = (record.AmountRead, record.AmountCents, record.AmountNote);
            row.Category = record.Category;
            row.SearchWords = record.SearchWords.Count == 0 ? null : string.Join('\n', record.SearchWords);
        }

        db.ChangeTracker.DetectChanges();
        await db.SaveChangesAsync(cancellation);
    }
}

using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Downloads;

/// <summary>What the store had published at one moment.</summary>
internal readonly record struct PublishedState(long Sequence, DateTime? At)
{
    public static async Task<PublishedState> ReadAsync(AuditDb db, CancellationToken cancellation) => await db.PublicationLog.AsNoTracking()
        .OrderByDescending(row => row.Sequence).Select(row => new PublishedState(row.Sequence, row.At)).FirstOrDefaultAsync(cancellation);
}

using System.Security.Cryptography;
using System.Text;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest.Fetch;

/// <summary>What addresses answered, kept in the store: so that requests are conditional, and a document knows where it came from.</summary>
internal sealed class FetchLedger(IServiceScopeFactory scopes, TimeProvider clock)
{
    public static string HashOf(Uri address) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.AbsoluteUri)));

    /// <summary>The last answer of an address; null where it was never asked.</summary>
    public async Task<FetchedResourceRow?> FindAsync(string sourceId, Uri address, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var hash = HashOf(address);
        return await scope.ServiceProvider.GetRequiredService<AuditDb>().FetchedResources.AsNoTracking()
            .SingleOrDefaultAsync(row => row.SourceId == sourceId && row.UrlHash == hash, cancellation);
    }

    /// <summary>Whether a document came from another address before, or is published already.</summary>
    public async Task<bool> IsHeldAsync(string sha256, Uri address, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AuditDb>();
        var hash = HashOf(address);
        return await db.FetchedResources.AnyAsync(row => row.Sha256 == sha256 && row.UrlHash != hash, cancellation)
            || await db.Documents.AnyAsync(row => row.Sha256 == sha256, cancellation);
    }

    /// <summary>Whether a run of the source has read the document, however it ended: then it need not be put into the inbox again.</summary>
    public async Task<bool> WasReadAsync(string sourceId, string sha256, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AuditDb>().IngestRuns.AnyAsync(
            run => run.SourceId == sourceId && run.Sha256 == sha256
                && (run.State == RunState.Published || run.State == RunState.PublishedWithQuarantine || run.State == RunState.Unchanged || run.State == RunState.Refused),
            cancellation);
    }

    /// <summary>Writes down an answer. What is not given stays as it was; a fault is cleared by a good answer.</summary>
    public async Task NoteAsync(string sourceId, Uri address, int? status, string? fault, Validators? told, ArchivedDocument? document, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AuditDb>();
        var hash = HashOf(address);
        var row = await db.FetchedResources.SingleOrDefaultAsync(row => row.SourceId == sourceId && row.UrlHash == hash, cancellation);
        if (row is null)
        {
            row = new FetchedResourceRow { SourceId = sourceId, Url = address.AbsoluteUri, UrlHash = hash, CheckedAt = default };
            db.FetchedResources.Add(row);
        }

        (row.LastStatus, row.LastFault, row.CheckedAt) = (status, fault is { Length: > 400 } ? fault[..400] : fault, clock.GetUtcNow().UtcDateTime);
        if (document is not null)
        {
            (row.Sha256, row.Bytes, row.ETag, row.LastModified) = (document.Sha256, document.Bytes, told?.ETag, told?.LastModified);
        }

        await db.SaveChangesAsync(cancellation);
    }
}

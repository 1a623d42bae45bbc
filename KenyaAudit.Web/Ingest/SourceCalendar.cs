using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

/// <summary>When each source is next due, as the store knows it and /status shows it.</summary>
internal sealed class SourceCalendar(IServiceScopeFactory scopes)
{
    /// <param name="next">UTC; null where nothing is scheduled.</param>
    public async Task SetNextDueAsync(string sourceId, DateTime? next, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AuditDb>().Sources.Where(source => source.SourceId == sourceId)
            .ExecuteUpdateAsync(set => set.SetProperty(source => source.NextDueAt, next), cancellation);
    }
}

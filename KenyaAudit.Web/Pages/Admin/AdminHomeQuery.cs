using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Pages.Admin;

internal sealed record AdminHome(int Due, int Running, int OpenAlerts, int OpenQuarantine);

/// <summary>What waits for an admin, as numbers beside the links.</summary>
internal sealed class AdminHomeQuery(AuditDb db)
{
    public async Task<AdminHome> RunAsync(CancellationToken cancellation) => new(
        await db.IngestRuns.CountAsync(run => run.State == RunState.Due, cancellation),
        await db.IngestRuns.CountAsync(run => run.State == RunState.Running, cancellation),
        await db.Alerts.CountAsync(alert => alert.State != AlertState.Resolved, cancellation),
        await db.Quarantine.CountAsync(record => record.State == QuarantineState.Open, cancellation));
}

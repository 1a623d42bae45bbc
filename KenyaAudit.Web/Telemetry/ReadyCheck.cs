using System.Diagnostics.CodeAnalysis;
using Hangfire;
using KenyaAudit.Web.Jobs;
using KenyaAudit.Web.RateLimits;
using KenyaAudit.Web.Search;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Telemetry;

internal enum Health
{
    Ok,

    /// <summary>It works, with less than it should have.</summary>
    Degraded,
    Down,
}

/// <summary>Names and states only: no address, no message of an error.</summary>
internal sealed record Readiness(Health Status, IReadOnlyDictionary<string, Health> Checks);

/// <summary>Whether this node should get requests: the store answers, the index is whole, somebody works on jobs. Redis away is degraded, never down.</summary>
internal sealed class ReadyCheck(AuditDb db, FindingIndex index, SharedWindow window, IServiceProvider services, IOptions<JobsOptions> jobs)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<Readiness> RunAsync(CancellationToken cancellation)
    {
        var checks = new Dictionary<string, Health>(StringComparer.Ordinal)
        {
            ["database"] = await DatabaseAsync(cancellation),
            ["index"] = index.NeedsRebuild ? Health.Down : Health.Ok,
            ["jobs"] = Servers(),
            ["redis"] = window.IsFallback ? Health.Degraded : Health.Ok,
        };
        return new Readiness(checks.Values.Max(), checks);
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever the store throws, it is down.")]
    private async Task<Health> DatabaseAsync(CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(Patience);
        try
        {
            await db.PublicationCounters.AsNoTracking().Select(row => row.Value).SingleAsync(deadline.Token);
            return Health.Ok;
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            return Health.Down;
        }
    }

    // Readers are served without workers too; that nobody works is for the rules to tell.
    [SuppressMessage("Design", "CA1031", Justification = "Storage that cannot be asked is a server that cannot be seen.")]
    private Health Servers()
    {
        if (!jobs.Value.Enabled)
        {
            return Health.Ok;
        }

        try
        {
            return services.GetRequiredService<JobStorage>().GetMonitoringApi().Servers().Count > 0 ? Health.Ok : Health.Degraded;
        }
        catch (Exception)
        {
            return Health.Degraded;
        }
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using KenyaAudit.Web.Access;
using KenyaAudit.Web.Alerts;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Hosting;

/// <summary>Looks each minute whether somebody tries to sign in by force, and once a day whether the audit trail is as it was written.</summary>
internal sealed partial class AccessWatch(IServiceScopeFactory scopes, AlertPost alerts, TimeProvider clock, ILogger<AccessWatch> log) : BackgroundService
{
    /// <summary>Failures of one account are one entry a minute: ten entries are ten minutes of guessing, or ten accounts.</summary>
    private const int MostFailures = 10;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan VerifiedEvery = TimeSpan.FromDays(1);
    private DateTimeOffset _verify;

    public async Task LookAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        await SignInsAsync(scope.ServiceProvider.GetRequiredService<AuditDb>(), cancellation);
        if (clock.GetUtcNow() >= _verify)
        {
            _verify = clock.GetUtcNow() + VerifiedEvery;
            await VerifyAsync(scope.ServiceProvider.GetRequiredService<AuditTrailCheck>(), cancellation);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A store that cannot be asked is logged; the watch goes on.")]
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ticks = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(error.GetType().Name);
            }
        }
        while (await ticks.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SignInsAsync(AuditDb db, CancellationToken cancellation)
    {
        var since = clock.GetUtcNow().UtcDateTime - Window;
        var failures = await db.AuditEvents.CountAsync(row => row.At >= since && (row.Action == "sign-in.failed" || row.Action == "account.locked"), cancellation);
        if (failures >= MostFailures)
        {
            await alerts.RaiseAsync(SystemCauses.SignInAttack(string.Create(
                CultureInfo.InvariantCulture, $"The audit trail has {failures} entries of failed sign-ins within {Window.TotalMinutes} minutes; each may stand for many.")));
        }
        else if (failures == 0)
        {
            await alerts.ResolveAsync(SystemCauses.SignIn);
        }
    }

    private async Task VerifyAsync(AuditTrailCheck check, CancellationToken cancellation)
    {
        var report = await check.RunAsync(cancellation);
        await (report.Good ? alerts.ResolveAsync(SystemCauses.AuditChain) : alerts.RaiseAsync(SystemCauses.AuditChainBroken($"{report}.")));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-ins and audit trail could not be looked at ({Error})")]
    private partial void LogFailed(string error);
}

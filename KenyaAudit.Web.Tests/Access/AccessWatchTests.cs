using KenyaAudit.Web.Alerts;
using KenyaAudit.Web.Hosting;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KenyaAudit.Web.Tests.Access;

public sealed class AccessWatchTests : IDisposable
{
    private readonly GuardedSite _site = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Guessing_raises_one_alert_that_goes_when_it_has_been_quiet()
    {
        var watch = ActivatorUtilities.CreateInstance<AccessWatch>(_site.Services);
        await _site.InviteAsync("wanjiku@example.org", AccountRole.Admin);
        for (var guess = 0; guess < 12; guess++)
        {
            await new Person(_site, $"somebody{guess}@example.org").GivePasswordAsync();
            _site.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await watch.LookAsync(Cancellation);
        await watch.LookAsync(Cancellation);
        Assert.Equal([(SystemCauses.SignIn, AlertState.Open)], await AlertsAsync());

        _site.Clock.Advance(TimeSpan.FromMinutes(16));
        await watch.LookAsync(Cancellation);
        Assert.Equal([(SystemCauses.SignIn, AlertState.Resolved)], await AlertsAsync());
    }

    [Fact]
    public async Task A_changed_audit_trail_raises_an_alert_within_a_day()
    {
        await _site.EnterAsync("wanjiku@example.org", AccountRole.Admin);
        var watch = ActivatorUtilities.CreateInstance<AccessWatch>(_site.Services);
        await watch.LookAsync(Cancellation);
        Assert.Empty(await AlertsAsync());

        await _site.StoreAsync((db, cancellation) => db.AuditEvents.Where(row => row.Sequence == 2).ExecuteUpdateAsync(set => set.SetProperty(row => row.Actor, "nobody"), cancellation));
        _site.Clock.Advance(TimeSpan.FromDays(1));
        await watch.LookAsync(Cancellation);

        Assert.Equal([(SystemCauses.AuditChain, AlertState.Open)], await AlertsAsync());
    }

    private async Task<List<(string, AlertState)>> AlertsAsync()
    {
        var found = new List<(string, AlertState)>();
        await _site.StoreAsync(async (db, cancellation) => found = [.. (await db.Alerts.OrderBy(row => row.Id).ToListAsync(cancellation)).Select(row => (row.Fingerprint, row.State))]);
        return found;
    }
}

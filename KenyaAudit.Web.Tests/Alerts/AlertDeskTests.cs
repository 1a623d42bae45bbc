using KenyaAudit.Web.Alerts;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Tests.Alerts;

public sealed class AlertDeskTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nodes_that_see_the_same_cause_at_once_keep_one_row_that_counts_them()
    {
        await using var one = await Corridor.OpenAsync();
        await using var two = await Corridor.OpenAsync(beside: one);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(at => Task.Run(() => RaiseAsync(at % 2 == 0 ? one : two, AlertSeverity.Warning), Cancellation)));

        var alert = Assert.Single(await AlertsAsync(one));
        Assert.Equal((8, AlertState.Open), (alert.Count, alert.State));
    }

    [Fact]
    public async Task A_cause_that_was_resolved_and_comes_again_is_a_new_alert_and_the_gravest_severity_stays()
    {
        await using var corridor = await Corridor.OpenAsync();
        await RaiseAsync(corridor, AlertSeverity.Error);
        await RaiseAsync(corridor, AlertSeverity.Warning);
        await corridor.ReadAsync(async db =>
        {
            await corridor.Get<AlertDesk>().ResolveAsync(db, "cause", Cancellation);
            return true;
        });
        await RaiseAsync(corridor, AlertSeverity.Warning);

        var alerts = await AlertsAsync(corridor);

        Assert.Equal([(AlertState.Resolved, AlertSeverity.Error, 2), (AlertState.Open, AlertSeverity.Warning, 1)], alerts.Select(alert => (alert.State, alert.Severity, alert.Count)));
    }

    private static Task RaiseAsync(Corridor corridor, AlertSeverity severity) => corridor.InScopeAsync<AuditDb>(db =>
        corridor.Get<AlertDesk>().RaiseAsync(db, new AlertSignal(severity, "cause", "Title", "Detail"), Cancellation));

    private static Task<List<AlertRow>> AlertsAsync(Corridor corridor) =>
        corridor.ReadAsync(db => db.Alerts.AsNoTracking().OrderBy(alert => alert.Id).ToListAsync(Cancellation));
}

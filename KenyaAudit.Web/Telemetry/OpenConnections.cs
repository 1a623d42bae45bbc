using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace KenyaAudit.Web.Telemetry;

/// <summary>Counts the connections to the store that are open: a pool that runs dry shows here before requests wait for it.</summary>
internal sealed class OpenConnections : DbConnectionInterceptor
{
    private int _count;

    public int Count => Math.Max(0, Volatile.Read(ref _count));

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Interlocked.Increment(ref _count);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _count);
        return Task.CompletedTask;
    }

    public override void ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) => Interlocked.Decrement(ref _count);

    public override Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        Interlocked.Decrement(ref _count);
        return Task.CompletedTask;
    }
}

using System.Diagnostics;
using KenyaAudit.Web.RateLimits;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KenyaAudit.Web.Tests.RateLimits;

/// <summary>A real Redis in every kind of trouble, and a node that goes on.</summary>
public sealed class SharedWindowTests : IAsyncLifetime
{
    private static readonly PolicyLimit Limit = new() { Permits = 1000, WindowSeconds = 60 };

    private RedisServer _redis = null!;
    private LimitedSite _node = null!;

    private SharedWindow Window => _node.Services.GetRequiredService<SharedWindow>();

    public async ValueTask InitializeAsync()
    {
        _redis = await RedisServer.StartAsync();
        _node = new LimitedSite(("REDIS_URL", _redis.Url));
        await Until.TrueAsync(async () => (await ChargeAsync()).IsAllowed && await _redis.Database.KeyExistsAsync(RedisWindow.KeyOf(LimitPolicy.Read, "client")));
    }

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        await _redis.DisposeAsync();
    }

    [Fact]
    public async Task Killed_in_the_middle_and_back_again()
    {
        await _redis.KillAsync();

        Assert.True((await ChargeAsync()).IsAllowed);
        Assert.True(Window.IsFallback);
        await Until.TrueAsync(async () => await OpenAlertsAsync() == 1);

        await _redis.BeginAsync();
        await BackAsync();
        await Until.TrueAsync(async () => await OpenAlertsAsync() == 0);
        await ChargeAsync();
        Assert.True(await _redis.Database.KeyExistsAsync(RedisWindow.KeyOf(LimitPolicy.Read, "client")));
    }

    [Fact]
    public async Task A_thousand_requests_in_trouble_raise_one_alert()
    {
        await _redis.KillAsync();

        await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => ChargeAsync()));

        await Until.TrueAsync(async () => await OpenAlertsAsync() == 1);
        await _node.StoreAsync(async (db, cancellation) => Assert.Equal(1, (await db.Alerts.SingleAsync(cancellation)).Count));
    }

    [Fact]
    public async Task Slow_costs_one_short_wait_and_then_nothing()
    {
        await _redis.RunAsync("CLIENT", "PAUSE", 3000, "ALL");

        var first = Stopwatch.StartNew();
        Assert.True((await ChargeAsync()).IsAllowed);
        Assert.InRange(first.ElapsedMilliseconds, 0, 1500);
        Assert.True(Window.IsFallback);
        await BackAsync();
    }

    [Fact]
    public async Task Full_is_as_good_as_away()
    {
        await _redis.RunAsync("CONFIG", "SET", "maxmemory-policy", "noeviction");
        await _redis.RunAsync("CONFIG", "SET", "maxmemory", 1);

        Assert.True((await ChargeAsync()).IsAllowed);
        Assert.True(Window.IsFallback);

        await _redis.RunAsync("CONFIG", "SET", "maxmemory", 0);
        await BackAsync();
    }

    [Fact]
    public async Task Read_only_is_as_good_as_away()
    {
        await _redis.RunAsync("REPLICAOF", "127.0.0.1", "1");

        Assert.True((await ChargeAsync()).IsAllowed);
        Assert.True(Window.IsFallback);

        await _redis.RunAsync("REPLICAOF", "NO", "ONE");
        await BackAsync();
    }

    [Fact]
    public async Task Flushed_counts_anew_and_nobody_falls_back()
    {
        await _redis.RunAsync("FLUSHALL");
        await _redis.RunAsync("SCRIPT", "FLUSH");

        Assert.Equal(999, (await ChargeAsync()).Remaining);
        Assert.False(Window.IsFallback);
    }

    [Fact]
    public async Task A_node_that_counts_for_itself_still_refuses_who_asks_too_much()
    {
        await _redis.KillAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Window.ChargeAsync(new Charge(LimitPolicy.Search, "greedy", 1), new PolicyLimit { Permits = 20, WindowSeconds = 60 })));

        Assert.Equal(20, answers.Count(answer => answer.IsAllowed));
    }

    private Task<WindowAnswer> ChargeAsync() => Window.ChargeAsync(new Charge(LimitPolicy.Read, "client", 1), Limit);

    // Requests go on meanwhile; one of them finds that it is time to ask Redis again.
    private Task BackAsync() => Until.TrueAsync(async () =>
    {
        Assert.True((await ChargeAsync()).IsAllowed);
        return !Window.IsFallback;
    });

    private async Task<int> OpenAlertsAsync()
    {
        var open = 0;
        await _node.StoreAsync(async (db, cancellation) => open = await db.Alerts.CountAsync(alert => alert.Fingerprint == "ratelimit-fallback" && alert.State == AlertState.Open, cancellation));
        return open;
    }
}

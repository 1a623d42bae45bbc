using KenyaAudit.Web.RateLimits;
using KenyaAudit.Web.Tests.Support;
using StackExchange.Redis;

namespace KenyaAudit.Web.Tests.RateLimits;

/// <summary>The script on a real Redis. Hours pass by making the counts older, for Redis keeps its own clock.</summary>
public sealed class RedisWindowTests : IAsyncLifetime
{
    private static readonly PolicyLimit ThreeAMinute = new() { Permits = 3, WindowSeconds = 60 };
    private static readonly PolicyLimit Many = new() { Permits = 200, WindowSeconds = 60 };

    private readonly List<RedisWindow> _opened = [];
    private RedisServer _redis = null!;

    public async ValueTask InitializeAsync() => _redis = await RedisServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var window in _opened)
        {
            await window.CloseAsync();
        }

        await _redis.DisposeAsync();
    }

    [Fact]
    public async Task Three_nodes_at_once_let_in_exactly_what_one_would()
    {
        var nodes = new[] { await OpenAsync(), await OpenAsync(), await OpenAsync() };

        var answers = await Task.WhenAll(Enumerable.Range(0, 900).Select(asked => Task.Run(() => ChargeAsync(nodes[asked % 3], Many), TestContext.Current.CancellationToken)));

        Assert.Equal(200, answers.Count(answer => answer.IsAllowed));
    }

    [Fact]
    public async Task A_steady_three_a_minute_is_never_refused_in_four_hours()
    {
        var window = await OpenAsync();
        for (var asked = 0; asked < 4 * 60 * 3; asked++)
        {
            Assert.True((await ChargeAsync(window, ThreeAMinute)).IsAllowed);
            await _redis.AgeAsync(TimeSpan.FromSeconds(20));
        }
    }

    [Fact]
    public async Task Asking_while_refused_does_not_push_the_window_on_and_it_opens_on_time()
    {
        var window = await OpenAsync();
        await ChargeAsync(window, ThreeAMinute, cost: 3);
        for (var second = 0; second < 59; second++)
        {
            await _redis.AgeAsync(TimeSpan.FromSeconds(1));
            var refused = await ChargeAsync(window, ThreeAMinute);
            Assert.False(refused.IsAllowed);
            Assert.InRange(refused.Wait.TotalSeconds, 0, 59 - second);
        }

        await _redis.AgeAsync(TimeSpan.FromSeconds(1));
        Assert.True((await ChargeAsync(window, ThreeAMinute)).IsAllowed);
    }

    [Fact]
    public async Task A_key_goes_away_by_itself_and_holds_no_more_than_the_limit()
    {
        var window = await OpenAsync();
        for (var asked = 0; asked < 10; asked++)
        {
            await ChargeAsync(window, ThreeAMinute);
        }

        var key = RedisWindow.KeyOf(LimitPolicy.Read, "client");
        Assert.Equal(3, await _redis.Database.SortedSetLengthAsync(key));
        Assert.InRange((await _redis.Database.KeyTimeToLiveAsync(key))!.Value.TotalSeconds, 1, 60);
    }

    [Fact]
    public async Task Costs_are_counted_and_what_remains_is_told()
    {
        var window = await OpenAsync();

        Assert.Equal(1, (await ChargeAsync(window, ThreeAMinute, cost: 2)).Remaining);
        Assert.False((await ChargeAsync(window, ThreeAMinute, cost: 2)).IsAllowed);
        Assert.Equal(0, (await ChargeAsync(window, ThreeAMinute)).Remaining);
    }

    [Fact]
    public async Task A_Redis_that_lost_its_scripts_is_given_them_anew()
    {
        var window = await OpenAsync();
        await ChargeAsync(window, ThreeAMinute);

        await _redis.RunAsync("SCRIPT", "FLUSH");

        Assert.Equal(1, (await ChargeAsync(window, ThreeAMinute)).Remaining);
    }

    private static Task<WindowAnswer> ChargeAsync(RedisWindow window, PolicyLimit limit, int cost = 1) =>
        window.ChargeAsync(new Charge(LimitPolicy.Read, "client", cost), limit);

    private async Task<RedisWindow> OpenAsync()
    {
        var window = new RedisWindow(await ConnectionMultiplexer.ConnectAsync(RedisAddress.Parse(_redis.Url)));
        _opened.Add(window);
        return window;
    }
}

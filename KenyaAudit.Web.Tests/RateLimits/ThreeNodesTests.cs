using System.Net;
using KenyaAudit.Web.RateLimits;
using KenyaAudit.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace KenyaAudit.Web.Tests.RateLimits;

/// <summary>Three nodes that share one Redis, through the real middleware.</summary>
public sealed class ThreeNodesTests : IAsyncLifetime
{
    private const int Permits = 60;

    private RedisServer _redis = null!;
    private LimitedSite[] _nodes = [];

    public async ValueTask InitializeAsync()
    {
        _redis = await RedisServer.StartAsync();
        _nodes = [Node(), Node(), Node()];
        foreach (var node in _nodes)
        {
            await Until.TrueAsync(async () => !node.Services.GetRequiredService<RedisConnection>().IsOpening && (await node.AskAsync("/about", "10.9.9.9")).IsSuccessStatusCode);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        await _redis.DisposeAsync();
    }

    [Fact]
    public async Task Under_load_on_all_of_them_exactly_the_limit_is_let_in()
    {
        var answers = await BurstAsync(180, "41.90.7.7");

        Assert.Equal(Permits, answers.Count(answer => answer == HttpStatusCode.OK));
        Assert.Equal(180 - Permits, answers.Count(answer => answer == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task Without_Redis_nobody_gets_an_error_and_each_node_keeps_the_limit_for_itself()
    {
        await BurstAsync(3, "41.90.8.8");
        await _redis.KillAsync();

        var answers = await BurstAsync(3 * Permits * 2, "41.90.8.8");

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.TooManyRequests], answers.Distinct().Order());
        Assert.InRange(answers.Count(answer => answer == HttpStatusCode.OK), 1, 3 * Permits);
        Assert.All(_nodes, node => Assert.True(node.Services.GetRequiredService<SharedWindow>().IsFallback));
    }

    private LimitedSite Node() => new(("REDIS_URL", _redis.Url), ("SECRET_KEY", "the same on every node, of thirty-two bytes"), ("RateLimits:Read:Permits", $"{Permits}"), ("RateLimits:RedisTimeoutMilliseconds", "1000"));

    private async Task<List<HttpStatusCode>> BurstAsync(int requests, string from)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, requests).Select(asked => Task.Run(
            async () => (await _nodes[asked % _nodes.Length].AskAsync("/about", from)).StatusCode, TestContext.Current.CancellationToken)));
        return [.. answers];
    }
}

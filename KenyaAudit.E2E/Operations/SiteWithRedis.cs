using KenyaAudit.E2E.Support;

namespace KenyaAudit.E2E.Operations;

/// <summary>One site and the Redis that it counts requests in, both started with the first test of a class and killed after the last.</summary>
public sealed class SiteWithRedis : IAsyncLifetime
{
    private Daemon? _redis;

    public SiteProcess Site { get; private set; } = null!;

    public string RedisUrl { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var port = SiteProcess.FreePort();
        RedisUrl = $"redis://127.0.0.1:{Daemon.Number(port)}";
        _redis = await Daemon.StartAsync("redis-server", port, CancellationToken.None, "--port", Daemon.Number(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no");
        Site = await SiteProcess.StartAsync(CancellationToken.None, null, ("REDIS_URL", RedisUrl));
    }

    public async ValueTask DisposeAsync()
    {
        if (Site is not null)
        {
            await Site.DisposeAsync();
        }

        if (_redis is not null)
        {
            await _redis.DisposeAsync();
        }
    }
}

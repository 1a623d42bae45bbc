using StackExchange.Redis;

namespace KenyaAudit.Web.RateLimits;

/// <summary>The one connection of this process to Redis. Begun with the first question and never waited for at start.</summary>
internal sealed class RedisConnection(ConfigurationOptions address) : IAsyncDisposable
{
    private readonly Lazy<Task<RedisWindow>> _window = new(() => OpenAsync(address));

    /// <summary>The first connection is still being made: neither there nor away.</summary>
    public bool IsOpening => !_window.Value.IsCompleted;

    /// <summary>Fails where no connection could be made.</summary>
    public Task<RedisWindow> WindowAsync() => _window.Value;

    public async ValueTask DisposeAsync()
    {
        if (_window is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await _window.Value).CloseAsync();
        }
    }

    // Away or not, this ends: the library then goes on trying to connect by itself.
    private static async Task<RedisWindow> OpenAsync(ConfigurationOptions address) => new(await ConnectionMultiplexer.ConnectAsync(address));
}

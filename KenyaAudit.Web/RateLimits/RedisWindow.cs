using System.Globalization;
using StackExchange.Redis;

namespace KenyaAudit.Web.RateLimits;

/// <summary>
/// Sliding windows that all nodes share: one sorted set a client and policy, judged by one script, with Redis's own clock.
/// The set holds the time of each count in microseconds and goes away by itself when the window has passed.
/// </summary>
internal sealed class RedisWindow(IConnectionMultiplexer redis)
{
    // One key a call, so it runs on a cluster. A refused charge writes nothing, so that asking again and again does not push the
    // window on. The first write is the one that a full Redis refuses: after another it would let it pass.
    private const string Script = """
        local time = redis.call('TIME')
        local now = time[1] * 1000000 + time[2]
        local permits, window, cost = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
        local since = '(' .. string.format('%.0f', now - window)
        local used = redis.call('ZCOUNT', KEYS[1], since, '+inf')
        if used + cost > permits then
          local freed = redis.call('ZRANGEBYSCORE', KEYS[1], since, '+inf', 'WITHSCORES', 'LIMIT', used + cost - permits - 1, 1)
          return {0, math.max(0, permits - used), freed[2] + window - now}
        end
        for i = 1, cost do
          redis.call('ZADD', KEYS[1], now, ARGV[4] .. i)
        end
        redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', now - window))
        redis.call('PEXPIRE', KEYS[1], math.ceil(window / 1000))
        local oldest = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
        return {1, permits - used - cost, oldest[2] + window - now}
        """;

    private const string Prefix = "kenyaaudit:limit:";

    private static readonly string Node = Guid.NewGuid().ToString("N")[..8];
    private static long _last;

    /// <summary>The name under which a client's counts are kept.</summary>
    public static string KeyOf(LimitPolicy policy, string client) => $"{Prefix}{{{client}}}:{policy.Name()}";

    /// <summary>Throws what Redis or the way to it throws; never retries.</summary>
    public async Task<WindowAnswer> ChargeAsync(Charge charge, PolicyLimit limit)
    {
        RedisKey[] keys = [KeyOf(charge.Policy, charge.Client)];
        RedisValue[] values =
        [
            limit.Permits, (long)limit.Window.TotalMicroseconds, Math.Min(charge.Cost, limit.Permits),
            string.Create(CultureInfo.InvariantCulture, $"{Node}-{Interlocked.Increment(ref _last)}-"),
        ];
        var answer = (RedisValue[])(await EvaluateAsync(keys, values))!;
        return new WindowAnswer((int)answer[0] == 1, (int)answer[1], TimeSpan.FromMicroseconds(Math.Max(0, (double)answer[2])));
    }

    public async Task CloseAsync() => await redis.DisposeAsync();

    // A Redis that was flushed or started anew has lost the script that the client library believes it holds.
    private async Task<RedisResult> EvaluateAsync(RedisKey[] keys, RedisValue[] values)
    {
        try
        {
            return await redis.GetDatabase().ScriptEvaluateAsync(Script, keys, values);
        }
        catch (RedisServerException error) when (error.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal))
        {
            return await redis.GetDatabase().ScriptEvaluateAsync(Script, keys, values, CommandFlags.NoScriptCache);
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

namespace KenyaAudit.Web.Tests.Support;

/// <summary>A real Redis server of Debian's on a port of its own, which tests kill, start again and put into trouble.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly int _port = FreePort();
    private readonly string _folder = Directory.CreateTempSubdirectory("kenyaaudit-redis-").FullName;
    private Process? _process;
    private ConnectionMultiplexer? _admin;

    private RedisServer()
    {
    }

    public string Url => string.Create(CultureInfo.InvariantCulture, $"redis://127.0.0.1:{_port}");

    public IDatabase Database => _admin!.GetDatabase();

    public static async Task<RedisServer> StartAsync()
    {
        var server = new RedisServer();
        await server.BeginAsync();
        return server;
    }

    /// <summary>Starts it, empty, and returns once it answers.</summary>
    public async Task BeginAsync()
    {
        _process = Process.Start(new ProcessStartInfo(
            "redis-server",
            ["--port", _port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", _folder, "--enable-debug-command", "local"])
        {
            RedirectStandardOutput = true,
        })!;
        _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var options = ConfigurationOptions.Parse(Url["redis://".Length..]);
        (options.AllowAdmin, options.AbortOnConnectFail, options.ConnectRetry) = (true, false, 1);
        await Until.TrueAsync(async () =>
        {
            var admin = await ConnectionMultiplexer.ConnectAsync(options);
            if (admin.IsConnected)
            {
                _admin = admin;
                return true;
            }

            await admin.DisposeAsync();
            return false;
        });
    }

    /// <summary>Ends it as a crash would.</summary>
    public async Task KillAsync()
    {
        if (_admin is not null)
        {
            await _admin.DisposeAsync();
            _admin = null;
        }

        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
            _process.Dispose();
            _process = null;
        }
    }

    public Task<RedisResult> RunAsync(string command, params object[] arguments) => Database.ExecuteAsync(command, arguments);

    /// <summary>Time passes: every count in Redis grows older by so much, as if it had been made earlier.</summary>
    public Task AgeAsync(TimeSpan by) => Database.ScriptEvaluateAsync(
        """
        for _, key in ipairs(redis.call('KEYS', '*')) do
          local left = redis.call('PTTL', key) - ARGV[1] / 1000
          local counts = redis.call('ZRANGE', key, 0, -1, 'WITHSCORES')
          for i = 1, #counts, 2 do redis.call('ZADD', key, counts[i + 1] - ARGV[1], counts[i]) end
          if left <= 0 then redis.call('DEL', key) else redis.call('PEXPIRE', key, math.ceil(left)) end
        end
        """,
        values: [(long)by.TotalMicroseconds]);

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

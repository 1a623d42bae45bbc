using System.Diagnostics;

namespace KenyaAudit.Bench;

/// <summary>What counting a request adds to it: the same kept page without limits, counted in memory, and counted in a Redis of this machine.</summary>
internal sealed class LimitsVerb : SiteVerb
{
    private const int Warm = 2000;

    public override string Name => "limits";

    public override string Usage => "[--requests N] [--repeat N] [--site DIR] [--out FILE]";

    protected override IReadOnlyList<string> Known => ["requests", "repeat"];

    protected override async Task<object> MeasureAsync(Options options, Workplace place)
    {
        var data = place.NewFolder("data");
        await PreparedData.FillAsync(place.Site, data, null);
        var port = SiteProcess.FreePort();
        using var redis = Process.Start(new ProcessStartInfo("redis-server", ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--dir", place.NewFolder("redis")])
        {
            RedirectStandardOutput = true,
        })!;
        try
        {
            (string Name, (string, string)[] Settings)[] ways =
            [
                ("without limits", []),
                ("counted in memory", [("RateLimits__Enabled", "true"), ("RateLimits__Read__Permits", "1000000")]),
                ("counted in Redis", [("RateLimits__Enabled", "true"), ("RateLimits__Read__Permits", "1000000"), ("REDIS_URL", $"redis://127.0.0.1:{port}")]),
            ];
            var rounds = ways.ToDictionary(way => way.Name, _ => new List<Quantiles>());
            for (var round = 0; round < options.Number("repeat", 3); round++)
            {
                foreach (var (name, settings) in ways)
                {
                    rounds[name].Add(await MeasureAsync(place, data, settings, options.Number("requests", 20_000)));
                    Console.WriteLine($"{name,-20}{rounds[name][^1].Print("ms")}");
                }
            }

            return rounds.ToDictionary(pair => pair.Key, pair => new
            {
                p50_ms = Quantiles.Median(pair.Value.Select(run => run.P50)),
                p99_ms = Quantiles.Median(pair.Value.Select(run => run.P99)),
            });
        }
        finally
        {
            redis.Kill();
            await redis.WaitForExitAsync();
        }
    }

    private static async Task<Quantiles> MeasureAsync(Workplace place, string data, (string Name, string Value)[] settings, int requests)
    {
        using var site = SiteProcess.Start(place.Site, data, settings);
        await site.SettleAsync();
        using var connection = await RawConnection.OpenAsync(site.Port);
        var request = RawConnection.Request("/about", "br");
        var times = new List<double>(requests);
        for (var asked = 0; asked < requests; asked++)
        {
            var start = Stopwatch.GetTimestamp();
            await connection.AskAsync(request);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return Quantiles.Of(times.Skip(Warm));
    }
}

using System.Diagnostics;
using System.Text.Json;

namespace KenyaAudit.Bench;

/// <summary>Requests a second of kept pages beside a bare Kestrel with the same bytes, and the latency of finding pages that nobody asked for before.</summary>
internal sealed class PagesVerb : SiteVerb
{
    private const string Encoding = "gzip, deflate, br";

    public override string Name => "pages";

    public override string Usage => "[--pdf FILE] [--connections W] [--seconds S] [--repeat N] [--warm M] [--site DIR] [--out FILE]";

    protected override IReadOnlyList<string> Known => ["pdf", "connections", "seconds", "repeat", "warm"];

    protected override async Task<object> MeasureAsync(Options options, Workplace place)
    {
        var data = place.NewFolder("data");
        var references = await PreparedData.FillAsync(place.Site, data, options.Text("pdf"));
        var kept = await KeptAsync(options, place, data, references[0]);
        var fresh = new List<Quantiles>();
        for (var at = 0; at < options.Number("repeat", 3); at++)
        {
            fresh.Add(await UnkeptAsync(place, data, references, options.Number("warm", 200)));
            Console.WriteLine($"finding page not kept, 1 connection, client side: {fresh[^1].Print("ms")}");
        }

        var median = new Quantiles(
            fresh[0].Count,
            Quantiles.Median(fresh.Select(run => run.P50)),
            Quantiles.Median(fresh.Select(run => run.P95)),
            Quantiles.Median(fresh.Select(run => run.P99)),
            Quantiles.Median(fresh.Select(run => run.Max)));
        Console.WriteLine($"median of {fresh.Count}: {median.Print("ms")}");
        return new { kept, unkept_finding_ms = new { median, runs = fresh } };
    }

    private static async Task<List<KeptPage>> KeptAsync(Options options, Workplace place, string data, string reference)
    {
        using var site = SiteProcess.Start(place.Site, data);
        await site.SettleAsync();
        var answers = await AnswersAsync(site, ["/", $"/findings/{reference}", "/search?q=pending+bills", "/counties"]);
        using var bare = await StartBareAsync(place, answers);
        var (connections, time) = (options.Number("connections", 8), TimeSpan.FromSeconds(options.Number("seconds", 5)));
        var pages = new List<KeptPage>();
        Console.WriteLine($"{"kept page",-32}{"bytes",8}{"site/s",10}{"bare/s",10}{"ratio",8}{"site cpu us",13}{"bare cpu us",13}");
        foreach (var answer in answers)
        {
            byte[][] request = [RawConnection.Request(answer.Path, Encoding)];
            await Load.RunAsync(site, request, connections, time / 2);
            await Load.RunAsync(bare, request, connections, time / 2);
            var rounds = new List<(LoadResult Site, LoadResult Bare)>();
            for (var at = 0; at < options.Number("repeat", 3); at++)
            {
                rounds.Add((await Load.RunAsync(site, request, connections, time), await Load.RunAsync(bare, request, connections, time)));
            }

            pages.Add(KeptPage.Of(answer, rounds));
            pages[^1].Print();
        }

        return pages;
    }

    // The second answer of each address that there is: it comes from the output cache, and says so by its Age.
    private static async Task<List<BareAnswer>> AnswersAsync(SiteProcess site, string[] paths)
    {
        var answers = new List<BareAnswer>();
        using var connection = await RawConnection.OpenAsync(site.Port);
        foreach (var path in paths)
        {
            var request = RawConnection.Request(path, Encoding);
            if ((await connection.GetAsync(request)).Status != 200)
            {
                Console.WriteLine($"{path,-32} is not served by this portal");
                continue;
            }

            var answer = await connection.GetAsync(request);
            if (answer.Header("Age") is null || answer.Header("Content-Length") is null)
            {
                throw new InvalidOperationException($"{path} is not kept by the output cache.");
            }

            // Kestrel writes the date itself.
            answers.Add(new BareAnswer(path, [.. answer.Headers.Where(header => header.Key != "Date")], answer.Body));
        }

        return answers;
    }

    private static async Task<SiteProcess> StartBareAsync(Workplace place, List<BareAnswer> answers)
    {
        var file = Path.Combine(place.NewFolder("bare"), "answers.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(answers));
        var port = SiteProcess.FreePort();
        var start = new ProcessStartInfo("dotnet", [typeof(PagesVerb).Assembly.Location, "bare", file, $"{port}"]);
        var bare = SiteProcess.Start(start, port);
        await bare.FirstAnswerAsync(answers[0].Path);
        return bare;
    }

    // Each run is a process of its own, so the cache holds nothing; the first pages warm the code and are not counted.
    private static async Task<Quantiles> UnkeptAsync(Workplace place, string data, List<string> references, int warm)
    {
        using var site = SiteProcess.Start(place.Site, data);
        await site.SettleAsync();
        using var connection = await RawConnection.OpenAsync(site.Port);
        var times = new List<double>();
        foreach (var reference in references)
        {
            var request = RawConnection.Request($"/findings/{reference}", Encoding);
            var start = Stopwatch.GetTimestamp();
            await connection.AskAsync(request);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return Quantiles.Of(times.Skip(warm));
    }
}

/// <summary>One address from the output cache and from the bare server, medians of the rounds; a ratio of 1 is the bare server's speed.</summary>
internal sealed record KeptPage(
    string Path, int Bytes, double SitePerSecond, double BarePerSecond, double Ratio, double SiteProcessorMicroseconds, double BareProcessorMicroseconds)
{
    public static KeptPage Of(BareAnswer answer, List<(LoadResult Site, LoadResult Bare)> rounds) => new(
        answer.Path,
        answer.Body.Length,
        Quantiles.Median(rounds.Select(round => round.Site.RequestsPerSecond)),
        Quantiles.Median(rounds.Select(round => round.Bare.RequestsPerSecond)),
        Quantiles.Median(rounds.Select(round => round.Site.RequestsPerSecond / round.Bare.RequestsPerSecond)),
        Quantiles.Median(rounds.Select(round => round.Site.ProcessorMicroseconds)),
        Quantiles.Median(rounds.Select(round => round.Bare.ProcessorMicroseconds)));

    public void Print() => Console.WriteLine(
        $"{Path,-32}{Bytes,8}{SitePerSecond,10:F0}{BarePerSecond,10:F0}{Ratio,8:P0}{SiteProcessorMicroseconds,13:F0}{BareProcessorMicroseconds,13:F0}");
}

namespace KenyaAudit.Bench;

/// <summary>Resident memory of the serving process under pages and searches, with the bundled data or with synthetic findings beside it.</summary>
internal sealed class MemoryVerb : SiteVerb
{
    private const int MostAddresses = 20_000;

    public override string Name => "memory";

    public override string Usage => "[--corpus CORPUS.jsonl] [--pdf FILE] [--connections W] [--seconds S] [--site DIR] [--out FILE]";

    protected override IReadOnlyList<string> Known => ["corpus", "pdf", "connections", "seconds"];

    protected override async Task<object> MeasureAsync(Options options, Workplace place)
    {
        var data = place.NewFolder("data");
        await PreparedData.FillAsync(place.Site, data, options.Text("pdf"));
        Console.WriteLine($"{"process",-26}{"findings",10}{"requests",10}{"idle MB",10}{"loaded MB",11}{"peak MB",10}");
        var runs = new List<MemoryRun> { await ServeAsync("bundled data", options, place, data) };
        if (options.Text("corpus") is { } corpus)
        {
            runs.Add(await ServeAsync("that indexed the corpus", options, place, data, async site =>
            {
                var before = await site.SequenceAsync();
                await using (var db = BenchStore.Open(data))
                {
                    await new SyntheticReports(db).PublishAsync(corpus);
                }

                await site.SettleAsync(before);
            }));
            runs.Add(await ServeAsync("started on both", options, place, data));
        }

        return new { runs };
    }

    private static async Task<MemoryRun> ServeAsync(
        string name, Options options, Workplace place, string data, Func<SiteProcess, Task>? publish = null)
    {
        using var site = SiteProcess.Start(place.Site, data);
        await site.SettleAsync();
        if (publish is not null)
        {
            await publish(site);
        }

        var idle = ProcessMemory.Resident(site.Id);
        var references = BenchStore.References(data);
        var load = await Load.RunAsync(site, Addresses(data, references), options.Number("connections", 8), TimeSpan.FromSeconds(options.Number("seconds", 20)));
        var run = new MemoryRun(name, references.Count, load.Requests, idle, ProcessMemory.Resident(site.Id), ProcessMemory.Peak(site.Id));
        Console.WriteLine($"{name,-26}{run.Findings,10}{run.Requests,10}{idle,10:F0}{run.LoadedMegabytes,11:F0}{run.PeakMegabytes,10:F0}");
        await site.StopAsync();
        return run;
    }

    // Every second one a search for two words of a title, spread over all findings; far more than the output cache holds.
    private static List<byte[]> Addresses(string data, List<string> references)
    {
        var titles = BenchStore.Titles(data);
        var step = Math.Max(1, references.Count * 2 / MostAddresses);
        var addresses = new List<byte[]>();
        for (var at = 0; at < references.Count; at += step)
        {
            var words = titles[at % titles.Count].Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.All(char.IsAsciiLetter)).Take(2);
            addresses.Add(RawConnection.Request($"/findings/{references[at]}", "gzip, deflate, br"));
            addresses.Add(RawConnection.Request($"/search?q={string.Join('+', words)}", "gzip, deflate, br"));
        }

        return addresses;
    }
}

/// <summary>Resident megabytes before and after the load, and the peak since the process started.</summary>
internal sealed record MemoryRun(string Process, int Findings, long Requests, double IdleMegabytes, double LoadedMegabytes, double PeakMegabytes);

namespace KenyaAudit.Bench;

/// <summary>From the start of the process to the first 200, on a database and an index that are built.</summary>
internal sealed class StartVerb : SiteVerb
{
    public override string Name => "start";

    public override string Usage => "[--pdf FILE] [--repeat N] [--site DIR] [--out FILE]";

    protected override IReadOnlyList<string> Known => ["pdf", "repeat"];

    protected override async Task<object> MeasureAsync(Options options, Workplace place)
    {
        var data = place.NewFolder("data");
        await PreparedData.FillAsync(place.Site, data, options.Text("pdf"));

        // The files are in the page cache from here on, for every run alike.
        await OnceAsync(place.Site, data);
        var runs = new List<StartRun>();
        Console.WriteLine($"{"run",-8}{"home s",8}{"status s",10}{"cpu s",8}{"resident MB",13}");
        for (var at = 1; at <= options.Number("repeat", 5); at++)
        {
            runs.Add(await OnceAsync(place.Site, data));
            Print($"{at}", runs[^1]);
        }

        var median = new StartRun(
            Quantiles.Median(runs.Select(run => run.HomeSeconds)),
            Quantiles.Median(runs.Select(run => run.StatusSeconds)),
            Quantiles.Median(runs.Select(run => run.ProcessorSeconds)),
            Quantiles.Median(runs.Select(run => run.ResidentMegabytes)));
        Print("median", median);
        return new { median, runs };
    }

    private static async Task<StartRun> OnceAsync(string folder, string data)
    {
        using var site = SiteProcess.Start(folder, data);
        var answers = await Task.WhenAll(site.FirstAnswerAsync("/"), site.FirstAnswerAsync("/status.json"));
        var run = new StartRun(answers[0], answers[1], ProcessMemory.ProcessorSeconds(site.Id), ProcessMemory.Resident(site.Id));
        await site.StopAsync();
        return run;
    }

    private static void Print(string name, StartRun run) => Console.WriteLine(
        $"{name,-8}{run.HomeSeconds,8:F2}{run.StatusSeconds,10:F2}{run.ProcessorSeconds,8:F2}{run.ResidentMegabytes,13:F0}");
}

/// <summary>Seconds to the first 200 of either address; processor time and resident memory after both.</summary>
internal sealed record StartRun(double HomeSeconds, double StatusSeconds, double ProcessorSeconds, double ResidentMegabytes);

using System.Diagnostics;

namespace KenyaAudit.Bench;

/// <summary>Bytes of a report to searchable: the ingest verb beside a serving process with the bundled data, and pdftotext on the same file.</summary>
internal sealed class ReportVerb : SiteVerb
{
    public override string Name => "report";

    public override string Usage => "PDF [--site DIR] [--repeat N] [--source ID] [--out FILE]";

    protected override IReadOnlyList<string> Known => ["repeat", "source"];

    protected override async Task<object> MeasureAsync(Options options, Workplace place)
    {
        if (options.Words is not [var word] || !File.Exists(word))
        {
            throw new FormatException("one file is needed.");
        }

        var (pdf, source) = (Path.GetFullPath(word), options.Text("source") ?? "oag-national");
        var runs = new List<ReportRun>();
        Console.WriteLine($"{"run",-8}{"verb s",8}{"its cpu s",11}{"searchable s",14}{"verb peak MB",14}{"server peak MB",16}{"pdftotext s",13}{"its cpu s",11}{"its peak MB",13}");
        for (var at = 1; at <= options.Number("repeat", 3); at++)
        {
            runs.Add(await OnceAsync(place, pdf, source));
            Print($"{at}", runs[^1]);
        }

        var median = new ReportRun(
            Middle(runs, run => run.VerbSeconds),
            Middle(runs, run => run.VerbProcessorSeconds),
            Middle(runs, run => run.SearchableSeconds),
            Middle(runs, run => run.VerbPeakMegabytes),
            Middle(runs, run => run.ServerPeakMegabytes),
            Middle(runs, run => run.PdftotextSeconds),
            Middle(runs, run => run.PdftotextProcessorSeconds),
            Middle(runs, run => run.PdftotextPeakMegabytes));
        Print("median", median);
        return new { median, runs };
    }

    private static async Task<ReportRun> OnceAsync(Workplace place, string pdf, string source)
    {
        var text = await ProcessMemory.OfRunAsync(new ProcessStartInfo("pdftotext", ["-layout", pdf, Path.Combine(place.NewFolder("text"), "out.txt")]));
        var data = place.NewFolder("data");
        using var site = SiteProcess.Start(place.Site, data);
        await site.SettleAsync();
        var before = await site.SequenceAsync();

        var watch = Stopwatch.StartNew();
        var verb = await ProcessMemory.OfRunAsync(SiteProcess.Command(place.Site, data, "ingest", source, "--file", pdf));
        var (reference, phrase) = BenchStore.LastText(data);
        await site.UntilAsync("a search finds the text of the last finding", async () =>
        {
            var answer = await site.JsonAsync($"/search.json?q={Uri.EscapeDataString($"\"{phrase}\"")}");
            return answer.GetProperty("hits").EnumerateArray().Any(hit => hit.GetProperty("ref").GetString() == reference);
        });
        await site.SettleAsync(before);
        return new ReportRun(
            verb.Seconds,
            verb.ProcessorSeconds,
            watch.Elapsed.TotalSeconds,
            verb.PeakMegabytes,
            ProcessMemory.Peak(site.Id),
            text.Seconds,
            text.ProcessorSeconds,
            text.PeakMegabytes);
    }

    private static double Middle(List<ReportRun> runs, Func<ReportRun, double> of) => Quantiles.Median(runs.Select(of));

    private static void Print(string name, ReportRun run) => Console.WriteLine(
        $"{name,-8}{run.VerbSeconds,8:F2}{run.VerbProcessorSeconds,11:F2}{run.SearchableSeconds,14:F2}{run.VerbPeakMegabytes,14:F0}{run.ServerPeakMegabytes,16:F0}{run.PdftotextSeconds,13:F2}{run.PdftotextProcessorSeconds,11:F2}{run.PdftotextPeakMegabytes,13:F0}");
}

/// <summary>One load of the report; searchable counts from the start of the verb.</summary>
internal sealed record ReportRun(
    double VerbSeconds,
    double VerbProcessorSeconds,
    double SearchableSeconds,
    double VerbPeakMegabytes,
    double ServerPeakMegabytes,
    double PdftotextSeconds,
    double PdftotextProcessorSeconds,
    double PdftotextPeakMegabytes);

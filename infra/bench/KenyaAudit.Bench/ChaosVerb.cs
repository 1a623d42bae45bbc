using System.Diagnostics;
using KenyaAudit.E2E.Support;

namespace KenyaAudit.Bench;

/// <summary>
/// Kills the loading of a document again and again: at the beginning and end of each step and somewhere inside publishing. After each kill
/// the store must show all of the document or nothing, and the next run must reach exactly what a run in peace reaches. Ends with 1 on the first round that does not.
/// </summary>
internal sealed class ChaosVerb : SiteVerb
{
    private const string Source = "oag-national";
    private const int Matters = 400;
    private static readonly string[] Steps = ["fetch", "archive", "extract", "parse", "normalise", "validate", "publish"];

    public override string Name => "chaos";

    public override string Usage => "[--kills N] [--seed N] [--site DIR] [--out FILE]";

    protected override IReadOnlyList<string> Known => ["kills", "seed"];

    protected override async Task<object> MeasureAsync(Options options, Workplace place)
    {
        var random = new Random(options.Number("seed", 1));
        var report = ReportPdf.Write(place.NewFolder("report"), 2019, [.. Enumerable.Range(1, Matters).Select(one => new Matter($"Synthetic Matter {one}", $"Line {one} of a made-up paragraph about Kshs.{one},000,000 that was not there.", "A second line."))]);
        var start = await PreparedAsync(place);
        var (reference, publishing) = await PeaceAsync(place, start, report);
        var tally = new Dictionary<string, int>();
        for (var kill = 0; kill < options.Number("kills", 100);)
        {
            var point = Point(kill, random, publishing);
            var data = Copy(place, start);
            var store = new ChaosStore(data);
            var before = store.Read();
            var killed = await KillAsync(place, data, report, store, point);
            var after = store.Read();
            Demand(after == before || after == reference, point, "half of the document is visible");
            Demand(after == before || store.Unlogged() == 0, point, "a finding is published that no index will learn of");

            await FinishAsync(place, data, report);
            Demand(store.Read() == reference, point, "the next run did not reach what a run in peace reaches");
            Demand(store.Unlogged() == 0 && store.Running(Source) == 0, point, "something was left behind");
            Demand(IsArchived(data, report), point, "the archive lacks the document, or holds another");
            var name = $"{point.Name}, {(killed ? after == reference ? "killed after the commit" : "killed" : "ended before the kill")}";
            tally[name] = tally.GetValueOrDefault(name) + 1;
            kill += killed ? 1 : 0;
            Directory.Delete(data, recursive: true);
        }

        foreach (var (name, count) in tally.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Console.WriteLine($"{count,4}  {name}");
        }

        Console.WriteLine("Never half a document, never a lost one; every next run reached the same store.");
        return tally;
    }

    // The first rounds go through every boundary, the rest strike inside publishing.
    private static KillPoint Point(int kill, Random random, TimeSpan publishing) => (kill / 2) % (Steps.Length * 2) is var at && kill < Steps.Length * 4
        ? new KillPoint(Steps[at / 2], at % 2 == 1, TimeSpan.Zero)
        : new KillPoint("publish", false, publishing * (random.NextDouble() * 1.2));

    private static async Task<string> PreparedAsync(Workplace place)
    {
        var data = place.NewFolder("start");
        await EndAsync(place, data, "migrate");
        await EndAsync(place, data, "ingest", "knbs-census-2019");
        return data;
    }

    private static async Task<((string Hash, long Findings) Reference, TimeSpan Publishing)> PeaceAsync(Workplace place, string start, string report)
    {
        var data = Copy(place, start);
        var store = new ChaosStore(data);
        using var run = Begin(place, data, report);
        await UntilAsync(() => store.Steps(Source, "publish", ended: false) > 0, run);
        var watch = Stopwatch.StartNew();
        await UntilAsync(() => store.Steps(Source, "publish", ended: true) > 0, run);
        var publishing = watch.Elapsed;
        await run.WaitForExitAsync();
        var reference = store.Read();
        Console.WriteLine($"In peace: {reference.Findings} findings, publishing took {publishing.TotalMilliseconds:F0} ms.");
        return reference.Findings >= Matters ? (reference, publishing) : throw new InvalidOperationException("The run in peace did not publish the document.");
    }

    /// <summary>False where the run ended before its point came.</summary>
    private static async Task<bool> KillAsync(Workplace place, string data, string report, ChaosStore store, KillPoint point)
    {
        using var run = Begin(place, data, report);
        await UntilAsync(() => store.Steps(Source, point.Step, point.AtEnd) > 0, run);
        if (point.After > TimeSpan.Zero)
        {
            await Task.Delay(point.After);
        }

        var killed = !run.HasExited;
        run.Kill(entireProcessTree: true);
        await run.WaitForExitAsync();
        return killed;
    }

    private static Task FinishAsync(Workplace place, string data, string report) => EndAsync(place, data, "ingest", Source, "--file", report);

    private static async Task EndAsync(Workplace place, string data, params string[] words)
    {
        using var run = Start(place, data, words);
        await run.WaitForExitAsync();
        if (run.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', words)} ended with {run.ExitCode}.");
        }
    }

    private static Process Begin(Workplace place, string data, string report) => Start(place, data, "ingest", Source, "--file", report);

    private static Process Start(Workplace place, string data, params string[] words)
    {
        var command = SiteProcess.Command(place.Site, data, words);

        // So that the next run need not wait long for the lease of the dead one.
        command.Environment["Ingest__LeaseSeconds"] = "3";
        command.RedirectStandardOutput = true;
        var process = Process.Start(command)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task UntilAsync(Func<bool> holds, Process run)
    {
        while (!run.HasExited && !holds())
        {
            await Task.Yield();
        }
    }

    private static bool IsArchived(string data, string report)
    {
        var hash = ReportPdf.Sha256Of(report);
        var copies = Directory.GetFiles(Path.Combine(data, "archive"), hash, SearchOption.AllDirectories);
        return copies.Length == 1 && ReportPdf.Sha256Of(copies[0]) == hash;
    }

    private static string Copy(Workplace place, string from)
    {
        var to = place.NewFolder("round");
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return to;
    }

    private static void Demand(bool holds, KillPoint point, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"Killed at {point.Name} after {point.After.TotalMilliseconds:F0} ms: {otherwise}.");
        }
    }

    /// <summary>When to kill: as a step's row appears, as it is completed, or so long after it appeared.</summary>
    private sealed record KillPoint(string Step, bool AtEnd, TimeSpan After)
    {
        public string Name => After > TimeSpan.Zero ? $"inside {Step}" : $"{(AtEnd ? "end" : "beginning")} of {Step}";
    }
}

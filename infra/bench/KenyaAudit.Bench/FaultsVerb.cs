using System.Diagnostics;
using KenyaAudit.E2E.Support;

namespace KenyaAudit.Bench;

/// <summary>Loads a document on a full disk, into an archive that may not be written, and beside a locked store: each must end with a clear failure, publish nothing, and succeed once the trouble is over.</summary>
internal sealed class FaultsVerb : SiteVerb
{
    private const string Source = "oag-national";
    private const int Matters = 400;

    public override string Name => "faults";

    public override string Usage => "[--site DIR] [--out FILE]";

    protected override IReadOnlyList<string> Known => [];

    protected override async Task<object> MeasureAsync(Options options, Workplace place)
    {
        var report = ReportPdf.Write(place.NewFolder("report"), 2019, [.. Enumerable.Range(1, Matters).Select(one => new Matter($"Synthetic Matter {one}", $"Line {one} of a made-up paragraph about Kshs.{one},000,000 that was not there.", "A second line."))]);
        var seen = new Dictionary<string, string>
        {
            ["64 KB of disk left"] = await OnSmallDiskAsync(place, report, 65_536),
            ["400 KB more than the report left"] = await OnSmallDiskAsync(place, report, new FileInfo(report).Length + 400_000),
            ["archive that may not be written"] = await ReadOnlyArchiveAsync(place, report),
            ["store locked for a while"] = await LockedAsync(place, report, TimeSpan.FromSeconds(5), ends: true),
            ["store locked for good"] = await LockedAsync(place, report, TimeSpan.FromMinutes(3), ends: false),
        };
        foreach (var (fault, outcome) in seen)
        {
            Console.WriteLine($"{fault,-34}{outcome}");
        }

        return seen;
    }

    /// <param name="spare">Bytes left free when the load begins.</param>
    private static async Task<string> OnSmallDiskAsync(Workplace place, string report, long spare)
    {
        var data = place.NewFolder("disk");
        if (!await MountAsync("-t", "tmpfs", "-o", "size=16m", "tmpfs", data))
        {
            return "not tried: no small file system can be mounted here";
        }

        try
        {
            await PrepareAsync(place, data);
            var store = new ChaosStore(data);
            var before = store.Read();

            var ballast = Path.Combine(data, "ballast");
            await File.WriteAllBytesAsync(ballast, new byte[Math.Max(0, new DriveInfo(data).AvailableFreeSpace - spare)]);
            var (code, said) = await RunAsync(place, data, [], "ingest", Source, "--file", report);
            Demand(code == 1, $"with {spare} bytes left for a report of {new FileInfo(report).Length} a full disk was not noticed: {said}");
            File.Delete(ballast);
            Demand(store.Read() == before, "a full disk left half of the document");
            return $"exit 1 ({said}), nothing published; " + await ThenGoodAsync(place, data, report);
        }
        finally
        {
            await ProcessAsync("umount", data);
        }
    }

    private static async Task<string> ReadOnlyArchiveAsync(Workplace place, string report)
    {
        var (data, archive) = (place.NewFolder("archived"), place.NewFolder("archive"));
        await PrepareAsync(place, data);
        if (!await MountAsync("-t", "tmpfs", "-o", "ro,size=1m", "tmpfs", archive))
        {
            return "not tried: no read-only file system can be mounted here";
        }

        try
        {
            var store = new ChaosStore(data);
            var before = store.Read();
            var (code, said) = await RunAsync(place, data, [("Ingest__ArchivePath", archive)], "ingest", Source, "--file", report);
            Demand(code == 1 && store.Read() == before, "an archive that may not be written was not noticed");
            return $"exit 1 ({said}), nothing published; " + await ThenGoodAsync(place, data, report);
        }
        finally
        {
            await ProcessAsync("umount", archive);
        }
    }

    private static async Task<string> LockedAsync(Workplace place, string report, TimeSpan patience, bool ends)
    {
        var data = place.NewFolder("locked");
        await PrepareAsync(place, data);
        var store = new ChaosStore(data);
        var before = store.Read();
        var held = store.Lock();
        var run = RunAsync(place, data, [], "ingest", Source, "--file", report);
        await Task.WhenAny(run, Task.Delay(patience));
        if (ends)
        {
            held.Dispose();
            Demand((await run).Code == 0, "a store that was locked for a while broke the load");
            return "waited, then published";
        }

        Demand(run.IsCompleted && (await run).Code == 1, "a locked store held the load for ever");
        held.Dispose();
        Demand(store.Read() == before, "a locked store left half of the document");
        return $"exit 1 ({(await run).Said}), nothing published; " + await ThenGoodAsync(place, data, report);
    }

    private static async Task<string> ThenGoodAsync(Workplace place, string data, string report)
    {
        var (code, said) = await RunAsync(place, data, [], "ingest", Source, "--file", report);
        Demand(code == 0 && new ChaosStore(data).Read().Findings >= Matters, $"the next run did not publish: {said}");
        return "the next run published all";
    }

    private static async Task PrepareAsync(Workplace place, string data)
    {
        foreach (var words in (string[][])[["migrate"], ["ingest", "knbs-census-2019"]])
        {
            var (code, said) = await RunAsync(place, data, [], words);
            Demand(code == 0, said);
        }
    }

    private static async Task<(int Code, string Said)> RunAsync(Workplace place, string data, (string Name, string Value)[] settings, params string[] words)
    {
        var command = SiteProcess.Command(place.Site, data, words);
        foreach (var (name, value) in settings)
        {
            command.Environment[name] = value;
        }

        command.RedirectStandardOutput = command.RedirectStandardError = true;
        using var process = Process.Start(command)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        await output;
        return (process.ExitCode, errors.Split('\n').LastOrDefault(line => line.StartsWith(words[0], StringComparison.Ordinal)) ?? errors.Trim());
    }

    private static Task<bool> MountAsync(params string[] words) => ProcessAsync("mount", words);

    private static async Task<bool> ProcessAsync(string program, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }

    private static void Demand(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}

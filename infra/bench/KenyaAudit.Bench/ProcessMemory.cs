using System.Diagnostics;
using System.Globalization;

namespace KenyaAudit.Bench;

/// <summary>What the kernel says about a process: memory in megabytes (2^20 bytes), processor time in seconds. Linux only.</summary>
internal static class ProcessMemory
{
    private const double TicksPerSecond = 100;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    public static double Peak(int process) => Read(process, "VmHWM:") ?? throw Ended(process);

    public static double Resident(int process) => Read(process, "VmRSS:") ?? throw Ended(process);

    public static double ProcessorSeconds(int process) => TryProcessorSeconds(process) ?? throw Ended(process);

    private static double? TryProcessorSeconds(int process)
    {
        string text;
        try
        {
            text = File.ReadAllText($"/proc/{process}/stat");
        }
        catch (IOException)
        {
            return null;
        }

        // The name in brackets may hold spaces; user and system ticks are the 12th and 13th word after it.
        var words = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return (double.Parse(words[11], CultureInfo.InvariantCulture) + double.Parse(words[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }

    /// <summary>Runs it to its end. Peak and processor time are read every 10 ms, since a process that ended tells them no more.</summary>
    public static async Task<Cost> OfRunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        try
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            var ended = process.WaitForExitAsync();
            var (peak, processor) = (0.0, 0.0);
            while (await Task.WhenAny(ended, Task.Delay(Step)) != ended)
            {
                peak = Read(process.Id, "VmHWM:") ?? peak;
                processor = TryProcessorSeconds(process.Id) ?? processor;
            }

            var seconds = watch.Elapsed.TotalSeconds;
            return process.ExitCode == 0
                ? new Cost(seconds, processor, peak)
                : throw new InvalidOperationException($"{start.FileName} ended with {process.ExitCode}: {await output}{await errors}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    // Null once the process has given its memory back.
    private static double? Read(int process, string key)
    {
        try
        {
            foreach (var line in File.ReadLines($"/proc/{process}/status"))
            {
                if (line.StartsWith(key, StringComparison.Ordinal))
                {
                    return Math.Round(long.Parse(line.AsSpan(key.Length).Trim(" \tkB"), CultureInfo.InvariantCulture) / 1024.0, 1);
                }
            }
        }
        catch (IOException)
        {
            return null;
        }

        return null;
    }

    private static InvalidOperationException Ended(int process) => new($"Process {process} is gone.");
}

/// <summary>One process from start to end. Processor seconds hold still where other programs keep the machine busy.</summary>
internal sealed record Cost(double Seconds, double ProcessorSeconds, double PeakMegabytes);

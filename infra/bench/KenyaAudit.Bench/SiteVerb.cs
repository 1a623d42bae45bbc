using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KenyaAudit.Bench;

/// <summary>A verb that measures the published portal as a process of its own, and tells what it measured as a table and as JSON.</summary>
internal abstract class SiteVerb
{
    private static readonly JsonSerializerOptions Shape = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public abstract string Name { get; }

    public abstract string Usage { get; }

    protected abstract IReadOnlyList<string> Known { get; }

    /// <summary>The exit code: 0 measured, 1 failed, 2 usage.</summary>
    public async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            var machine = Machine.ThisOne();
            var options = new Options(arguments, [.. Known, "site", "out"]);
            using var place = await Workplace.OpenAsync(options.Text("site"));
            Console.WriteLine($"{machine.Cores} cores, {machine.Framework}, load average {machine.Load} before the start");
            var outcome = await MeasureAsync(options, place);
            if (options.Text("out") is { } path)
            {
                await File.WriteAllTextAsync(path, JsonSerializer.Serialize(new { verb = Name, machine, outcome }, Shape) + "\n");
            }

            return 0;
        }
        catch (FormatException usage)
        {
            await Console.Error.WriteLineAsync($"{Name}: {usage.Message}\nusage: {Name} {Usage}");
            return 2;
        }
        catch (Exception error) when (error is InvalidOperationException or IOException)
        {
            await Console.Error.WriteLineAsync($"{Name}: {error.Message}");
            return 1;
        }
    }

    /// <summary>Prints the table and returns what the JSON file holds.</summary>
    protected abstract Task<object> MeasureAsync(Options options, Workplace place);
}

/// <summary>What a number depends on besides the program.</summary>
/// <param name="Load">The one-minute load average before the verb began: others at work make times longer.</param>
internal sealed record Machine(int Cores, string Framework, string System, string Load)
{
    public static Machine ThisOne() => new(
        Environment.ProcessorCount, RuntimeInformation.FrameworkDescription, RuntimeInformation.OSDescription, File.ReadAllText("/proc/loadavg").Split(' ')[0]);
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace KenyaAudit.Bench;

/// <summary>One serving process of the published portal on a free loopback port; killed when disposed.</summary>
internal sealed class SiteProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private readonly Process _process;
    private readonly Stopwatch _watch;
    private readonly HttpClient _client;

    private SiteProcess(Process process, Stopwatch watch, int port)
    {
        (_process, _watch, Port) = (process, watch, port);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Kill();
        _client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    }

    public int Id => _process.Id;

    public int Port { get; }

    /// <summary>Seconds since just before the process was started.</summary>
    public double Age => _watch.Elapsed.TotalSeconds;

    public static SiteProcess Start(string site, string data, params (string Name, string Value)[] settings)
    {
        var port = FreePort();
        var command = Command(site, data, "--urls", $"http://127.0.0.1:{port}");
        foreach (var (name, value) in settings)
        {
            command.Environment[name] = value;
        }

        return Start(command, port);
    }

    /// <summary>Any program that serves that port.</summary>
    public static SiteProcess Start(ProcessStartInfo start, int port)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Console.Error.Write(line.Data is null ? "" : line.Data + "\n");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new SiteProcess(process, watch, port);
    }

    /// <summary>The published binary with these words, on that data folder.</summary>
    public static ProcessStartInfo Command(string site, string data, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(site, "KenyaAudit.Web.dll"), .. words]) { WorkingDirectory = data };
        start.Environment["KENYAAUDIT_DATA"] = data;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["SECRET_KEY"] = "synthetic-secret-of-a-benchmark-run";

        // One client of this machine asks more than any limit allows.
        start.Environment["RateLimits__Enabled"] = "false";
        return start;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Seconds from the start of the process to the first 200 of that address.</summary>
    public async Task<double> FirstAnswerAsync(string path)
    {
        await UntilAsync($"{path} answers 200", async () =>
        {
            using var response = await _client.GetAsync(path);
            return response.StatusCode == HttpStatusCode.OK;
        });
        return Age;
    }

    /// <summary>Waits until bundled data is loaded and the index holds all that the store published.</summary>
    public Task SettleAsync(long beyond = -1) => UntilAsync("the index holds all that is published", async () =>
    {
        var status = await JsonAsync("/status.json");
        var published = status.GetProperty("publication_sequence").GetInt64();
        return !status.GetProperty("loading").GetBoolean() && published > beyond
            && status.GetProperty("index").GetProperty("sequence").GetInt64() >= published;
    });

    public async Task<long> SequenceAsync() => (await JsonAsync("/status.json")).GetProperty("publication_sequence").GetInt64();

    public async Task<JsonElement> JsonAsync(string path)
    {
        using var response = JsonDocument.Parse(await _client.GetByteArrayAsync(path));
        return response.RootElement.Clone();
    }

    /// <summary>Asks again every 10 ms; a refused connection is a no. Throws after ten minutes or when the process ends.</summary>
    public async Task UntilAsync(string what, Func<Task<bool>> holds)
    {
        var watch = Stopwatch.StartNew();
        while (!await AskAsync(holds))
        {
            if (_process.HasExited || watch.Elapsed > Patience)
            {
                throw new InvalidOperationException($"Waited {watch.Elapsed.TotalSeconds:F0} s in vain: {what}.");
            }

            await Task.Delay(Step);
        }
    }

    /// <summary>Ends it as a service manager does, so that the next start finds an orderly folder.</summary>
    public async Task StopAsync()
    {
        using var signal = Process.Start("kill", ["-TERM", $"{Id}"]);
        await signal.WaitForExitAsync();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        _client.Dispose();
        Kill();
        _process.Dispose();
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }
        catch (InvalidOperationException)
        {
            // It has ended, or was disposed after its end.
        }
    }

    private static async Task<bool> AskAsync(Func<Task<bool>> holds)
    {
        try
        {
            return await holds();
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text.Json;

namespace KenyaAudit.E2E.Support;

/// <summary>The real binary as a child process on its own port and data folder. Disposing kills its whole process tree.</summary>
public sealed class SiteProcess : IAsyncDisposable
{
    private const int LogLines = 200;
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(200);

    // Settings of whoever runs the tests must not reach the site.
    private static readonly string[] Foreign =
        ["DATABASE_URL", "REDIS_URL", "ASPNETCORE_URLS", "ASPNETCORE_HTTP_PORTS", "DOTNET_ENVIRONMENT", "URLS", "HTTP_PORTS", "SENTRY_DSN", "SECRET_KEY"];

    private readonly ConcurrentQueue<string> _log = new();
    private Process _process;
    private readonly bool _ownsData;

    private SiteProcess(Process process, Uri address, string dataFolder, bool ownsData)
    {
        _process = process;
        _ownsData = ownsData;
        Address = address;
        DataFolder = dataFolder;
        AppDomain.CurrentDomain.ProcessExit += KillQuietly;
    }

    public Uri Address { get; }

    public string DataFolder { get; }

    /// <summary>The operating system's number of the process.</summary>
    public int Number => _process.Id;

    /// <summary>The last lines the site wrote.</summary>
    public string LogTail => string.Join('\n', _log);

    /// <summary>Starts the site and returns once it has loaded its bundled data and indexed it. Give a data folder to keep it past disposal.</summary>
    public static async Task<SiteProcess> StartAsync(CancellationToken cancellation, string? dataFolder = null, params (string Name, string Value)[] settings)
    {
        var data = dataFolder ?? Directory.CreateTempSubdirectory("kenyaaudit-e2e-").FullName;
        if (dataFolder is null)
        {
            await LoadedData.CopyToAsync(data);
        }

        var address = new Uri($"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}/");
        var command = Command(["--urls", address.GetLeftPart(UriPartial.Authority)], data);
        foreach (var (name, value) in settings)
        {
            command.Environment[name] = value;
        }

        var site = new SiteProcess(new Process { StartInfo = command }, address, data, dataFolder is null);
        try
        {
            site.Start();
            await site.UntilReadyAsync(cancellation);
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a verb of the same binary on the same data folder to its end.</summary>
    public async Task<(int ExitCode, string Output)> RunVerbAsync(CancellationToken cancellation, params string[] words)
    {
        using var verb = Process.Start(Command(words, DataFolder))!;
        try
        {
            var output = verb.StandardOutput.ReadToEndAsync(cancellation);
            var errors = verb.StandardError.ReadToEndAsync(cancellation);
            await verb.WaitForExitAsync(cancellation);
            return (verb.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            verb.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>The public status of the site.</summary>
    public async Task<JsonElement> StatusAsync(CancellationToken cancellation)
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var document = JsonDocument.Parse(await client.GetStringAsync("status.json", cancellation));
        return document.RootElement.Clone();
    }

    /// <summary>Whether the search has followed all that was published.</summary>
    public async Task<bool> IsIndexedAsync(CancellationToken cancellation) => IsReady(await StatusAsync(cancellation));

    /// <summary>The total of a search, straight from the site.</summary>
    /// <param name="query">As in an address, without its question mark.</param>
    public async Task<int> CountAsync(string query, CancellationToken cancellation)
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var document = JsonDocument.Parse(await client.GetStringAsync($"search.json?{query}", cancellation));
        return document.RootElement.GetProperty("total").GetInt32();
    }

    /// <summary>Puts a document where the ingest job of a source looks for it.</summary>
    public void DropIntoInbox(string sourceId, string path)
    {
        var inbox = Directory.CreateDirectory(Path.Combine(DataFolder, "inbox", sourceId));
        File.Copy(path, Path.Combine(inbox.FullName, Path.GetFileName(path)), overwrite: true);
    }

    /// <summary>Ends the site as a crash would.</summary>
    public async Task KillAsync()
    {
        KillQuietly(null, EventArgs.Empty);
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Ends the site as its unit does, with a signal and time to finish, and starts it again at the same address. Returns the exit code once it is ready.</summary>
    public async Task<int> RestartAsync(CancellationToken cancellation)
    {
        using (var signal = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await signal.WaitForExitAsync(cancellation);
        }

        await _process.WaitForExitAsync(cancellation).WaitAsync(StartDeadline, cancellation);
        using var ended = _process;
        _process = new Process { StartInfo = ended.StartInfo };
        Start();
        await UntilReadyAsync(cancellation);
        return ended.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillQuietly;
        await KillAsync();
        _process.Dispose();
        if (_ownsData)
        {
            Directory.Delete(DataFolder, recursive: true);
        }
    }

    private static ProcessStartInfo Command(IEnumerable<string> words, string dataFolder)
    {
        var binary = Path.GetFullPath(typeof(SiteProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(entry => entry.Key == "SiteBinary").Value!);
        var command = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [binary, .. words])
        {
            WorkingDirectory = dataFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in Foreign)
        {
            command.Environment.Remove(name);
        }

        command.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        command.Environment["KENYAAUDIT_DATA"] = dataFolder;

        // The kept lines should hold what went wrong, not every query.
        command.Environment["Logging__LogLevel__Microsoft"] = "Warning";
        return command;
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Start()
    {
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _log.Enqueue(line);
        }

        while (_log.Count > LogLines && _log.TryDequeue(out _))
        {
        }
    }

    private async Task UntilReadyAsync(CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(StartDeadline);
        using var poll = new PeriodicTimer(PollEvery);
        var last = "nothing";
        try
        {
            do
            {
                if (_process.HasExited)
                {
                    throw new InvalidOperationException($"The site ended with exit code {_process.ExitCode} before it answered.\n{LogTail}");
                }

                try
                {
                    var status = await StatusAsync(deadline.Token);
                    last = status.GetRawText();
                    if (IsReady(status))
                    {
                        return;
                    }
                }
                catch (Exception fault) when (fault is HttpRequestException or JsonException)
                {
                    last = fault.Message;
                }
            }
            while (await poll.WaitForNextTickAsync(deadline.Token));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"The site was not ready after {StartDeadline.TotalSeconds} s. Last answer of /status.json: {last}\n{LogTail}");
        }
    }

    // Loaded, and the index has followed all that was published.
    private static bool IsReady(JsonElement status) =>
        status.TryGetProperty("loading", out var loading) && loading.ValueKind == JsonValueKind.False
        && status.TryGetProperty("publication_sequence", out var published)
        && status.TryGetProperty("index", out var index)
        && index.GetProperty("sequence").GetInt64() >= published.GetInt64();

    private void KillQuietly(object? sender, EventArgs arguments)
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // Never started, or already ended.
        }
    }
}

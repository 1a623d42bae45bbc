using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using KenyaAudit.E2E.Support;

namespace KenyaAudit.E2E.Operations;

/// <summary>
/// Two nodes on one data folder behind a real nginx with the configuration of infra/nginx. Of it only addresses, ports and folders are changed.
/// Every client may come from an address of its own in 127.0.0.0/8.
/// </summary>
public sealed class ProxiedSite : IAsyncLifetime
{
    public const string Name = "proxied";
    public const string Host = "kenyaaudit.example";
    public const string Secret = "a secret of tests, long enough for it";
    public const int SearchPermits = 6;
    private const string Nginx = "/usr/sbin/nginx";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kenyaaudit-proxy-");
    private readonly string _data = Directory.CreateTempSubdirectory("kenyaaudit-proxied-").FullName;
    private Process? _nginx;
    private X509Certificate2? _certificate;

    public SiteProcess First { get; private set; } = null!;

    public SiteProcess Second { get; private set; } = null!;

    public int TlsPort { get; } = SiteProcess.FreePort();

    public int PlainPort { get; } = SiteProcess.FreePort();

    /// <summary>What nginx keeps, each file with the address it was asked for.</summary>
    public IEnumerable<string> KeptAnswers => Directory.EnumerateFiles(Path.Combine(_folder.FullName, "cache"), "*", SearchOption.AllDirectories)
        .Select(file => File.ReadLines(file).First(line => line.StartsWith("KEY: ", StringComparison.Ordinal)));

    public async ValueTask InitializeAsync()
    {
        Assert.True(File.Exists(Nginx), $"{Nginx} is missing: install nginx-light.");
        await LoadedData.CopyToAsync(_data);
        (string, string)[] settings =
        [
            ("Proxies__Known__0", "127.0.0.1"), ("Site__PublicUrl", $"https://{Host}"), ("SECRET_KEY", Secret),
            ("RateLimits__Search__Permits", SearchPermits.ToString(CultureInfo.InvariantCulture)),
        ];
        First = await SiteProcess.StartAsync(CancellationToken.None, _data, settings);
        Second = await SiteProcess.StartAsync(CancellationToken.None, _data, settings);
        await StartNginxAsync();
    }

    /// <summary>A client from <paramref name="from"/> that speaks TLS to the proxy and trusts its certificate and no other.</summary>
    public HttpClient ClientFrom(string from) => Client(from, TlsPort, new Uri($"https://{Host}/"));

    /// <summary>A client from <paramref name="from"/> that goes round the proxy, to the first node.</summary>
    public HttpClient DirectlyFrom(string from) => Client(from, First.Address.Port, First.Address);

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= EndNginx;
        EndNginx(null, EventArgs.Empty);
        foreach (var node in (SiteProcess?[])[First, Second])
        {
            await (node?.DisposeAsync() ?? ValueTask.CompletedTask);
        }

        _nginx?.Dispose();
        _certificate?.Dispose();
        _folder.Delete(recursive: true);
        Directory.Delete(_data, recursive: true);
    }

    internal HttpClient Client(string from, int port, Uri home)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectCallback = async (_, cancellation) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
                await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == _certificate?.GetCertHashString();
        return new HttpClient(handler) { BaseAddress = home, Timeout = Soon };
    }

    private static string Configuration(string file) => File.ReadAllText(Path.Combine(RepositoryRoot(), "infra", "nginx", file));

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KenyaAudit.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    private async Task StartNginxAsync()
    {
        foreach (var name in (string[])["tls", "cache", "log", "temp"])
        {
            _folder.CreateSubdirectory(name);
        }

        var (certificate, key) = (Path.Combine(_folder.FullName, "tls", "tls.crt"), Path.Combine(_folder.FullName, "tls", "tls.key"));
        await RunAsync("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1", "-subj", $"/CN={Host}", "-addext", $"subjectAltName=DNS:{Host}", "-keyout", key, "-out", certificate);
        _certificate = X509CertificateLoader.LoadCertificateFromFile(certificate);

        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "site.conf"), Adapted(Configuration("kenyaaudit.conf")));
        var main = Path.Combine(_folder.FullName, "nginx.conf");
        var temporary = string.Join('\n', ((string[])["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]).Select(name => $"{name}_temp_path temp/{name};"));
        await File.WriteAllTextAsync(main, $$"""
            user {{Environment.UserName}};
            worker_processes 2;
            pid nginx.pid;
            error_log log/error.log;
            events { worker_connections 512; }
            http {
                access_log off;
                {{temporary}}
                include site.conf;
            }
            """);
        await RunAsync(Nginx, "-t", "-p", _folder.FullName, "-c", main, "-e", "log/error.log");
        _nginx = Process.Start(new ProcessStartInfo(Nginx, ["-p", _folder.FullName, "-c", main, "-e", "log/error.log", "-g", "daemon off;"]));
        AppDomain.CurrentDomain.ProcessExit += EndNginx;
        using var client = ClientFrom("127.0.0.1");
        await Until.TrueAsync(async () => await AnswersAsync(client), Soon, "nginx answers", CancellationToken.None);
    }

    private string Adapted(string configuration)
    {
        (string From, string To)[] changes =
        [
            ("server app1:8080", $"server {First.Address.Authority}"), ("server app2:8080", $"server {Second.Address.Authority}"),
            ("listen 80;", $"listen 127.0.0.1:{PlainPort};"), ("listen 443 ", $"listen 127.0.0.1:{TlsPort} "),
            ("/etc/nginx/tls", "tls"), ("/var/cache/nginx/kenyaaudit", "cache"), ("/var/log/nginx", "log"),
        ];
        foreach (var (from, to) in changes)
        {
            Assert.Contains(from, configuration, StringComparison.Ordinal);
            configuration = configuration.Replace(from, to, StringComparison.Ordinal);
        }

        return configuration;
    }

    private static async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("health/live");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task RunAsync(string program, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await output + await errors);
    }

    private void EndNginx(object? sender, EventArgs arguments)
    {
        try
        {
            _nginx?.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // Already ended.
        }
    }
}

/// <summary>One proxy and two nodes for every class that needs them.</summary>
[CollectionDefinition(ProxiedSite.Name)]
public sealed class ProxiedSites : ICollectionFixture<ProxiedSite>;

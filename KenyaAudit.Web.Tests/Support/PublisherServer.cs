using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using KenyaAudit.Web.Ingest.Fetch;
using KenyaAudit.Web.Ingest.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KenyaAudit.Web.Tests.Support;

/// <summary>A real server on loopback that plays the publisher: each path answers as a test says, every request is kept.</summary>
internal sealed class PublisherServer : IAsyncDisposable
{
    public const string Listing = "/reports/";
    private const string Folder = "/wp-content/uploads/2026/05/";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, RequestDelegate> _paths = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<PlayedRequest> _requests = new();

    private PublisherServer(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = null!;

    public IReadOnlyList<PlayedRequest> Requests => [.. _requests];

    public static Uri Document(Uri host, string name) => new(host, Folder + name);

    public static async Task<PublisherServer> StartAsync(bool https = false)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Tests" });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (https)
            {
                listen.UseHttps(SelfSigned());
            }
        }));
        var server = new PublisherServer(builder.Build());
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync();
        server.Address = new Uri(server._app.Urls.Single());
        return server;
    }

    public Uri UrlOf(string name) => Document(Address, name);

    public PublisherServer Answer(string path, RequestDelegate answer)
    {
        _paths[path.StartsWith('/') ? path : Folder + path] = answer;
        return this;
    }

    public PublisherServer Answer(string path, string text, int status = 200) => Answer(path, async context =>
    {
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(text, context.RequestAborted);
    });

    public PublisherServer Answer(string path, byte[] bytes) => Answer(path, async context =>
    {
        context.Response.ContentLength = bytes.Length;
        context.Response.ContentType = "application/pdf";
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    });

    /// <summary>The listing, with a link to each document.</summary>
    public PublisherServer Lists(params IEnumerable<string> names) =>
        Answer(Listing, $"<html><body>{string.Concat(names.Select(name => $"<a href=\"{(name.Contains('/', StringComparison.Ordinal) ? name : Folder + name)}#new_tab\">report</a>"))}<a href=\"/about\">about</a></body></html>");

    public int Count(string name) => Requests.Count(request => request.Path == (name.StartsWith('/') ? name : Folder + name));

    public PlayedRequest Last(string name) => Requests.Last(request => request.Path == Folder + name);

    /// <summary>The source as this server plays it; without a listing where a test needs none.</summary>
    public SourceDeclaration Declare(bool listing = true, params IReadOnlyList<string> known) => new(
        RecordsBuilder.Source, "Played", "The player", "en", "None", Inbox: true, [Address.IdnHost], listing ? [new Uri(Address, Listing)] : [], ["/{year}-reports/"],
        [Folder.Replace("2026/05", "{yyyy}/{mm}", StringComparison.Ordinal) + "REPORT-*.pdf"],
        [.. known.Select(name => new KnownDocument("2020/21", UrlOf(name)))], ["application/pdf"],
        Cadence.Yearly, 10, 10, new ExpectedVolume(), new Politeness(0, 1, "KenyaAudit/1.0"));

    /// <summary>The corridor with this server as its only publisher.</summary>
    public Task<Corridor> CorridorAsync(Action<FetchOptions>? options = null, bool listing = true, NetworkPolicy? policy = null, params IReadOnlyList<string> known) =>
        CorridorAsync(Declare(listing, known), options, policy);

    public static Task<Corridor> CorridorAsync(
        SourceDeclaration source, Action<FetchOptions>? options = null, NetworkPolicy? policy = null, Action<IServiceCollection>? change = null) => Corridor.OpenAsync(services =>
    {
        change?.Invoke(services);
        services.AddSingleton(policy ?? NetworkPolicy.WithLoopback);
        services.AddSingleton(SourceDeclarations.Of([source, .. Others]));
        services.PostConfigure<FetchOptions>(set =>
        {
            // Nothing here waits for real time, so a slow machine meets no limit that a test does not turn the clock for.
            (set.Enabled, set.RecheckDays, set.Attempts, set.BackoffSeconds) = (true, 0, 3, 0.001);
            (set.AttemptSeconds, set.TotalSeconds, set.StallSeconds, set.RateSeconds) = (3600, 86_400, 3600, 3600);
            options?.Invoke(set);
        });
    });

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    /// <summary>The sources this server does not play.</summary>
    public static IReadOnlyList<SourceDeclaration> Others { get; } =
        [.. SourceDeclarations.Load(Path.Combine(Repository.Root, "etl", "sources")).All.Where(source => source.Id != RecordsBuilder.Source)];

    private Task AnswerAsync(HttpContext context)
    {
        var (request, path) = (context.Request, context.Request.Path.Value!);
        _requests.Enqueue(new PlayedRequest(
            path, request.Headers.Range.ToString(), request.Headers.IfRange.ToString(), request.Headers.IfNoneMatch.ToString(), request.Headers.UserAgent.ToString()));
        if (_paths.TryGetValue(path, out var answer))
        {
            return answer(context);
        }

        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(130));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}

/// <summary>What the server was asked.</summary>
internal sealed record PlayedRequest(string Path, string Range, string IfRange, string IfNoneMatch, string UserAgent);

/// <summary>Bytes that look like a PDF; the key of composed records.</summary>
internal static class PlayedPdf
{
    public static byte[] Of(string text) => Encoding.ASCII.GetBytes(Text(text));

    public static string Text(string text) => $"%PDF-1.7\n{text}\n%%EOF\n";
}

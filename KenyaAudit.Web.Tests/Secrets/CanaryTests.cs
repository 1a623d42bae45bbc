using System.Collections.Concurrent;
using System.Diagnostics;
using KenyaAudit.Web.Secrets;
using KenyaAudit.Web.Tests.Pages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KenyaAudit.Web.Tests.Secrets;

/// <summary>A marked value in every secret, and a search through everything the site says and writes.</summary>
public sealed class CanaryTests
{
    private const string Canary = "canary7f3a";

    private static readonly Dictionary<string, string> Planted = new()
    {
        ["SECRET_KEY"] = $"{Canary}-a-key-of-more-than-thirty-two-bytes",
        ["SECRET_KEY_PREVIOUS"] = $"{Canary}-the-key-before-it-of-thirty-two-bytes",
        ["DATABASE_URL"] = $"sqlserver://reader:{Canary}@127.0.0.1:1/audit",
        ["REDIS_URL"] = $"redis://user:{Canary}@127.0.0.1:1",
        ["SENTRY_DSN"] = $"http://{Canary}@127.0.0.1:1/1",
        ["SLACK_WEBHOOK_URL"] = $"http://127.0.0.1:1/{Canary}",
        ["SMTP_USER"] = $"{Canary}-user",
        ["SMTP_PASSWORD"] = $"{Canary}-mail",
        ["PAGERDUTY_INTEGRATION_KEY"] = $"{Canary}-pager",
        ["OIDC_CLIENT_SECRET"] = $"{Canary}-client",
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_secret_has_a_canary() => Assert.Equal(SecretNames.All.Order(StringComparer.Ordinal), Planted.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public async Task No_answer_and_no_line_of_the_log_holds_a_secret()
    {
        var heard = new Ear();
        await using var site = new SampleSite();
        await using var told = site.WithWebHostBuilder(builder =>
        {
            builder.ConfigureServices(services => services.AddSingleton<ILoggerProvider>(heard)).UseSetting("Logging:LogLevel:Default", "Trace");
            foreach (var (name, value) in Planted.Where(pair => pair.Key != "DATABASE_URL"))
            {
                builder.UseSetting(name, value);
            }
        });
        var reader = told.CreateClient();
        var asked = 0;
        foreach (var endpoint in told.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var path = string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => segment.IsSimple && segment.Parts[0].IsLiteral ? string.Concat(segment.Parts.OfType<Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart>().Select(part => part.Content)) : "1"));
            var answer = await reader.GetAsync($"/{path}", Cancellation);
            var body = await answer.Content.ReadAsStringAsync(Cancellation);
            Assert.DoesNotContain(Canary, $"{answer.Headers}{body}", StringComparison.Ordinal);
            asked++;
        }

        Assert.True(asked > 30);
        Assert.True(heard.Lines.Count > 100);
        Assert.DoesNotContain(heard.Lines, line => line.Contains(Canary, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("check")]
    [InlineData("migrate")]
    public async Task A_verb_that_fails_on_the_database_prints_no_secret(string verb)
    {
        var (code, output) = await RunAsync(verb, Planted);

        Assert.Equal(1, code);
        Assert.NotEmpty(output);
        Assert.DoesNotContain(Canary, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DATABASE_URL", $"nonsense://{Canary}")]
    [InlineData("REDIS_URL", $"redis://host/{Canary}")]
    public async Task A_secret_that_cannot_be_read_stops_the_start_by_name_only(string name, string value)
    {
        var (code, output) = await RunAsync("serve", new() { [name] = value });

        Assert.Equal(1, code);
        Assert.Contains(name, output, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output)> RunAsync(string verb, Dictionary<string, string> settings)
    {
        var folder = Directory.CreateTempSubdirectory("kenyaaudit-").FullName;
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, verb]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.Environment["KENYAAUDIT_DATA"] = folder;
        start.Environment["Logging__LogLevel__Default"] = "Trace";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(Cancellation);
            var errors = process.StandardError.ReadToEndAsync(Cancellation);
            await process.WaitForExitAsync(Cancellation);
            return (process.ExitCode, await output + await errors);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed class Ear : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            Lines.Enqueue($"{state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}

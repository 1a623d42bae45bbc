using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using KenyaAudit.Web.Telemetry;
using KenyaAudit.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KenyaAudit.Web.Tests.Telemetry;

/// <summary>Keeps what one category said.</summary>
internal sealed class KeptLog(string category) : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => categoryName == category ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue(formatter(state, exception));

    public void Dispose()
    {
    }
}

public sealed class RequestLogTests : IDisposable
{
    private readonly SiteFixture _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_request_is_one_line_with_its_route_also_where_it_ends_at_the_page_of_an_error()
    {
        using var log = new KeptLog(typeof(RequestLog).FullName!);
        using var site = _site.WithWebHostBuilder(builder => builder.UseSetting("Logging:LogLevel:KenyaAudit.Web.Telemetry", "Information")
            .ConfigureServices(services => services.AddSingleton<ILoggerProvider>(log)));
        var reader = site.CreateClient();

        await reader.AskAsync("/about?q=a-word-of-mine", ("User-Agent", "a-browser-of-mine"));
        await reader.AskAsync("/findings/ng-2020-21-999?secret=1");
        await SiteFixture.StoreAsync(site.Services, (db, cancellation) => db.Database.ExecuteSqlRawAsync("ALTER TABLE County RENAME TO Elsewhere", cancellation));
        await reader.AskAsync("/counties");
        await reader.AskAsync("/nowhere-at-all");

        await Until.TrueAsync(() => Task.FromResult(log.Lines.Count >= 4));
        Assert.Equal(
            ["GET about 200", "GET findings/{reference}/{**tail} 404", "GET counties 500", "GET none 404"],
            log.Lines.Select(line => string.Join(' ', line.Split(' ')[..3])));
        Assert.DoesNotContain(log.Lines, line => line.Contains("mine", StringComparison.Ordinal) || line.Contains("secret", StringComparison.Ordinal) || line.Contains("nowhere", StringComparison.Ordinal));
    }

    [Fact]
    public void In_production_each_request_is_one_line_of_json()
    {
        using var output = new StringWriter();
        var at = new DateTimeOffset(2021, 6, 30, 12, 0, 0, TimeSpan.Zero);
        var trace = ActivityTraceId.CreateFromString("0af7651916cd43dd8448eb211c80319c");

        new JsonLines(output).Write([new RequestLine(at, "GET", "findings/{reference}", 200, 1.5, trace), new RequestLine(at, "GET", "none", 404, 0.2, default)]);

        var lines = output.ToString().Split('\n');
        Assert.Equal(["", "none", "findings/{reference}"], lines.Reverse().Select(line => line.Length == 0 ? "" : JsonDocument.Parse(line).RootElement.GetProperty("State").GetProperty("Route").GetString()));
        Assert.Contains("\"TraceId\":\"0af7651916cd43dd8448eb211c80319c\"", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"Status\":404,\"Milliseconds\":0.2", lines[1], StringComparison.Ordinal);
    }
}

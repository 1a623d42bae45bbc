using System.Reflection;
using KenyaAudit.Web.Telemetry;

namespace KenyaAudit.Web.Hosting;

/// <summary>Errors to Sentry where SENTRY_DSN is set, and nowhere else; JSON lines as log in Production.</summary>
internal static class SentrySetup
{
    public const string Setting = "SENTRY_DSN";

    public static WebApplicationBuilder AddErrorReports(this WebApplicationBuilder builder)
    {
        if (builder.Environment.IsProduction())
        {
            // The log's own lines go through the same writer, one at a time.
            builder.Services.AddSingleton(new JsonLines(Console.Out));
            builder.Logging.ClearProviders().AddJsonConsole(json => (json.IncludeScopes, json.UseUtcTimestamp, json.TimestampFormat) = (true, true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
        }

        if (builder.Configuration[Setting] is not { Length: > 0 } dsn)
        {
            return builder;
        }

        builder.WebHost.UseSentry(sentry =>
        {
            (sentry.Dsn, sentry.Environment, sentry.Release) = (dsn, builder.Environment.EnvironmentName, Release());
            (sentry.SendDefaultPii, sentry.AutoSessionTracking, sentry.TracesSampleRate) = (false, false, 0);
            (sentry.MaxBreadcrumbs, sentry.AttachStacktrace, sentry.IncludeActivityData) = (0, true, false);

            // Errors are told once, where they are thrown, and not again by the log.
            sentry.MinimumEventLevel = LogLevel.None;
            sentry.DisableUnobservedTaskExceptionCapture();
            sentry.SetBeforeSend(SentryScrub.Clean);
        });
        return builder;
    }

    /// <summary>What stopped the start is told before the process ends.</summary>
    public static async Task TellAsync(Exception error, IConfiguration configuration)
    {
        if (configuration[Setting] is not { Length: > 0 } dsn)
        {
            return;
        }

        using var own = SentrySdk.IsEnabled ? null : SentrySdk.Init(options =>
        {
            (options.Dsn, options.Release, options.SendDefaultPii) = (dsn, Release(), false);
            options.SetBeforeSend(SentryScrub.Clean);
        });
        SentrySdk.CaptureException(error, scope => scope.TransactionName = "start");
        await SentrySdk.FlushAsync(TimeSpan.FromSeconds(3));
    }

    // "1.0.0+<git sha>", as the SDK writes it when it builds in a repository.
    private static string Release() =>
        typeof(SentrySetup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+') is [_, var sha] ? sha : BuildId.OfThisBuild().Value;
}

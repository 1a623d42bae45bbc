using System.Text.Json;
using System.Text.Json.Serialization;
using KenyaAudit.Web.Alerts;
using KenyaAudit.Web.Search;
using KenyaAudit.Web.Telemetry;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace KenyaAudit.Web.Hosting;

internal static class TelemetrySetup
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>Metrics, health and, where an endpoint is set, traces.</summary>
    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<TelemetryOptions>().BindConfiguration(TelemetryOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TelemetryOptions>, TelemetryRangesValidator>().AddSingleton<IValidateOptions<TelemetryOptions>, TelemetryOptionsValidator>();
        services.AddSingleton<OpenConnections>().AddSingleton<SearchMeters>().AddSingleton<MetricsDoor>().AddScoped<ReadyCheck>();
        services.AddSingleton(provider => new DataDisk(provider.GetRequiredService<DataFolder>().Path));
        services.AddSingleton<StoreSampler>().AddHostedService(provider => provider.GetRequiredService<StoreSampler>());
        services.AddSingleton<SiteMeters>();
        services.AddSingleton(provider => new RequestLines(provider.GetRequiredService<ILogger<RequestLog>>(), provider.GetService<JsonLines>())).AddHostedService(provider => provider.GetRequiredService<RequestLines>());

        var endpoint = builder.Configuration[$"{TelemetryOptions.Section}:{nameof(TelemetryOptions.OtlpEndpoint)}"];
        var telemetry = services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("kenyaaudit", serviceVersion: BuildId.OfThisBuild().Value));
        telemetry.WithMetrics(metrics =>
        {
            // Of the framework's meters the two that the rules and panels read; the others cost a kept page more than they tell.
            metrics.AddMeter("KenyaAudit", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel").AddRuntimeInstrumentation().AddPrometheusExporter();
            if (Uri.TryCreate(endpoint, UriKind.Absolute, out var address))
            {
                metrics.AddOtlpExporter(otlp => otlp.Endpoint = address);
            }
        });
        if (Uri.TryCreate(endpoint, UriKind.Absolute, out var traces))
        {
            telemetry.WithTracing(tracing => tracing.AddAspNetCoreInstrumentation().AddOtlpExporter(otlp => otlp.Endpoint = traces));
        }

        return builder;
    }

    /// <summary>Before everything that limits, caches or asks who it is.</summary>
    public static WebApplication UseTelemetry(this WebApplication app)
    {
        // First whoever listens, then whoever tells zeros.
        _ = app.Services.GetRequiredService<MeterProvider>();
        _ = app.Services.GetRequiredService<SiteMeters>();
        _ = app.Services.GetRequiredService<DeliveryMeter>();
        var door = app.Services.GetRequiredService<MetricsDoor>();
        app.UseWhen(context => MetricsDoor.IsMetrics(context) && door.IsOpen(context), metrics => metrics.UseOpenTelemetryPrometheusScrapingEndpoint());
        return app;
    }

    public static WebApplication MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", (HttpContext context) => Answer(context, StatusCodes.Status200OK, new { status = Health.Ok }));
        app.MapGet("/health/ready", async (HttpContext context, ReadyCheck check) =>
        {
            var readiness = await check.RunAsync(context.RequestAborted);
            return Answer(context, readiness.Status == Health.Down ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK, readiness);
        });
        return app;
    }

    private static IResult Answer<T>(HttpContext context, int status, T body)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(body, Json, statusCode: status);
    }
}

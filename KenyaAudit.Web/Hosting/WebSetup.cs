using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using KenyaAudit.Web.Access;
using KenyaAudit.Web.Api;
using KenyaAudit.Web.Telemetry;
using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace KenyaAudit.Web.Hosting;

internal static class WebSetup
{
    private const long CacheBytes = 32 * 1024 * 1024;
    private const long LargestKept = 512 * 1024;
    private const long LargestBody = 1024 * 1024;
    private const int LargestHeaders = 16 * 1024;

    public static WebApplicationBuilder AddWeb(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // Nobody sends much here, and who sends slowly holds a connection that a reader could use.
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Limits.MaxRequestHeadersTotalSize = LargestHeaders;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
        });
        AllowOwnHost(builder.Configuration);
        services.AddRequestTimeouts(options => options.DefaultPolicy = new RequestTimeoutPolicy { Timeout = TimeSpan.FromSeconds(30) });
        services.AddSingleton<CspReports>();

        // Also when run from source outside Development.
        builder.WebHost.UseStaticWebAssets();
        ServeAssetsAsBuilt(builder.Configuration);
        services.AddRazorPages();
        services.AddLocalization();
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddProblemDetails();
        services.AddSingleton(BuildId.OfThisBuild());
        services.AddOptions<SiteOptions>().BindConfiguration(SiteOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SiteOptions>, SiteOptionsValidator>();
        services.AddSingleton<PublicAddress>();
        services.AddPages();
        services.AddScoped<SitemapQuery>();
        AddCompression(services);
        services.AddOutputCache(options =>
        {
            options.SizeLimit = CacheBytes;
            options.MaximumBodySize = LargestKept;

            // By default /findings/NG-... would be answered with what is kept for /findings/ng-...
            options.UseCaseSensitivePaths = true;
        });
        services.AddOptions<OutputCacheOptions>().Configure<IResponseCompressionProvider>((options, compression) =>
            options.AddBasePolicy(new PublicCachePolicy(compression)));
        return builder;
    }

    public static WebApplication UseWeb(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseTelemetry();
        app.UseMiddleware<RequestLog>();
        app.UseMiddleware<WorkerDoor>();
        app.UseWhen(InDashboard, jobs => jobs.UseSecurityHeaders(Headers.DashboardPolicies()));
        app.UseWhen(context => !InDashboard(context), rest => rest.UseSecurityHeaders(Headers.Policies()));
        app.UseRequestLocalization(options =>
        {
            options.SetDefaultCulture("en").AddSupportedCultures("en").AddSupportedUICultures("en");
            options.RequestCultureProviders.Clear();
        });
        app.UseExceptionHandler("/errors/500");
        app.UseStatusCodePagesWithReExecute("/errors/{0}");
        app.UseRouting();
        app.Use(RequestLog.NoteRoute);
        app.UseRateLimiter();

        app.UseWhen(AccessSetup.AsksWho, admin => admin.UseMiddleware<Door>().UseAuthentication());
        app.UseAuthorization();
        app.UseWhen(AccessSetup.AsksWho, admin => admin.UseMiddleware<PostDoor>());
        app.UseMiddleware<PublicAnswers>();
        app.UseOutputCache();
        app.UseRequestTimeouts();

        // Inside the cache, so that a kept page is kept compressed; never under /admin and /account, where pages carry tokens.
        app.UseWhen(context => !AccessSetup.AsksWho(context), open => open.UseResponseCompression());
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        app.MapJsonTwins();
        app.MapCitations();
        app.MapSitemaps();
        app.MapHealth();
        app.MapPost(CspReports.Path, (CspReports reports, HttpRequest request, CancellationToken cancellation) => reports.TakeAsync(request, cancellation)).DisableAntiforgery();
        return app;
    }

    // A site that knows its public name answers to it and to this machine; every other name is somebody's mistake or trick.
    private static void AllowOwnHost(ConfigurationManager configuration)
    {
        if (string.IsNullOrEmpty(configuration["AllowedHosts"]) && Uri.TryCreate(configuration[$"{SiteOptions.Section}:{nameof(SiteOptions.PublicUrl)}"], UriKind.Absolute, out var url))
        {
            configuration["AllowedHosts"] = $"{url.Host};localhost;127.0.0.1;[::1]";
        }
    }

    // Run from source, the framework would send assets uncompressed and unkept, in case they were edited since the build.
    private static void ServeAssetsAsBuilt(ConfigurationManager configuration)
    {
        configuration["ReloadStaticAssetsAtRuntime"] ??= bool.FalseString;
        configuration["EnableStaticAssetsDevelopmentCaching"] ??= bool.TrueString;
    }

    private static bool InDashboard(HttpContext context) => context.Request.Path.StartsWithSegments("/admin/jobs");

    private static void AddCompression(IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            // Public pages hold no secret that a compressed length could tell.
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "image/svg+xml"];
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
    }
}

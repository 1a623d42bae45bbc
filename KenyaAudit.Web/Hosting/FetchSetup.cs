using System.Security.Authentication;
using KenyaAudit.Web.Ingest.Fetch;
using KenyaAudit.Web.Ui;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Timeout;

namespace KenyaAudit.Web.Hosting;

internal static class FetchSetup
{
    public static WebApplicationBuilder AddFetch(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<FetchOptions>().BindConfiguration(FetchOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<FetchOptions>, FetchOptionsValidator>();
        services.AddSingleton<IValidateOptions<FetchOptions>, FetchTimesValidator>();
        services.AddSingleton(new FetchContact(builder.Configuration[$"{SiteOptions.Section}:{nameof(SiteOptions.ContactEmail)}"]));
        services.AddSingleton(NetworkPolicy.Public);
        services.AddSingleton<HostPace>();
        services.AddSingleton<RobotsBook>();
        services.AddSingleton<PublisherClient>();
        services.AddSingleton<Discovery>();
        services.AddSingleton<Download>();
        services.AddSingleton<FetchLedger>();
        services.AddSingleton<InboxCopy>();
        services.AddSingleton<SourceFetcher>();
        services.AddScoped<FetchReport>();
        services.AddHttpClient(PublisherClient.Name, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => Handler(provider.GetRequiredService<NetworkPolicy>()))
            .RemoveAllLoggers()
            .AddResilienceHandler(PublisherClient.Name, (pipeline, context) => Build(
                pipeline, context.ServiceProvider.GetRequiredService<IOptions<FetchOptions>>().Value, context.ServiceProvider.GetRequiredService<TimeProvider>()));
        return builder;
    }

    // Redirects are followed by PublisherClient, which checks each. No cookie, no proxy, no decompression: lengths and parts must be those of the file.
    private static SocketsHttpHandler Handler(NetworkPolicy policy) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(30),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectCallback = (context, cancellation) => policy.ConnectAsync(context.DnsEndPoint, cancellation),
    };

    private static void Build(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, FetchOptions options, TimeProvider clock)
    {
        pipeline.TimeProvider = clock;
        pipeline.AddTimeout(TimeSpan.FromSeconds(options.TotalSeconds));
        if (options.Attempts > 1)
        {
            pipeline.AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = options.Attempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromSeconds(options.BackoffSeconds),
                ShouldRetryAfterHeader = true,
                ShouldHandle = tried => ValueTask.FromResult(MayHeal(tried.Outcome, options, clock)),
            });
        }

        pipeline.AddTimeout(TimeSpan.FromSeconds(options.AttemptSeconds));
    }

    // A refused certificate or address stays refused; a publisher that wants more time than we wait is left for later.
    private static bool MayHeal(Outcome<HttpResponseMessage> outcome, FetchOptions options, TimeProvider clock) => outcome switch
    {
        { Exception: HttpRequestException { InnerException: FetchRefusedException or AuthenticationException } } => false,
        { Exception: HttpRequestException or TimeoutRejectedException } => true,
        { Result: { } response } => PublisherClient.IsBusy(response.StatusCode)
            && !(PublisherClient.RetryAfter(response, clock) > TimeSpan.FromSeconds(options.MaxWaitSeconds)),
        _ => false,
    };
}

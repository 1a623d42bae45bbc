using System.Threading.RateLimiting;
using KenyaAudit.Web.RateLimits;
using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Hosting;

internal static class RateLimitSetup
{
    public static WebApplicationBuilder AddRateLimits(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<RateLimitsOptions>().BindConfiguration(RateLimitsOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RateLimitsOptions>, RateLimitsOptionsValidator>();
        services.AddOptions<ProxyOptions>().BindConfiguration(ProxyOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ProxyOptions>, ProxyOptionsValidator>();
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>((headers, proxies) => Trust(headers, proxies.Value));

        var url = builder.Configuration["REDIS_URL"];
        if (!string.IsNullOrEmpty(url))
        {
            var address = RedisAddress.Parse(url);
            services.AddSingleton(_ => new RedisConnection(address));
        }

        // Nodes that share a Redis share its address, if nothing else.
        var secret = builder.Configuration["SECRET_KEY"] is { Length: > 0 } key ? key : string.IsNullOrEmpty(url) ? null : url;
        services.AddSingleton(new ClientHash(secret));
        services.AddSingleton<CurrentLimits>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<SharedWindow>(provider, [.. Given(provider.GetService<RedisConnection>())]));
        services.AddSingleton<LimitMeters>();
        services.AddSingleton<LimitedRoutes>();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<LimitedRoutes, SharedWindow, CurrentLimits, LimitMeters>((limiter, routes, window, limits, meters) =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (refused, _) =>
            {
                if (refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                {
                    refused.HttpContext.Features.Set(new Refusal(LimitHeaders.Seconds(wait)));
                }

                return ValueTask.CompletedTask;
            };
            limiter.GlobalLimiter = new ClientLimiter(routes.JudgeAsync, window, limits, meters);
        });
        return builder;
    }

    private static void Trust(ForwardedHeadersOptions headers, ProxyOptions proxies)
    {
        headers.KnownProxies.Clear();
        headers.KnownIPNetworks.Clear();
        headers.ForwardedHeaders = proxies.Known.Length == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        foreach (var network in proxies.Networks())
        {
            headers.KnownIPNetworks.Add(network);
        }

        // As many hops as are known: the walk ends at the first address that is no proxy of ours.
        headers.ForwardLimit = null;
    }

    private static IEnumerable<object> Given(RedisConnection? redis) => redis is null ? [] : [redis];
}

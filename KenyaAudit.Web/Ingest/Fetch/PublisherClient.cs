using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Text;
using KenyaAudit.Web.Ingest.Sources;
using Microsoft.Extensions.Options;
using Polly;

namespace KenyaAudit.Web.Ingest.Fetch;

/// <summary>
/// One request to a publisher: allowed hosts, robots.txt, the pace, redirects. Throws <see cref="FetchRefusedException"/> for what may not be asked,
/// <see cref="FetchDeferredException"/> where we are told to wait, <see cref="HttpRequestException"/> for what may heal.
/// </summary>
internal sealed class PublisherClient(
    IHttpClientFactory clients, NetworkPolicy policy, HostPace pace, RobotsBook robots, FetchContact contact, IOptions<FetchOptions> options, TimeProvider clock)
{
    public const string Name = "publisher";
    private const int MostRedirects = 5;
    private const int RobotsBytes = 512 * 1024;

    /// <summary>The head of the answer; the caller reads and disposes the body.</summary>
    public Task<HttpResponseMessage> GetAsync(SourceDeclaration source, Uri address, Action<HttpRequestHeaders>? headers, CancellationToken cancellation) =>
        FollowAsync(source, address, headers, heedRobots: true, cancellation);

    /// <summary>A small text. Throws <see cref="FetchRefusedException"/> where it is larger than it may be.</summary>
    public static async Task<string> TextAsync(HttpResponseMessage response, int mostBytes, CancellationToken cancellation)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[mostBytes + 1];
        var read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return read <= mostBytes
            ? Encoding.UTF8.GetString(buffer, 0, read)
            : throw new FetchRefusedException($"{response.RequestMessage?.RequestUri} is larger than {mostBytes / 1024} KB.");
    }

    private async Task<HttpResponseMessage> FollowAsync(
        SourceDeclaration source, Uri address, Action<HttpRequestHeaders>? headers, bool heedRobots, CancellationToken cancellation)
    {
        for (var hop = 0; ; hop++)
        {
            policy.Check(source, address);
            var delay = TimeSpan.FromSeconds(source.Politeness.DelaySeconds);
            if (heedRobots)
            {
                var rules = await RobotsAsync(source, address, cancellation);
                if (!rules.Allows(address))
                {
                    throw new FetchRefusedException($"The robots.txt of {address.IdnHost} does not allow {address.PathAndQuery}.");
                }

                delay = rules.CrawlDelay > delay ? rules.CrawlDelay.Value : delay;
            }

            await pace.WaitAsync(address.Authority, delay, cancellation);
            var response = await SendAsync(source, address, headers, cancellation);
            if (Target(response) is not { } target)
            {
                return response;
            }

            response.Dispose();
            if (hop == MostRedirects)
            {
                throw new FetchRefusedException($"{address} leads on more than {MostRedirects} times.");
            }

            address = new Uri(address, target);
        }
    }

    private Task<RobotsRules> RobotsAsync(SourceDeclaration source, Uri address, CancellationToken cancellation) => robots.RulesAsync(
        address.Authority,
        async () =>
        {
            try
            {
                using var response = await FollowAsync(source, new Uri(address, "/robots.txt"), null, heedRobots: false, cancellation);
                if (response.IsSuccessStatusCode)
                {
                    return RobotsRules.Parse(await TextAsync(response, RobotsBytes, cancellation), source.Politeness.UserAgent.Split('/')[0]);
                }

                return (int)response.StatusCode is >= 400 and < 500 and not 429 ? RobotsRules.None : null;
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException or ExecutionRejectedException or FetchDeferredException)
            {
                return null;
            }
        },
        cancellation);

    private async Task<HttpResponseMessage> SendAsync(SourceDeclaration source, Uri address, Action<HttpRequestHeaders>? headers, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.UserAgent.ParseAdd(contact.Email is { Length: > 0 } email ? $"{source.Politeness.UserAgent} (+mailto:{email})" : source.Politeness.UserAgent);
        headers?.Invoke(request.Headers);
        HttpResponseMessage response;
        try
        {
            response = await clients.CreateClient(Name).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        }
        catch (HttpRequestException fault) when (fault.InnerException is FetchRefusedException refusal)
        {
            throw new FetchRefusedException(refusal.Message);
        }
        catch (HttpRequestException fault) when (fault.InnerException is AuthenticationException)
        {
            throw new FetchRefusedException($"The certificate of {address.IdnHost} is not one we trust; nothing was sent.");
        }

        if (RetryAfter(response, clock) is { } wait && wait > TimeSpan.FromSeconds(options.Value.MaxWaitSeconds) && IsBusy(response.StatusCode))
        {
            response.Dispose();
            throw new FetchDeferredException($"{address.IdnHost} asks us to come back later.", clock.GetUtcNow().UtcDateTime + wait);
        }

        return response;
    }

    /// <summary>Whether an answer says that the server cannot serve now: worth trying again.</summary>
    public static bool IsBusy(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;

    /// <summary>How long the answer asks us to wait; null where it does not.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider clock) =>
        response.Headers.RetryAfter is { } asked ? asked.Delta ?? (asked.Date - clock.GetUtcNow()) : null;

    private static Uri? Target(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
            ? response.Headers.Location : null;
}

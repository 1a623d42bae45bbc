using System.Globalization;

namespace KenyaAudit.Web.RateLimits;

/// <summary>Tells a client where it stands: RateLimit-Policy and RateLimit of the IETF draft, as structured fields; Retry-After in whole seconds on a refusal.</summary>
internal static class LimitHeaders
{
    public const string Policy = "RateLimit-Policy";
    public const string State = "RateLimit";

    /// <summary>Set as the answer starts, so that a kept page carries this client's figures and not those of whom it was kept for.</summary>
    public static void Dress(HttpResponse response, LimitPolicy policy, PolicyLimit limit, WindowAnswer answer)
    {
        var seconds = Seconds(answer.Wait);
        response.OnStarting(() =>
        {
            response.Headers[Policy] = string.Create(CultureInfo.InvariantCulture, $"\"{policy.Name()}\";q={limit.Permits};w={limit.WindowSeconds}");
            response.Headers[State] = string.Create(CultureInfo.InvariantCulture, $"\"{policy.Name()}\";r={answer.Remaining};t={seconds}");
            if (!answer.IsAllowed)
            {
                response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            }

            return Task.CompletedTask;
        });
    }

    /// <summary>Rounded up: who waits so long is let in.</summary>
    public static int Seconds(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
}

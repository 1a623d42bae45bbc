using System.Threading.RateLimiting;

namespace KenyaAudit.Web.RateLimits;

/// <summary>
/// The limiter of the framework's middleware: asks what a request is charged as, charges the shared window, and dresses the answer
/// with the headers of draft-ietf-httpapi-ratelimit-headers. What is charged as nothing passes untouched.
/// </summary>
internal sealed class ClientLimiter(Func<HttpContext, ValueTask<IReadOnlyList<Charge>>> judge, SharedWindow window, CurrentLimits limits, LimitMeters meters)
    : PartitionedRateLimiter<HttpContext>
{
    public override RateLimiterStatistics? GetStatistics(HttpContext resource) => null;

    // The middleware tries this first; only the asynchronous way may ask Redis.
    protected override RateLimitLease AttemptAcquireCore(HttpContext resource, int permitCount) => ChargeLease.Undecided;

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(HttpContext resource, int permitCount, CancellationToken cancellationToken)
    {
        if (!limits.Current.Enabled)
        {
            return ChargeLease.Passed;
        }

        foreach (var charge in await judge(resource))
        {
            var limit = limits.Current.Of(charge.Policy);
            var answer = await window.ChargeAsync(charge, limit);
            LimitHeaders.Dress(resource.Response, charge.Policy, limit, answer);
            if (!answer.IsAllowed)
            {
                meters.Rejected(charge.Policy);
                return new ChargeLease(false, answer.Wait);
            }
        }

        return ChargeLease.Passed;
    }

    private sealed class ChargeLease(bool acquired, TimeSpan? wait) : RateLimitLease
    {
        public static readonly ChargeLease Undecided = new(false, null);
        public static readonly ChargeLease Passed = new(true, null);

        public override bool IsAcquired => acquired;

        public override IEnumerable<string> MetadataNames => wait is null ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = wait;
            return wait is not null && metadataName == MetadataName.RetryAfter.Name;
        }
    }
}

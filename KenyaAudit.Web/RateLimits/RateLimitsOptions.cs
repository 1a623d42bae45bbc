using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.RateLimits;

/// <summary>How much one client may ask in a sliding window, by policy. Read anew when the settings change; a wrong change is refused and the last good one stays.</summary>
internal sealed class RateLimitsOptions
{
    public const string Section = "RateLimits";

    /// <summary>False counts nobody and refuses nobody.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Pages. Generous, because thousands of readers share one address of their carrier.</summary>
    [ValidateObjectMembers]
    public PolicyLimit Read { get; set; } = new() { Permits = 6000, WindowSeconds = 60 };

    /// <summary>Searches and suggestions.</summary>
    [ValidateObjectMembers]
    public PolicyLimit Search { get; set; } = new() { Permits = 1200, WindowSeconds = 60 };

    /// <summary>Searches with more than <see cref="FreeFacets"/> filter values; each value costs one.</summary>
    [ValidateObjectMembers]
    public PolicyLimit FacetHeavy { get; set; } = new() { Permits = 1200, WindowSeconds = 60 };

    /// <summary>Downloads.</summary>
    [ValidateObjectMembers]
    public PolicyLimit Export { get; set; } = new() { Permits = 120, WindowSeconds = 60 };

    /// <summary>JSON answers, but for those of findings.</summary>
    [ValidateObjectMembers]
    public PolicyLimit Api { get; set; } = new() { Permits = 600, WindowSeconds = 60 };

    /// <summary>Attempts to sign in from one address.</summary>
    [ValidateObjectMembers]
    public PolicyLimit SignIn { get; set; } = new() { Permits = 60, WindowSeconds = 300 };

    /// <summary>Attempts to sign in to one account, from wherever.</summary>
    [ValidateObjectMembers]
    public PolicyLimit SignInAccount { get; set; } = new() { Permits = 20, WindowSeconds = 300 };

    /// <summary>Filter values of a search that cost nothing extra.</summary>
    [Range(0, 100)]
    public int FreeFacets { get; set; } = 2;

    /// <summary>Longest wait for Redis, in milliseconds; after it this node counts for itself.</summary>
    [Range(1, 1000)]
    public int RedisTimeoutMilliseconds { get; set; } = 50;

    /// <summary>Clients one node remembers while it counts for itself; past it the longest silent are forgotten.</summary>
    [Range(100, 10_000_000)]
    public int LocalClients { get; set; } = 50_000;
}

/// <summary>So many permits in any stretch of so many seconds.</summary>
internal sealed class PolicyLimit
{
    [Range(1, 1_000_000)]
    public int Permits { get; set; }

    [Range(1, 86_400)]
    public int WindowSeconds { get; set; }

    public TimeSpan Window => TimeSpan.FromSeconds(WindowSeconds);
}

[OptionsValidator]
internal sealed partial class RateLimitsOptionsValidator : IValidateOptions<RateLimitsOptions>;

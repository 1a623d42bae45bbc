namespace KenyaAudit.Web.RateLimits;

/// <summary>What a request is counted as.</summary>
internal enum LimitPolicy
{
    Read,
    Search,
    FacetHeavy,
    Export,
    Api,
    SignIn,
    SignInAccount,
}

/// <summary>One count against one policy.</summary>
/// <param name="Client">A keyed hash: who is counted, without telling who it is.</param>
/// <param name="Cost">In permits, from 1.</param>
internal readonly record struct Charge(LimitPolicy Policy, string Client, int Cost);

internal static class LimitPolicies
{
    /// <summary>As settings, headers and metrics print it.</summary>
    public static string Name(this LimitPolicy policy) => policy switch
    {
        LimitPolicy.Read => "read",
        LimitPolicy.Search => "search",
        LimitPolicy.FacetHeavy => "facet-heavy",
        LimitPolicy.Export => "export",
        LimitPolicy.Api => "api",
        LimitPolicy.SignIn => "sign-in",
        LimitPolicy.SignInAccount => "sign-in-account",
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, "has no name"),
    };

    public static PolicyLimit Of(this RateLimitsOptions options, LimitPolicy policy) => policy switch
    {
        LimitPolicy.Read => options.Read,
        LimitPolicy.Search => options.Search,
        LimitPolicy.FacetHeavy => options.FacetHeavy,
        LimitPolicy.Export => options.Export,
        LimitPolicy.Api => options.Api,
        LimitPolicy.SignIn => options.SignIn,
        LimitPolicy.SignInAccount => options.SignInAccount,
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, "has no limit"),
    };
}

using KenyaAudit.Web.RateLimits;
using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.StaticAssets;

namespace KenyaAudit.Web.Hosting;

/// <summary>
/// What each request is charged as. A finding and its JSON are never refused: a citation must hold. Files of the site itself,
/// the error pages and health are not counted; what nobody placed counts as reading.
/// </summary>
internal sealed class LimitedRoutes(ClientHash clients, CurrentLimits limits)
{
    /// <summary>The field of the sign-in form that names the account.</summary>
    public const string AccountField = "email";

    private const string SignInPath = "/account";
    private const int LongestForm = 16 * 1024;

    // Tails of a finding's address that are work of their own; every other tail leads to the finding itself.
    private static readonly string[] Counted = ["history", "diff", "cite"];

    public async ValueTask<IReadOnlyList<Charge>> JudgeAsync(HttpContext context)
    {
        var path = context.Request.Path;
        if (path.StartsWithSegments(SignInPath) && HttpMethods.IsPost(context.Request.Method))
        {
            return await SignInAsync(context);
        }

        if (IsFree(context))
        {
            return [];
        }

        var (policy, cost) = Policy(context.Request);
        return [new Charge(policy, clients.Of(context.Connection.RemoteIpAddress), cost)];
    }

    private static bool IsFree(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
        || context.Request.Path.StartsWithSegments("/errors") || context.Request.Path.StartsWithSegments("/health") || context.Request.Path == "/metrics"
        || IsFinding(context.Request.Path);

    private static bool IsFinding(PathString path) =>
        path.StartsWithSegments("/findings", out var rest) && rest.Value is { Length: > 1 } tail
        && (tail.Split('/', 4) is not [_, _, var first, ..] || !Counted.Contains(first.Split('.')[0], StringComparer.OrdinalIgnoreCase));

    private (LimitPolicy Policy, int Cost) Policy(HttpRequest request)
    {
        var path = request.Path;
        if (path.StartsWithSegments("/search") || path == "/search.json")
        {
            var filters = SearchAddress.FilterNames.Sum(name => request.Query[name].Count);
            return filters > limits.Current.FreeFacets
                ? (LimitPolicy.FacetHeavy, filters)
                : (path == "/search.json" ? LimitPolicy.Api : LimitPolicy.Search, 1);
        }

        if (path.StartsWithSegments("/data", out var file) && file.Value is { Length: > 1 } || path.Value is "/search.csv" or "/search.xlsx" or "/search.atom")
        {
            return (LimitPolicy.Export, 1);
        }

        return path.StartsWithSegments("/api") || path.StartsWithSegments("/openapi") || path.Value?.EndsWith(".json", StringComparison.OrdinalIgnoreCase) == true
            ? (LimitPolicy.Api, 1)
            : (LimitPolicy.Read, 1);
    }

    // By address and by account: a guesser may have many of the one and aims at few of the other.
    private async ValueTask<IReadOnlyList<Charge>> SignInAsync(HttpContext context)
    {
        var byAddress = new Charge(LimitPolicy.SignIn, clients.Of(context.Connection.RemoteIpAddress), 1);
        var request = context.Request;
        if (!request.HasFormContentType || request.ContentLength is null or > LongestForm || request.GetTypedHeaders().ContentType?.MediaType != "application/x-www-form-urlencoded")
        {
            return [byAddress];
        }

        var form = await request.ReadFormAsync(context.RequestAborted);
        return form[AccountField] is [{ Length: > 0 } account, ..]
            ? [byAddress, new Charge(LimitPolicy.SignInAccount, clients.OfAccount(account), 1)]
            : [byAddress];
    }
}

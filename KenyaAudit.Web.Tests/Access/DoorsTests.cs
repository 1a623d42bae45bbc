using System.Net;
using KenyaAudit.Web.Access;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace KenyaAudit.Web.Tests.Access;

/// <summary>One site with somebody of each role, for questions that change nothing.</summary>
public sealed class StaffedSite : GuardedSite, IAsyncLifetime
{
    internal Person Viewer { get; private set; } = null!;

    internal Person Editor { get; private set; } = null!;

    internal Person Admin { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Admin = await EnterAsync("admin@example.org", AccountRole.Admin);
        Editor = await EnterAsync("editor@example.org", AccountRole.Editor);
        Viewer = await EnterAsync("viewer@example.org", AccountRole.Viewer);
    }

    internal Person Of(string role) => role switch
    {
        Policies.Viewer => Viewer,
        Policies.Editor => Editor,
        _ => Admin,
    };
}

/// <summary>Every page under /admin and every form of the site, by the list of endpoints itself: a new one without a decision fails here.</summary>
[Collection(HangfireTests.Name)]
public sealed class DoorsTests(StaffedSite site) : IClassFixture<StaffedSite>
{
    private const string Dashboard = "admin/jobs/{**path}";
    private static readonly string[] Ranks = [Policies.Viewer, Policies.Editor, Policies.Admin];

    /// <summary>Who may look, and who may press; null where nothing is pressed. Addresses with the values of their routes filled in.</summary>
    private static readonly Dictionary<string, (string Address, string Look, string? Press)> Decided = new(StringComparer.Ordinal)
    {
        ["admin"] = ("/admin", Policies.Viewer, null),
        ["admin/accounts"] = ("/admin/accounts", Policies.Admin, Policies.Admin),
        ["admin/alerts"] = ("/admin/alerts", Policies.Viewer, Policies.Editor),
        ["admin/alerts/{id:int:min(1)}"] = ("/admin/alerts/1", Policies.Viewer, Policies.Editor),
        ["admin/audit/{handler?}"] = ("/admin/audit", Policies.Admin, null),
        ["admin/findings"] = ("/admin/findings", Policies.Editor, null),
        ["admin/findings/{reference}"] = ("/admin/findings/ng-2020-21-1", Policies.Editor, Policies.Editor),
        ["admin/pipeline"] = ("/admin/pipeline", Policies.Viewer, Policies.Admin),
        ["admin/pipeline/runs/{id:int:min(1)}"] = ("/admin/pipeline/runs/1", Policies.Viewer, Policies.Admin),
        ["admin/quarantine"] = ("/admin/quarantine", Policies.Viewer, null),
        ["admin/quarantine/{id:int:min(1)}"] = ("/admin/quarantine/1", Policies.Viewer, Policies.Editor),
        [Dashboard] = ("/admin/jobs", Policies.Viewer, Policies.Admin),
    };

    /// <summary>What anybody may send: the way in. A refused form is answered by the page of its error, which does nothing.</summary>
    private static readonly string[] Open = ["errors/{code:int}", "account/sign-in", "account/second-factor", "account/enrol", "account/set-password"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_endpoint_under_admin_is_decided_and_everything_that_takes_a_form_is_known()
    {
        var endpoints = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        var guarded = endpoints.Where(endpoint => Route(endpoint).StartsWith("admin", StringComparison.OrdinalIgnoreCase)).ToList();

        Assert.Equal(Decided.Keys.Order(StringComparer.Ordinal), guarded.Select(Route).Distinct().Order(StringComparer.Ordinal));
        Assert.All(guarded, endpoint =>
        {
            Assert.Contains(endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>(), data => data.Policy == Decided[Route(endpoint)].Look);
            Assert.Null(endpoint.Metadata.GetMetadata<IAllowAnonymous>());
        });

        var forms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var endpoint in endpoints)
        {
            if (await TakesFormsAsync(endpoint))
            {
                forms.Add(Route(endpoint));
            }
        }

        string[] pressed = [.. Decided.Where(decided => decided.Value.Press is not null && decided.Key != Dashboard).Select(decided => decided.Key)];
        Assert.Equal(Open.Append("account").Concat(pressed).Order(StringComparer.Ordinal), forms.Order(StringComparer.Ordinal));
        Assert.Equal(["csp-report"], endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true
            && endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null && !Route(endpoint).StartsWith("admin", StringComparison.Ordinal)).Select(Route).Distinct());
    }

    public static TheoryData<string> Guarded => [.. Decided.Keys];

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task Who_is_not_signed_in_is_sent_to_sign_in_and_changes_nothing(string route)
    {
        var (address, _, press) = Decided[route];

        var asked = await site.Reader().AskAsync(address);
        Assert.Equal((HttpStatusCode.Redirect, true), (asked.StatusCode, asked.Headers.Location!.OriginalString.StartsWith("/account/sign-in?return=", StringComparison.Ordinal)));
        if (press is not null)
        {
            using var form = new FormUrlEncodedContent([]);
            var pressed = await site.Reader().PostAsync(new Uri(Pressed(address), UriKind.Relative), form, Cancellation);
            Assert.Equal((HttpStatusCode.Redirect, "/account/sign-in"), (pressed.StatusCode, pressed.Headers.Location!.OriginalString));
        }
    }

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task Too_low_a_role_is_refused_on_looking_and_on_pressing(string route)
    {
        var (address, look, press) = Decided[route];
        foreach (var role in Ranks)
        {
            var person = site.Of(role);
            var refused = HttpStatusCode.Forbidden;
            Assert.Equal((route, role, Rank(role) < Rank(look)), (route, role, await person.StatusOfAsync(address) == refused));
            if (press is not null && Rank(role) < Rank(press))
            {
                var token = await site.Admin.TokenAsync("/admin/accounts");
                using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
                Assert.Equal((route, role, refused), (route, role, (await person.Browser.PostAsync(new Uri(Pressed(address), UriKind.Relative), form, Cancellation)).StatusCode));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task A_form_without_its_token_is_refused_to_an_admin_too(string route)
    {
        var (address, _, press) = Decided[route];
        using var form = new FormUrlEncodedContent([]);

        var answer = await site.Admin.Browser.PostAsync(new Uri(Pressed(address), UriKind.Relative), form, Cancellation);

        // Hangfire says no in its own way; a page without forms takes none either.
        Assert.Equal(route.StartsWith("admin/jobs", StringComparison.Ordinal) && press is not null ? HttpStatusCode.Forbidden : HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/account/second-factor")]
    [InlineData("/account/enrol")]
    [InlineData("/account/set-password")]
    public async Task The_forms_of_the_way_in_ask_for_their_token(string address)
    {
        using var form = new FormUrlEncodedContent([new("email", "admin@example.org"), new("password", GuardedSite.Password)]);

        Assert.Equal(HttpStatusCode.BadRequest, (await site.Reader().PostAsync(new Uri(address, UriKind.Relative), form, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Nothing_under_admin_or_account_is_kept_by_a_cache()
    {
        foreach (var address in Decided.Values.Select(decided => decided.Address).Append("/account"))
        {
            var answer = await site.Admin.Browser.AskAsync(address);
            Assert.Equal((address, true), (address, answer.Headers.CacheControl is null or { NoStore: true } && !answer.Headers.Contains("ETag")));
        }
    }

    private static string Pressed(string address) => address == "/admin/jobs" ? "/admin/jobs/recurring/trigger" : address + "?handler=Start";

    private static int Rank(string role) => Array.IndexOf(Ranks, role);

    private static string Route(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!.TrimStart('/');

    private async Task<bool> TakesFormsAsync(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page
        && (await site.Services.GetRequiredService<PageLoader>().LoadAsync(page, EndpointMetadataCollection.Empty)).HandlerMethods.Any(handler => HttpMethods.IsPost(handler.HttpMethod));
}

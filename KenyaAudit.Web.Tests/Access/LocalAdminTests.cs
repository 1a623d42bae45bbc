using System.Net;
using KenyaAudit.Web.Access;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KenyaAudit.Web.Tests.Access;

/// <summary>The real site in Development, asked from the machine itself.</summary>
public sealed class DevelopersSite : SiteFixture
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseEnvironment("Development");
        builder.ConfigureTestServices(services =>
        {
            HangfireTests.OutliveTheSite(services);
            services.AddSingleton<IStartupFilter>(new Caller(IPAddress.Loopback));
        });
    }
}

[Collection(HangfireTests.Name)]
public sealed class LocalAdminTests(DevelopersSite site) : IClassFixture<DevelopersSite>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/admin")]
    [InlineData("/admin/pipeline")]
    [InlineData("/admin/jobs")]
    public async Task The_admin_pages_open_on_the_machine_itself_and_are_kept_by_nobody(string path)
    {
        var answer = await site.Reader().AskAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("ETag"));
        Assert.Empty(answer.Content.Headers.ContentEncoding);
    }

    [Theory]
    [InlineData("/admin", "X-Forwarded-For", "127.0.0.1")]
    [InlineData("/admin/jobs", "X-Forwarded-For", "127.0.0.1")]
    [InlineData("/admin", "Forwarded", "for=127.0.0.1")]
    [InlineData("/admin", "Host", "kenyaaudit.example")]
    [InlineData("/admin/jobs", "Host", "localhost.example")]
    [InlineData("/admin", "Host", "192.0.2.7")]
    public async Task To_everybody_else_they_do_not_exist(string path, string header, string value) =>
        Assert.Equal(HttpStatusCode.NotFound, (await site.Reader().AskAsync(path, (header, value))).StatusCode);

    [Theory]
    [InlineData("/admin")]
    [InlineData("/admin/pipeline")]
    [InlineData("/admin/jobs")]
    public async Task In_production_they_exist_for_nobody(string path)
    {
        using var production = site.WithWebHostBuilder(builder => builder.UseEnvironment("Production").UseSetting("SECRET_KEY", GuardedSite.SecretKey));

        var answer = await production.CreateClient().GetAsync(new Uri(path, UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Another_machine_finds_nothing()
    {
        using var remote = site.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(new Caller(IPAddress.Parse("192.0.2.7")))));

        var answer = await remote.CreateClient().GetAsync(new Uri("/admin", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Once_there_is_an_account_the_machine_itself_has_to_sign_in_too()
    {
        using var own = new DevelopersSite();
        var browser = own.Reader();
        Assert.Equal(HttpStatusCode.OK, (await browser.AskAsync("/admin")).StatusCode);
        await GuardedSite.AskAsync<AccountKeeper, Invitation>(own.Services, keeper => keeper.InviteAsync("wanjiku@example.org", AccountRole.Admin, resetSecondFactor: false, Cancellation));

        foreach (var path in (string[])["/admin", "/admin/accounts", "/admin/jobs"])
        {
            Assert.StartsWith("/account/sign-in", (await browser.AskAsync(path)).Headers.Location?.OriginalString, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_and_asks_for_nothing()
    {
        using var form = new FormUrlEncodedContent([new("source", RecordsBuilder.Source)]);

        var answer = await site.Reader().PostAsync("/admin/pipeline?handler=Start", form, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await site.StoreAsync(async (db, cancellation) => Assert.Equal(0, await db.IngestRuns.CountAsync(cancellation)));
    }

    [Fact]
    public async Task The_form_with_its_token_asks_for_a_run()
    {
        using var own = new DevelopersSite();
        var browser = own.CreateClient();
        var page = await browser.PageAsync("/admin/pipeline");
        var token = page.QuerySelector("form[method=post] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([new("source", RecordsBuilder.Source), new("__RequestVerificationToken", token)]);

        var answer = await browser.PostAsync("/admin/pipeline?handler=Start", form, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await own.StoreAsync(async (db, cancellation) =>
        {
            var run = await db.IngestRuns.SingleAsync(cancellation);
            Assert.Equal((RecordsBuilder.Source, RunState.Due, "admin", "local"), (run.SourceId, run.State, run.Trigger, run.AskedBy));
        });
    }

    [Fact]
    public void Every_endpoint_under_admin_carries_a_policy()
    {
        var endpoints = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("admin", StringComparison.OrdinalIgnoreCase)).ToList();

        Assert.True(endpoints.Count >= 2);
        Assert.All(endpoints, endpoint =>
        {
            Assert.Contains(endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>(), data => data.Policy is Policies.Viewer or Policies.Editor or Policies.Admin);
            Assert.Null(endpoint.Metadata.GetMetadata<IAllowAnonymous>());
        });
    }
}

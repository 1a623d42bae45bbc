using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace KenyaAudit.Web.Tests.Support;

/// <summary>A node whose callers have addresses, with limits small enough to reach.</summary>
internal sealed class LimitedSite(params (string Name, string Value)[] settings) : SiteFixture
{
    private const string AddressHeader = "Test-Address";

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("RateLimits:Enabled", "true");
        foreach (var (name, value) in settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureServices(services => services.AddSingleton<IStartupFilter, Addressed>());
    }

    public async Task<HttpResponseMessage> AskAsync(string path, string from = "41.90.1.1", Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add(AddressHeader, from);
        change?.Invoke(request);
        return await Reader().SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>How many of so many requests in a row are let in.</summary>
    public async Task<int> LetInAsync(int requests, string path, string from = "41.90.1.1")
    {
        var letIn = 0;
        for (var asked = 0; asked < requests; asked++)
        {
            letIn += (await AskAsync(path, from)).StatusCode == HttpStatusCode.TooManyRequests ? 0 : 1;
        }

        return letIn;
    }

    private sealed class Addressed : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, go) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(context.Request.Headers[AddressHeader].ToString());
                return go(context);
            });
            next(app);
        };
    }
}

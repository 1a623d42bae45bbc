using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Search;
using KenyaAudit.Web.Store;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KenyaAudit.Web.Tests.Support;

/// <summary>The real site on a data folder of its own: SQLite with its migrations, a Lucene index, nothing loaded, nothing running beside it.</summary>
public class SiteFixture : WebApplicationFactory<Program>
{
    public string DataFolder { get; } = Directory.CreateTempSubdirectory("kenyaaudit-").FullName;

    public SiteFixture() => MigratedStore.CopyTo(DataFolder);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Tests")
            .UseSetting("KENYAAUDIT_DATA", DataFolder)
            .UseSetting("Ingest:LoadBundle", "false")
            .UseSetting("Jobs:Enabled", "false")
            .UseSetting("RateLimits:Enabled", "false")
            .UseSetting("Logging:LogLevel:Default", "Error");

        // A test says itself when index and files follow.
        builder.ConfigureTestServices(services =>
        {
            services.RemoveAll<IHostedService>(typeof(IndexFollower));
            services.RemoveAll<IHostedService>(typeof(DownloadFollower));
        });
    }

    /// <summary>Publishes and indexes.</summary>
    internal Task PublishAsync(TestData data) => PublishAsync(Services, data);

    /// <summary>The same for a site made from this one.</summary>
    internal static async Task PublishAsync(IServiceProvider site, TestData data)
    {
        await StoreAsync(site, data.PublishAsync);
        await StoreAsync(site, (db, _) =>
        {
            site.GetRequiredService<FindingIndex>().Rebuild(IndexedFindings.All(db), db.PublicationCounters.Single().Value);
            return Task.CompletedTask;
        });
    }

    /// <summary>Writes the open data as the follower does: at the second look at a store that rests.</summary>
    internal async Task WriteDataAsync()
    {
        var follower = ActivatorUtilities.CreateInstance<DownloadFollower>(Services);
        Assert.False(await follower.FollowAsync(TestContext.Current.CancellationToken));
        Assert.True(await follower.FollowAsync(TestContext.Current.CancellationToken));
    }

    internal Task StoreAsync(Func<AuditDb, CancellationToken, Task> change) => StoreAsync(Services, change);

    internal static async Task StoreAsync(IServiceProvider site, Func<AuditDb, CancellationToken, Task> change)
    {
        await using var scope = site.CreateAsyncScope();
        await change(scope.ServiceProvider.GetRequiredService<AuditDb>(), TestContext.Current.CancellationToken);
    }

    protected override void ConfigureClient(HttpClient client)
    {
        base.ConfigureClient(client);
        client.BaseAddress = new Uri("http://localhost");
    }

    public HttpClient Reader() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        SqliteConnection.ClearAllPools();
        if (disposing && Directory.Exists(DataFolder))
        {
            Directory.Delete(DataFolder, recursive: true);
        }
    }
}

internal static class HostedServices
{
    public static void RemoveAll<T>(this IServiceCollection services, Type implementation)
    {
        foreach (var service in services.Where(service => service.ServiceType == typeof(T) && service.ImplementationType == implementation).ToList())
        {
            services.Remove(service);
        }
    }
}

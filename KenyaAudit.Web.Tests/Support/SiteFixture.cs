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

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Tests")
            .UseSetting("KENYAAUDIT_DATA", DataFolder)
            .UseSetting("Ingest:LoadBundle", "false")
            .UseSetting("Jobs:Enabled", "false")
            .UseSetting("Logging:LogLevel:Default", "Error");

        // A test says itself when the index follows.
        builder.ConfigureTestServices(services => services.RemoveAll<IHostedService>(typeof(IndexFollower)));
    }

    /// <summary>Publishes and indexes.</summary>
    internal async Task PublishAsync(TestData data)
    {
        await StoreAsync(data.PublishAsync);
        await IndexAsync();
    }

    internal async Task StoreAsync(Func<AuditDb, CancellationToken, Task> change)
    {
        await using var scope = Services.CreateAsyncScope();
        await change(scope.ServiceProvider.GetRequiredService<AuditDb>(), TestContext.Current.CancellationToken);
    }

    /// <summary>Brings the index to what the store has published.</summary>
    internal Task IndexAsync() => StoreAsync((db, _) =>
    {
        Services.GetRequiredService<FindingIndex>().Rebuild(IndexedFindings.All(db), db.PublicationCounters.Single().Value);
        return Task.CompletedTask;
    });

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

using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Sources;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Ingest.Sources;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Hosting;

internal static class IngestSetup
{
    public static WebApplicationBuilder AddIngest(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<IngestOptions>().BindConfiguration(IngestOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<IngestOptions>, IngestOptionsValidator>();
        services.AddOptions<WatchdogOptions>().BindConfiguration(WatchdogOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WatchdogOptions>, WatchdogOptionsValidator>();
        services.AddSingleton(provider =>
        {
            var data = provider.GetRequiredService<DataFolder>();
            var archive = provider.GetRequiredService<IOptions<IngestOptions>>().Value.ArchivePath;
            return new IngestPaths(data.Under("archive", archive), data.Under("inbox"), Path.Combine(AppContext.BaseDirectory, "etl", "data"));
        });
        services.AddSingleton(Taxonomy.Default);
        services.AddSingleton<IReportSource>(OagVolumeSource.National);
        services.AddSingleton<IReportSource>(OagVolumeSource.CountyExecutives);
        services.AddSingleton<IReportSource>(OagVolumeSource.CountyAssemblies);
        services.AddSingleton(SourceDeclarations.Load(Path.Combine(AppContext.BaseDirectory, "etl", "sources")));
        builder.AddFetch();
        services.AddSingleton<SourceCatalog>();
        builder.AddAlerts();
        services.AddSingleton<SourceLease>();
        services.AddSingleton<DocumentArchive>();
        services.AddSingleton<Inbox>();
        services.AddSingleton<Ingestion>();
        services.AddSingleton<SourceCalendar>();
        services.AddSingleton<BundleLoader>();
        services.AddScoped<StoreSeeder>();
        services.AddScoped<Publisher>();
        services.AddScoped<CountyPublisher>();
        services.AddScoped<CountyMoney>();
        services.AddScoped<CountyMoneyPublisher>();
        services.AddScoped<IngestRun>();
        services.AddScoped<DueRuns>();
        services.AddScoped<RunJudge>();
        services.AddScoped<Watchdog>();
        services.AddSingleton<DueRow>();
        services.AddScoped<IndexRebuild>();
        services.AddScoped<FindingDesk>();
        services.AddSingleton<RefusedDocuments>();
        services.AddScoped<QuarantineDesk>();
        return builder;
    }

    /// <summary>What only a serving process does: follow the index, and load the bundle on a first start.</summary>
    public static WebApplicationBuilder AddFollowers(this WebApplicationBuilder builder)
    {
        builder.Services.AddHostedService<IndexFollower>();
        builder.Services.AddHostedService<BundleStartup>();
        return builder;
    }
}

using Hangfire;
using Hangfire.InMemory;
using Hangfire.SqlServer;
using KenyaAudit.Web.Jobs;
using KenyaAudit.Web.Store;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Hosting;

internal static class JobsSetup
{
    private static readonly TimeSpan SchedulePolling = TimeSpan.FromSeconds(5);

    public static WebApplicationBuilder AddJobs(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<JobsOptions>().BindConfiguration(JobsOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<JobsOptions>, JobsOptionsValidator>();
        builder.Services.AddScoped<PipelineJobs>();
        builder.Services.AddSingleton<RunStarter>();
        builder.Services.AddHangfire((services, hangfire) =>
        {
            hangfire.SetDataCompatibilityLevel(CompatibilityLevel.Version_180).UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
            UseStorage(hangfire, services.GetRequiredService<StoreAddress>(), services.GetRequiredService<IOptions<JobsOptions>>().Value);
        });
        if (builder.Configuration.GetSection(JobsOptions.Section).GetValue(nameof(JobsOptions.Enabled), true))
        {
            builder.Services.AddHostedService<RecurringJobSync>();
            builder.Services.AddHangfireServer((services, server) =>
            {
                server.WorkerCount = services.GetRequiredService<IOptions<JobsOptions>>().Value.Workers;
                server.SchedulePollingInterval = SchedulePolling;
            });
        }

        return builder;
    }

    private static void UseStorage(IGlobalConfiguration hangfire, StoreAddress store, JobsOptions options)
    {
        if (store.IsSqlServer)
        {
            hangfire.UseSqlServerStorage(store.ConnectionString, new SqlServerStorageOptions
            {
                TryAutoDetectSchemaDependentOptions = options.AutoDetectSchemaOptions,
            });
        }
        else
        {
            hangfire.UseInMemoryStorage(new InMemoryStorageOptions());
        }
    }
}

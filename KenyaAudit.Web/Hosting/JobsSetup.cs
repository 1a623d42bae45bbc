using Hangfire;
using Hangfire.Common;
using Hangfire.InMemory;
using Hangfire.SqlServer;
using KenyaAudit.Web.Jobs;
using KenyaAudit.Web.Telemetry;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Hosting;

internal static class JobsSetup
{
    private static readonly TimeSpan SchedulePolling = TimeSpan.FromSeconds(5);

    public static WebApplicationBuilder AddJobs(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<JobsOptions>().BindConfiguration(JobsOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<JobsOptions>, JobsOptionsValidator>().AddSingleton<IValidateOptions<JobsOptions>, JobsOnlyValidator>();
        builder.Services.AddScoped<PipelineJobs>();
        builder.Services.AddSingleton<RunStarter>();
        builder.Services.AddScoped<AlertJobs>();
        builder.Services.AddSingleton<AlertStarter>();
        builder.Services.AddSingleton<FailedJobAlert>();

        // Ours instead of the framework's: ten retries of everything would hide what cannot heal.
        builder.Services.AddSingleton<IJobFilterProvider>(services => Filters(services.GetRequiredService<IOptions<JobsOptions>>().Value, services.GetRequiredService<FailedJobAlert>()));
        builder.Services.AddHangfire((services, hangfire) =>
        {
            hangfire.SetDataCompatibilityLevel(CompatibilityLevel.Version_180).UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
            UseStorage(hangfire, services.GetService<CurrentDatabase>(), services.GetRequiredService<IOptions<JobsOptions>>().Value);
        });
        if (IsEnabled(builder.Configuration[$"{JobsOptions.Section}:{nameof(JobsOptions.Enabled)}"]))
        {
            builder.Services.AddHostedService<RecurringJobSync>();
            AddServer(builder.Services, "ingest", options => options.Workers, Queues.Ingest);
            AddServer(builder.Services, "index", options => options.IndexWorkers, Queues.Index);
            AddServer(builder.Services, "short", options => options.ShortWorkers, Queues.Default);

            // Of their own: a mail server that does not answer keeps no sweep waiting.
            AddServer(builder.Services, "alerts", options => options.AlertWorkers, Queues.Alerts, Queues.Mail);
        }

        return builder;
    }

    private static void AddServer(IServiceCollection services, string name, Func<JobsOptions, int> workers, params string[] queues) =>
        services.AddHangfireServer((provider, server) =>
        {
            server.ServerName = $"{Environment.MachineName}:{name}";
            server.WorkerCount = workers(provider.GetRequiredService<IOptions<JobsOptions>>().Value);
            server.Queues = queues;
            server.FilterProvider = provider.GetRequiredService<IJobFilterProvider>();
            server.SchedulePollingInterval = SchedulePolling;
        });

    private static JobFilterProviderCollection Filters(JobsOptions options, FailedJobAlert alert) => new(
        new JobFilterCollection
        {
            new HealingRetry(),
            new StatisticsHistoryAttribute(),
            new SentryJobs(),
            alert,
            { new JobExpiry(TimeSpan.FromHours(options.KeepSucceededHours), TimeSpan.FromHours(options.KeepFailedHours)), JobExpiry.Order },
        },
        new JobFilterAttributeFilterProvider());

    // Read before options exist, for it decides which services there are; a word that is no truth value stops the start like any bad setting.
    private static bool IsEnabled(string? text) => string.IsNullOrEmpty(text) || (bool.TryParse(text, out var enabled)
        ? enabled
        : throw new FormatException($"{JobsOptions.Section}:{nameof(JobsOptions.Enabled)} must be true or false."));

    private static void UseStorage(IGlobalConfiguration hangfire, CurrentDatabase? server, JobsOptions options)
    {
        if (server is not null)
        {
            hangfire.UseSqlServerStorage(() => new SqlConnection(server.Address), new SqlServerStorageOptions
            {
                TryAutoDetectSchemaDependentOptions = options.AutoDetectSchemaOptions,
            });
        }
        else
        {
            hangfire.UseInMemoryStorage(new InMemoryStorageOptions
            {
                MaxExpirationTime = TimeSpan.FromHours(Math.Max(options.KeepFailedHours, options.KeepSucceededHours)),
            });
        }
    }
}

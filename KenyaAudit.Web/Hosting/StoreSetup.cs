using KenyaAudit.Web.Store;
using KenyaAudit.Web.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Hosting;

internal static class StoreSetup
{
    public static WebApplicationBuilder AddStore(this WebApplicationBuilder builder)
    {
        var data = DataFolder.Of(builder.Configuration, builder.Environment);
        Directory.CreateDirectory(data.Path);
        builder.Services.AddSingleton(data);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddOptions<StoreOptions>().BindConfiguration(StoreOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<StoreOptions>, StoreOptionsValidator>();
        builder.Services.AddScoped<StoreMigrator>();

        var address = StoreAddress.Parse(builder.Configuration["DATABASE_URL"], data.Path);
        builder.Services.AddSingleton(address);
        if (address.IsSqlServer)
        {
            builder.Services.AddSingleton<CurrentDatabase>();
            builder.Services.AddDbContextPool<SqlServerAuditDb>((services, options) => options
                .UseSqlServer(address.ConnectionString, server => Limit(services, size => server.MaxBatchSize(size)))
                .AddInterceptors(services.GetRequiredService<CurrentDatabase>()).AddInterceptors(services.GetServices<OpenConnections>()));
            builder.Services.AddScoped<AuditDb>(services => services.GetRequiredService<SqlServerAuditDb>());
        }
        else
        {
            builder.Services.AddDbContextPool<SqliteAuditDb>((services, options) => options.UseSqlite(
                address.ConnectionString, sqlite => Limit(services, size => sqlite.MaxBatchSize(size)))
                .AddInterceptors(services.GetServices<OpenConnections>()));
            builder.Services.AddScoped<AuditDb>(services => services.GetRequiredService<SqliteAuditDb>());
        }

        return builder;
    }

    private static void Limit(IServiceProvider services, Action<int> apply)
    {
        if (services.GetRequiredService<IOptions<StoreOptions>>().Value.MaxBatchSize is { } size)
        {
            apply(size);
        }
    }
}

using System.Net;
using Hangfire;
using Hangfire.InMemory;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Web.Store;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KenyaAudit.Web.Tests.Support;

/// <summary>The real site over the SQL Server context, whose statements are recorded and answered with canned rows.</summary>
public sealed class RecordedSite : SiteFixture
{
    internal RecordedStore Store { get; } = new();

    internal ComposedSource Source { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseEnvironment("Development").UseSetting("SECRET_KEY", "a secret of tests, long enough for them")
            .UseSetting("DATABASE_URL", "sqlserver://sa:x@127.0.0.1:1433/kenyaaudit");
        builder.ConfigureTestServices(services =>
        {
            HangfireTests.OutliveTheSite(services);
            services.ConfigureDbContext<SqlServerAuditDb>(options => options.UseSqlServer(Store.Connection()));
            services.RemoveAll<IReportSource>().AddSingleton<IReportSource>(Source);
            services.AddSingleton<IStartupFilter>(new Caller(IPAddress.Loopback));

            // Hangfire's own tables are Hangfire's own matter.
            services.RemoveAll<IGlobalConfiguration>().RemoveAll<JobStorage>();
            services.AddSingleton<JobStorage>(new InMemoryStorage());
            services.AddSingleton<IGlobalConfiguration>(_ => GlobalConfiguration.Configuration);
        });
    }
}

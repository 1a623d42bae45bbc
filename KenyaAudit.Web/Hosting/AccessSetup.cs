using Hangfire;
using KenyaAudit.Web.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;

namespace KenyaAudit.Web.Hosting;

internal static class AccessSetup
{
    public static WebApplicationBuilder AddAccess(this WebApplicationBuilder builder)
    {
        builder.Services.AddAuthentication(LocalAdmin.Scheme).AddScheme<AuthenticationSchemeOptions, LocalAdmin>(LocalAdmin.Scheme, _ => { });
        var policies = builder.Services.AddAuthorizationBuilder();
        foreach (var policy in (string[])[Policies.Viewer, Policies.Editor, Policies.Admin])
        {
            policies.AddPolicy(policy, rule => rule.RequireAuthenticatedUser());
        }

        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<AuditTrail>();

        // In the data folder, so that a form that is open survives a restart, whoever's home the process runs in.
        builder.Services.AddDataProtection().SetApplicationName("KenyaAudit")
            .PersistKeysToFileSystem(new DirectoryInfo(DataFolder.Of(builder.Configuration, builder.Environment).Under("keys")));
        builder.Services.AddAntiforgery(options => options.Cookie.Name = "kenyaaudit-form");
        return builder;
    }

    public static WebApplication UseAdmin(this WebApplication app)
    {
        app.MapHangfireDashboardWithAuthorizationPolicy(Policies.Admin, "/admin/jobs", new DashboardOptions
        {
            DashboardTitle = "KenyaAudit jobs",
            AppPath = "/admin",
            DisplayStorageConnectionString = false,
        });
        return app;
    }
}

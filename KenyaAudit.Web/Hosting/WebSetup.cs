namespace KenyaAudit.Web.Hosting;

internal static class WebSetup
{
    public static WebApplicationBuilder AddWeb(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorPages();
        return builder;
    }

    public static WebApplication UseWeb(this WebApplication app)
    {
        app.UseRouting();
        app.MapStaticAssets();
        app.MapRazorPages();
        return app;
    }
}

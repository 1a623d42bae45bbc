using KenyaAudit.Web.Downloads;
using KenyaAudit.Web.Ingest;

namespace KenyaAudit.Web.Hosting;

internal static class DownloadsSetup
{
    /// <summary>The files of the open data, which each serving process writes after a publication.</summary>
    public static WebApplicationBuilder AddDownloads(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(provider => new DownloadFolder(provider.GetRequiredService<DataFolder>().Under("downloads")));
        builder.Services.AddSingleton<CurrentData>();
        builder.Services.AddHostedService<DownloadFollower>();
        return builder;
    }
}

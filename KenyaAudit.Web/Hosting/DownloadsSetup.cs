using KenyaAudit.Web.Downloads;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Jobs;

namespace KenyaAudit.Web.Hosting;

internal static class DownloadsSetup
{
    /// <summary>The files of the open data, which each serving process writes after a publication.</summary>
    public static WebApplicationBuilder AddDownloads(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(provider => new DownloadFolder(provider.GetRequiredService<DataFolder>().Under("downloads")));
        builder.Services.AddSingleton<CurrentData>();

        // A worker shows no page, so it needs no files to show.
        if (!string.Equals(builder.Configuration[$"{JobsOptions.Section}:{nameof(JobsOptions.Only)}"], bool.TrueString, StringComparison.OrdinalIgnoreCase))
        {
            builder.Services.AddHostedService<DownloadFollower>();
        }

        return builder;
    }
}

using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Ingest;

/// <summary>Loads the bundled data beside the serving site; a failure is logged and told by /status, the site goes on.</summary>
internal sealed partial class BundleStartup(BundleLoader loader, IOptions<IngestOptions> options, ILogger<BundleStartup> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (!options.Value.LoadBundle)
        {
            return;
        }

        try
        {
            await loader.LoadAsync(stoppingToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogFailed(error);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The bundled data could not be loaded; the next start tries again")]
    private partial void LogFailed(Exception error);
}

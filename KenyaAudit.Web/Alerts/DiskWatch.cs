using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Alerts;

/// <summary>Looks at the free space of the data folder, in bytes, and raises an alert before nothing can be written any more.</summary>
internal sealed partial class DiskWatch(Func<long> free, AlertPost alerts, IOptionsMonitor<AlertsOptions> options, TimeProvider clock, ILogger<DiskWatch> log) : BackgroundService
{
    private const long Megabyte = 1024 * 1024;
    private bool _isLow;

    /// <summary>Of the disk that a folder lies on.</summary>
    public static Func<long> Of(string folder) => () => new DriveInfo(folder).AvailableFreeSpace;

    /// <summary>One look. The alert ends when there is a tenth more than the limit, so that it does not come and go.</summary>
    public async Task LookAsync()
    {
        var (limit, left) = (options.CurrentValue.DiskFreeMegabytes * Megabyte, free());
        if (left < limit)
        {
            _isLow = true;
            await alerts.RaiseAsync(SystemCauses.DiskLow(Environment.MachineName, string.Create(
                CultureInfo.InvariantCulture, $"{left / Megabyte} MB are free on {Environment.MachineName}; the limit is {limit / Megabyte} MB.")));
        }
        else if (_isLow && left > limit + (limit / 10))
        {
            _isLow = false;
            await alerts.ResolveAsync(SystemCauses.Disk(Environment.MachineName));
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A disk that cannot be asked is logged; the watch goes on.")]
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // An alert of an earlier process ends too.
        _isLow = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync();
            }
            catch (Exception error)
            {
                LogFailed(error.GetType().Name);
            }

            await Task.Delay(TimeSpan.FromSeconds(options.CurrentValue.DiskSeconds), clock, stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The free space of the data folder is not known ({Error})")]
    private partial void LogFailed(string error);
}

using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using KenyaAudit.Web.Alerts;

namespace KenyaAudit.Web.Secrets;

/// <summary>Reads secrets again on a timer with jitter. An outage is counted and raised once; the last good values stay and the alert ends by itself.</summary>
internal sealed partial class SecretsRefresh : BackgroundService
{
    private const string Fingerprint = "secrets-refresh";

    private readonly IReadOnlyList<IRefreshableSecrets> _places;
    private readonly SecretsOptions _options;
    private readonly AlertPost _alerts;
    private readonly TimeProvider _clock;
    private readonly ILogger<SecretsRefresh> _log;
    private readonly Counter<long> _failures;
    private bool _failing;

    public SecretsRefresh(IConfiguration configuration, SecretsOptions options, AlertPost alerts, IMeterFactory meters, TimeProvider clock, ILogger<SecretsRefresh> log)
    {
        (_options, _alerts, _clock, _log) = (options, alerts, clock, log);
        _places = [.. ((IConfigurationRoot)configuration).Providers.OfType<IRefreshableSecrets>().Where(place => place.HasAny)];
        _failures = meters.Create("KenyaAudit").CreateCounter<long>("kenyaaudit.secrets.refresh.failures", description: "Readings of secrets that failed after the start.");
        _failures.Add(0);
    }

    /// <summary>One reading of all places.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        foreach (var place in _places)
        {
            try
            {
                if (await place.RefreshAsync(cancellation))
                {
                    LogChanged(place.Name);
                }
            }
            catch (SecretsUnreadableException error)
            {
                _failing = true;
                _failures.Add(1);
                LogFailed(place.Name, error.Message);
                await _alerts.RaiseAsync(AlertSignal.Error(Fingerprint, "Secrets cannot be read again", $"{place.Name}: {error.Message} The last good values are in use."));
                return;
            }
        }

        if (_failing)
        {
            _failing = false;
            await _alerts.ResolveAsync(Fingerprint);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "The timer outlives whatever one change of settings made its watchers throw.")]
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (_places.Count > 0 && !stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(_options.Refresh * (0.9 + (Random.Shared.NextDouble() / 5)), _clock, stoppingToken);
            try
            {
                await RefreshAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogFailed("settings", error.GetType().Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Secrets of {Place} have changed; the new ones are in use")]
    private partial void LogChanged(string place);

    [LoggerMessage(Level = LogLevel.Error, Message = "Secrets of {Place} could not be read again: {Reason}")]
    private partial void LogFailed(string place, string reason);
}

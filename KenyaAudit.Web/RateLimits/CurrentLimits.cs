using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace KenyaAudit.Web.RateLimits;

/// <summary>The limits that hold now. A change of the settings takes effect at once; one that is wrong is logged by name and the last good one stays.</summary>
internal sealed partial class CurrentLimits : IDisposable
{
    private readonly IDisposable? _subscription;
    private readonly ILogger<CurrentLimits> _log;
    private volatile RateLimitsOptions _current;

    public CurrentLimits(IOptionsFactory<RateLimitsOptions> options, IConfiguration configuration, ILogger<CurrentLimits> log)
    {
        _log = log;
        _current = options.Create(Options.DefaultName);

        // The options monitor throws on a wrong change where nobody can catch it, so the change itself is watched.
        _subscription = ChangeToken.OnChange(configuration.GetReloadToken, () => Read(options));
    }

    public RateLimitsOptions Current => _current;

    public void Dispose() => _subscription?.Dispose();

    private void Read(IOptionsFactory<RateLimitsOptions> options)
    {
        try
        {
            _current = options.Create(Options.DefaultName);
        }
        catch (OptionsValidationException error)
        {
            LogRefused(error.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The changed rate limits are refused, the last good ones stay: {Reason}")]
    private partial void LogRefused(string reason);
}

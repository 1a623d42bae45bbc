using KenyaAudit.Web.Alerts;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KenyaAudit.Web.Tests.Support;

/// <summary>The store with the corridor's clock, and a mail server, Slack and PagerDuty that play on loopback.</summary>
internal sealed class AlertHouse : IAsyncDisposable
{
    public const string Password = "planted-smtp-password";
    public const string From = "portal@planted.example";
    public const string To = "duty@planted.example";

    private AlertHouse(Corridor corridor, SmtpReceiver mail, HookReceiver hooks, Lines log) => (Corridor, Mail, Hooks, Log) = (corridor, mail, hooks, log);

    public Corridor Corridor { get; }

    public SmtpReceiver Mail { get; }

    public HookReceiver Hooks { get; }

    /// <summary>Everything that was logged.</summary>
    public Lines Log { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<AlertHouse> OpenAsync(Action<AlertsOptions>? change = null, Action<IServiceCollection>? services = null)
    {
        var (authority, log) = (Path.GetTempFileName(), new Lines());
        var mail = new SmtpReceiver(authority) { Account = ("portal", Password) };
        var hooks = new HookReceiver();
        var corridor = await Corridor.OpenAsync(given =>
        {
            given.AddSingleton<ILoggerProvider>(log).AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace));
            given.PostConfigure<AlertsOptions>(options =>
            {
                (options.PagerDutyEndpoint, options.SmtpAuthority) = (hooks.PagerDuty, authority);
                change?.Invoke(options);
            });
            services?.Invoke(given);
        });
        var house = new AlertHouse(corridor, mail, hooks, log);
        house.Set(("SMTP_HOST", "127.0.0.1"), ("SMTP_PORT", mail.Port), ("SMTP_USER", "portal"), ("SMTP_PASSWORD", Password), ("SMTP_FROM", From), ("ALERT_EMAIL_TO", To));
        house.Set(("SLACK_WEBHOOK_URL", hooks.Slack), ("PAGERDUTY_INTEGRATION_KEY", HookReceiver.RoutingKey));
        return house;
    }

    public void Set(params (string Name, string? Value)[] settings)
    {
        var configuration = Corridor.Get<IConfiguration>();
        foreach (var (name, value) in settings)
        {
            configuration[name] = value;
        }
    }

    public Task RaiseAsync(AlertSeverity severity, string cause = "cause", string? source = null, string detail = "It did not work.") =>
        Corridor.InScopeAsync<AuditDb>(db => Corridor.Get<AlertDesk>().RaiseAsync(db, new AlertSignal(severity, cause, "Something happened", detail, source), Cancellation));

    public Task ResolveAsync(string cause = "cause") => Corridor.InScopeAsync<AuditDb>(db => Corridor.Get<AlertDesk>().ResolveAsync(db, cause, Cancellation));

    public Task<bool> ActAsync(Func<AlertActions, Task<bool>> act) => Corridor.InTransactionAsync(act, done => done);

    /// <summary>What the job of each minute does, and then the job of each message.</summary>
    public async Task MinuteAsync()
    {
        foreach (var due in await Corridor.AskAsync<AlertSweep, IReadOnlyList<DueDelivery>>(sweep => sweep.LookAsync(Cancellation)))
        {
            await Corridor.AskAsync<Delivery, DateTime?>(delivery => delivery.CarryOutAsync(due.Id, Cancellation));
        }
    }

    /// <summary>Minute after minute, for as long as said.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        for (var left = time; left > TimeSpan.Zero; left -= TimeSpan.FromMinutes(1))
        {
            Corridor.Clock.Advance(TimeSpan.FromMinutes(1));
            await MinuteAsync();
        }
    }

    public Task<AlertRow> AlertAsync(string cause = "cause") => Corridor.ReadAsync(db =>
        db.Alerts.AsNoTracking().Where(row => row.Fingerprint == cause).OrderByDescending(row => row.Id).FirstAsync(Cancellation));

    public Task<List<AlertDeliveryRow>> RowsAsync() => Corridor.ReadAsync(db => db.AlertDeliveries.AsNoTracking().OrderBy(row => row.Id).ToListAsync(Cancellation));

    public async ValueTask DisposeAsync()
    {
        await Corridor.DisposeAsync();
        await Mail.DisposeAsync();
        await Hooks.DisposeAsync();
    }

    internal sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> _lines = new();

        public string Text => string.Join('\n', _lines);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}

using KenyaAudit.Web.Alerts;
using KenyaAudit.Web.Ui;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Hosting;

internal static class AlertsSetup
{
    /// <summary>Whatever raises alerts: verbs too.</summary>
    public static WebApplicationBuilder AddAlerts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<AlertsOptions>().BindConfiguration(AlertsOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AlertsOptions>, AlertsOptionsValidator>();
        services.AddSingleton<IValidateOptions<AlertsOptions>, AlertWordsValidator>();
        services.AddSingleton(new AlertSite(
            Uri.TryCreate(builder.Configuration[$"{SiteOptions.Section}:{nameof(SiteOptions.PublicUrl)}"], UriKind.Absolute, out var address) ? address : null));

        // The address of a webhook is a secret, and the client's own log would print it.
        services.AddHttpClient(HttpSender.Name, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(10) })
            .RemoveAllLoggers();
        services.AddSingleton<HttpSender>();
        services.AddSingleton<IAlertChannel, MailChannel>();
        services.AddSingleton<IAlertChannel, SlackChannel>();
        services.AddSingleton<IAlertChannel, PagerDutyChannel>();
        services.AddSingleton<AlertRouter>();
        services.AddSingleton<EscalationPlan>();
        services.AddSingleton<AlertOutbox>();
        services.AddSingleton<AlertDesk>();
        services.AddSingleton<AlertPost>();
        services.AddSingleton<DeliveryMeter>();
        services.AddScoped<AlertActions>();
        services.AddScoped<Escalation>();
        services.AddScoped<DigestMaker>();
        services.AddScoped<DeliveryQueue>();
        services.AddScoped<MessageReader>();
        services.AddScoped<Delivery>();
        services.AddScoped<AlertSweep>();
        return builder;
    }

    /// <summary>What only a serving process watches.</summary>
    public static WebApplicationBuilder AddDiskWatch(this WebApplicationBuilder builder)
    {
        var folder = DataFolder.Of(builder.Configuration, builder.Environment).Path;
        if (builder.Configuration[$"{AlertsOptions.Section}:{nameof(AlertsOptions.DiskFreeMegabytes)}"] is not "0")
        {
            builder.Services.AddHostedService(provider => ActivatorUtilities.CreateInstance<DiskWatch>(provider, DiskWatch.Of(folder)));
        }

        return builder;
    }
}

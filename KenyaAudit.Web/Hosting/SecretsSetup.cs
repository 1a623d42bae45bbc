using KenyaAudit.Web.Secrets;

namespace KenyaAudit.Web.Hosting;

internal static class SecretsSetup
{
    /// <summary>Comes before whatever reads a setting. Throws <see cref="FormatException"/> that names what is missing.</summary>
    public static WebApplicationBuilder AddSecrets(this WebApplicationBuilder builder)
    {
        IConfigurationBuilder sources = builder.Configuration;
        sources.Add(new SecretFiles(builder.Configuration));
        var options = SecretsOptions.Read(builder.Configuration);
        if (options.Backend != SecretBackend.Env)
        {
            sources.Add(new BackendSecrets(options.Backend == SecretBackend.Aws ? new AwsBackend(options) : new VaultBackend(options, TimeProvider.System), options));
        }

        builder.Services.AddSingleton(options);
        return builder;
    }

    /// <summary>What only a serving process does: read secrets again.</summary>
    public static WebApplicationBuilder AddSecretsRefresh(this WebApplicationBuilder builder)
    {
        builder.Services.AddHostedService<SecretsRefresh>();
        return builder;
    }
}

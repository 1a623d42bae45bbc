using KenyaAudit.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Tests.Operations;

/// <summary>The serving process as the binary composes it, never started: whether it takes some settings.</summary>
internal static class Composed
{
    /// <summary>Throws what would stop the start.</summary>
    public static void Validate(IEnumerable<(string Name, string Value)> settings) => Build(settings).Services.GetRequiredService<IStartupValidator>().Validate();

    private static WebApplication Build(IEnumerable<(string Name, string Value)> settings)
    {
        string[] words = [.. settings.Select(setting => $"--{setting.Name.Replace("__", ":", StringComparison.Ordinal)}={setting.Value}")];
        var builder = AppHost.CreateBuilder(CommandLine.Parse([CommandLine.Serve, .. words])!);
        builder.AddStore().AddSearch().AddIngest().AddAccounts()
            .AddErrorReports().AddTelemetry().AddAccess().AddRateLimits().AddSecretsRefresh().AddWeb().AddJobs().AddDiskWatch().AddFollowers().AddDownloads();
        builder.Logging.ClearProviders();
        return builder.Build();
    }
}

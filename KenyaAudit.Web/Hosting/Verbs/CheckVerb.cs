using KenyaAudit.Web.Access;
using KenyaAudit.Web.Search;
using KenyaAudit.Web.Secrets;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Hosting.Verbs;

/// <summary>`check`: settings, secrets, data folder, database, audit trail and index, a line each; exit 1 if one fails. Prints no value that may be secret.</summary>
internal static class CheckVerb
{
    public static async Task<int> RunAsync(WebApplication app, CancellationToken cancellation)
    {
        var good = await LineAsync("settings", () =>
        {
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            return Task.FromResult("valid");
        });
        good &= await LineAsync("secrets", () => Task.FromResult(Secrets(app)));
        good &= await LineAsync("data folder", () => Task.FromResult(Writable(app.Services.GetRequiredService<DataFolder>().Path)));
        good &= await LineAsync("database", () => DatabaseAsync(app.Services, cancellation));
        good &= await LineAsync("audit trail", () => TrailAsync(app.Services, cancellation));
        good &= await LineAsync("index", () => Task.FromResult(Index(app.Services)));
        return good ? 0 : 1;
    }

    private static async Task<bool> LineAsync(string name, Func<Task<string>> check)
    {
        try
        {
            Console.WriteLine($"{name}: ok, {await check()}");
            return true;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Console.WriteLine($"{name}: FAILED, {error.Message}");
            return false;
        }
    }

    // Names only: what was given, not what it is.
    private static string Secrets(WebApplication app)
    {
        if (app.Environment.IsProduction() && !app.Services.GetRequiredService<SecretKeys>().IsSet)
        {
            throw new InvalidOperationException(SecretKeys.Missing);
        }

        var given = SecretNames.All.Where(name => !string.IsNullOrEmpty(app.Configuration[name])).ToList();
        var backend = app.Services.GetRequiredService<SecretsOptions>().Backend;
        return $"from {backend.ToString().ToLowerInvariant()}, given: {(given.Count > 0 ? string.Join(", ", given) : "none")}";
    }

    private static string Writable(string folder)
    {
        var probe = Path.Combine(folder, $".check-{Environment.ProcessId}");
        File.WriteAllText(probe, "");
        File.Delete(probe);
        return folder;
    }

    private static async Task<string> DatabaseAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AuditDb>();
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellation)).Count();
        return pending > 0
            ? throw new InvalidOperationException($"{pending} migration(s) are pending: run the verb `migrate`")
            : $"to date, {await db.Findings.CountAsync(cancellation)} findings";
    }

    private static async Task<string> TrailAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var report = await scope.ServiceProvider.GetRequiredService<AuditTrailCheck>().RunAsync(cancellation);
        return report.Good ? report.ToString() : throw new InvalidOperationException(report.ToString());
    }

    private static string Index(IServiceProvider services)
    {
        var status = FindingIndex.ReadStatus(SearchSetup.IndexPath(services));
        if (status.Damaged || (status.Exists && !status.SchemaMatches))
        {
            throw new InvalidOperationException(status.Damaged ? "damaged: the next start rebuilds it" : "of another schema: the next start rebuilds it");
        }

        return status.Exists ? $"{status.Documents} findings at publication {status.Sequence}" : "not built yet: the next start builds it";
    }
}

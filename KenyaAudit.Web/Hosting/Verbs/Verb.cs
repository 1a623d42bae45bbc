using System.Data.Common;
using System.Security.Cryptography;
using KenyaAudit.Web.Access;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Hosting.Verbs;

/// <summary>Runs the verb that the command line named; its result is the exit code (0 good, 1 failed, 2 usage).</summary>
internal static class Verb
{
    public static async Task<int> RunAsync(WebApplication app, CommandLine command)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, key) =>
        {
            key.Cancel = true;
            stop.Cancel();
        };
        try
        {
            if (command.Verb == "check")
            {
                return await CheckVerb.RunAsync(app, stop.Token);
            }

            app.Services.GetRequiredService<IStartupValidator>().Validate();
            return command.Verb switch
            {
                CommandLine.Serve => await ServeAsync(app, stop.Token),
                "migrate" => await MigrateAsync(app.Services, stop.Token),
                "ingest" => await IngestVerb.RunAsync(app.Services, command, stop.Token),
                "reindex" => await ReindexVerb.RunAsync(app.Services, stop.Token),
                "admin" => await AdminVerb.RunAsync(app.Services, command, stop.Token),
                "backup" => await BackupVerb.RunAsync(app.Services, command, stop.Token),
                "facts" => await FactsVerb.RunAsync(app.Services, command, stop.Token),
                _ => throw new ArgumentOutOfRangeException(nameof(command), command.Verb, "has no code"),
            };
        }
        catch (Exception error) when (error is OptionsValidationException or InvalidOperationException or IOException or UnauthorizedAccessException or DbException or DbUpdateException or CryptographicException)
        {
            // A person knows a setting by its name ("Ingest:LeaseSeconds"), not by our class.
            await SentrySetup.TellAsync(error, app.Configuration);
            await Console.Error.WriteLineAsync($"{command.Verb}: {Sentence(error).Replace("Options.", ":", StringComparison.Ordinal)}");
            return 1;
        }
    }

    // What failed in saving is said by the store, not by what wraps it.
    private static string Sentence(Exception error) => (error is DbUpdateException ? error.GetBaseException() : error).Message;

    /// <summary>Schema to date, sources and categories in place: what every verb that reads or writes needs.</summary>
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<StoreMigrator>().PrepareToServeAsync(cancellation);
        await scope.ServiceProvider.GetRequiredService<StoreSeeder>().SeedAsync(cancellation);
    }

    private static async Task<int> ServeAsync(WebApplication app, CancellationToken cancellation)
    {
        await PrepareAsync(app.Services, cancellation);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<KeyRotation>().RunAsync(cancellation);
        }

        await app.RunAsync();
        return 0;
    }

    private static async Task<int> MigrateAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var applied = await scope.ServiceProvider.GetRequiredService<StoreMigrator>().MigrateAsync(cancellation);
        await scope.ServiceProvider.GetRequiredService<StoreSeeder>().SeedAsync(cancellation);
        Console.WriteLine(applied == 0 ? "The store is to date." : $"Applied {applied} migration(s).");
        return 0;
    }
}

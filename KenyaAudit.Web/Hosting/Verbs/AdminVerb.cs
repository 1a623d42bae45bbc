using KenyaAudit.Web.Access;
using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Hosting.Verbs;

/// <summary>`admin create --email E`: makes an account without a password and prints the one-time link by which its owner sets one.</summary>
internal static class AdminVerb
{
    private const string DefaultSite = "http://localhost:5080";

    public static async Task<int> RunAsync(IServiceProvider services, CommandLine command, CancellationToken cancellation)
    {
        var email = command.Options["email"];
        AccountRole? role = null;
        if (command.Words[0] != "create" || !AccountKeeper.IsEmail(email) || !TryRole(command, ref role)
            || (command.Options.TryGetValue("second-factor", out var factor) && factor != "reset"))
        {
            await Console.Error.WriteLineAsync("usage: admin create --email E [--role admin|editor|viewer] [--second-factor reset]");
            return 2;
        }

        if (services.GetRequiredService<IHostEnvironment>().IsProduction() && !services.GetRequiredService<SecretKeys>().IsSet)
        {
            throw new InvalidOperationException(SecretKeys.Missing);
        }

        await Verb.PrepareAsync(services, cancellation);
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<KeyRotation>().RunAsync(cancellation);
        var keeper = scope.ServiceProvider.GetRequiredService<AccountKeeper>();
        var known = await keeper.ExistsAsync(email, cancellation);
        var link = await keeper.InviteAsync(email, known ? role : role ?? AccountRole.Admin, command.Options.ContainsKey("second-factor"), cancellation);
        var site = services.GetRequiredService<IConfiguration>()["Site:PublicUrl"] is { Length: > 0 } set ? set.TrimEnd('/') : DefaultSite;
        Console.WriteLine(link.IsNew
            ? $"Made an account for {email}. Open this within 24 hours, once, to set its password:"
            : $"There is an account for {email} already. Its sessions are ended, and this new link, open for 24 hours and once, sets its password anew:");
        Console.WriteLine(site + link.Path);
        return 0;
    }

    private static bool TryRole(CommandLine command, ref AccountRole? role)
    {
        if (!command.Options.TryGetValue("role", out var word))
        {
            return true;
        }

        role = word switch
        {
            "admin" => AccountRole.Admin,
            "editor" => AccountRole.Editor,
            "viewer" => AccountRole.Viewer,
            _ => null,
        };
        return role is not null;
    }
}

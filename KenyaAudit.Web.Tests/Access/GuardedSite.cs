using System.Net;
using KenyaAudit.Web.Access;
using KenyaAudit.Web.Hosting;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace KenyaAudit.Web.Tests.Access;

/// <summary>The real site with accounts, asked from another machine, on a clock that the test turns.</summary>
public class GuardedSite : SiteFixture
{
    public const string Password = "five unrelated maize words";
    internal const string SecretKey = "a secret of tests, long enough for them";

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("SECRET_KEY", SecretKey).UseSetting("RateLimits:Enabled", "false").UseSetting("Telemetry:SampleSeconds", "600");
        builder.ConfigureTestServices(services =>
        {
            HangfireTests.OutliveTheSite(services);

            // A test guesses no password by force, and hashing a hundred takes its time.
            services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1000);

            // On a clock that jumps by months it would look thousands of times; a test says itself when.
            services.RemoveAll<IHostedService>(typeof(AccessWatch));
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.AddSingleton<IStartupFilter>(new Caller(IPAddress.Parse("192.0.2.7")));
        });
    }

    internal Task<T> AskAsync<TService, T>(Func<TService, Task<T>> ask) where TService : notnull => AskAsync(Services, ask);

    internal static async Task<T> AskAsync<TService, T>(IServiceProvider services, Func<TService, Task<T>> ask) where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>The one-time link of a new account.</summary>
    internal async Task<string> InviteAsync(string email, AccountRole role) =>
        (await AskAsync<AccountKeeper, Invitation>(keeper => keeper.InviteAsync(email, role, resetSecondFactor: false, TestContext.Current.CancellationToken))).Path;

    /// <summary>A browser of somebody new: the link opened, a password set, an authenticator enrolled, signed in.</summary>
    internal async Task<Person> EnterAsync(string email, AccountRole role)
    {
        var person = new Person(this, email);
        await person.EnrolAsync(await InviteAsync(email, role));
        return person;
    }
}

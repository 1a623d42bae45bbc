using System.Security.Claims;
using KenyaAudit.Web.Access;
using KenyaAudit.Web.Hosting;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace KenyaAudit.Web.Tests.Store;

/// <summary>What accounts, sessions and the audit trail ask of the store, each once; a scope for each, as requests have.</summary>
internal static class AccountQuestions
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task AskAsync(RecordedSite site)
    {
        await InAsync<AccountKeeper>(site, keeper => keeper.InviteAsync("a@example.org", AccountRole.Viewer, resetSecondFactor: true, Cancellation));
        await InAsync<AccountKeeper>(site, keeper => keeper.ExistsAsync("a@example.org", Cancellation));
        await InAsync<AccountKeeper>(site, keeper => keeper.DisableAsync(1, Cancellation));
        await InAsync<AuditDb>(site, db => new AccountStore(db, site.Services.GetRequiredService<IDataProtectionProvider>()).CreateAsync(
            new AccountRow { Email = "b@example.org", NormalizedEmail = "B@EXAMPLE.ORG", Role = AccountRole.Viewer, CreatedAt = TestData.Now }, Cancellation));
        await InAsync<Attempts>(site, async attempts =>
        {
            await attempts.TakeAsync(1, Cancellation);
            await attempts.FailAsync(1, Cancellation);
            await attempts.GiveBackAsync(1, Cancellation);
            await attempts.ForgetAsync(1, Cancellation);
            await attempts.UseStepAsync(1, 1, Cancellation);
        });
        await InAsync<SignInDesk>(site, desk => desk.PasswordAsync("a@example.org", "words", Cancellation));
        await InAsync<Sessions>(site, sessions => sessions.HoldsAsync(Somebody(site), Cancellation));
        await InAsync<AuditTrail>(site, trail => trail.BlankOldAddressesAsync(Cancellation));
        await InAsync<AuditTrailCheck>(site, check => check.RunAsync(Cancellation));
        await InAsync<KeyRotation>(site, rotation => rotation.RunAsync(Cancellation));
        await ActivatorUtilities.CreateInstance<AddressSweep>(site.Services).SweepAsync(Cancellation);
        await ActivatorUtilities.CreateInstance<AccessWatch>(site.Services).LookAsync(Cancellation);
        await site.Services.GetRequiredService<AccountsKnown>().AnyAsync(Cancellation);
    }

    private static ClaimsPrincipal Somebody(RecordedSite site) => new(new ClaimsIdentity(
    [
        new Claim(ClaimTypes.NameIdentifier, "1"),
        new Claim("since", site.Services.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)),
    ]));

    private static async Task InAsync<T>(RecordedSite site, Func<T, Task> ask) where T : notnull
    {
        await using var scope = site.Services.CreateAsyncScope();
        await ask(scope.ServiceProvider.GetRequiredService<T>());
    }
}

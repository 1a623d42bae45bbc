using System.Net;
using KenyaAudit.Web.Access;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Tests.Access;

public sealed class SessionTests : IDisposable
{
    private const string Email = "wanjiku@example.org";
    private readonly GuardedSite _site = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session()
    {
        var (here, there) = await TwoAsync();

        var answer = await here.SendAsync("/account", "Everywhere");

        Assert.Equal("/account/sign-in", answer.Headers.Location?.OriginalString);
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect], [await here.StatusOfAsync("/admin"), await there.StatusOfAsync("/admin")]);
    }

    [Fact]
    public async Task Signing_out_ends_this_session_only()
    {
        var (here, there) = await TwoAsync();

        await here.SendAsync("/account", "SignOut");

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.OK], [await here.StatusOfAsync("/admin"), await there.StatusOfAsync("/admin")]);
    }

    [Fact]
    public async Task Another_password_signs_out_elsewhere_and_is_not_taken_without_the_present_one()
    {
        var (here, there) = await TwoAsync();
        const string Fresh = "nine quiet herons over Turkana";

        var refused = await here.SendAsync("/account", "Password", ("present", "a guess of somebody"), ("password", Fresh));
        Assert.Contains(OwnAccount.WrongPassword, (await refused.DocumentAsync()).Words("main"), StringComparison.Ordinal);
        await here.SendAsync("/account", "Password", ("present", GuardedSite.Password), ("password", Fresh));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Redirect], [await here.StatusOfAsync("/admin"), await there.StatusOfAsync("/admin")]);
        Assert.Equal("/account/second-factor", (await new Person(_site, Email).GivePasswordAsync(Fresh)).Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("disable")]
    [InlineData("role")]
    [InlineData("sign out")]
    [InlineData("reset")]
    [InlineData("link")]
    public async Task What_an_admin_changes_of_an_account_ends_its_sessions_at_the_next_request(string act)
    {
        await _site.EnterAsync("chief@example.org", AccountRole.Admin);
        var person = await _site.EnterAsync(Email, AccountRole.Editor);
        Assert.Equal(HttpStatusCode.OK, await person.StatusOfAsync("/admin"));

        await _site.AskAsync<AccountKeeper, string?>(async keeper =>
        {
            var id = await _site.AskAsync<AuditDb, int>(db => db.Accounts.Where(row => row.Email == Email).Select(row => row.Id).SingleAsync(Cancellation));
            switch (act)
            {
                case "disable":
                    return await keeper.DisableAsync(id, Cancellation);
                case "role":
                    return await keeper.ChangeRoleAsync(id, AccountRole.Viewer, Cancellation);
                case "sign out":
                    return await keeper.SignOutAsync(id, Cancellation);
                case "reset":
                    return await keeper.ResetSecondFactorAsync(id, Cancellation);
                default:
                    await keeper.InviteAsync(Email, null, resetSecondFactor: false, Cancellation);
                    return null;
            }
        });

        Assert.Equal(HttpStatusCode.Redirect, await person.StatusOfAsync("/admin"));
    }

    [Fact]
    public async Task A_session_ends_when_nothing_is_done_in_it_and_after_half_a_day_whatever_is_done()
    {
        var (busy, idle) = await TwoAsync();
        for (var passed = 0; passed < 11; passed++)
        {
            _site.Clock.Advance(TimeSpan.FromMinutes(59));
            Assert.Equal(HttpStatusCode.OK, await busy.StatusOfAsync("/admin"));
        }

        Assert.Equal(HttpStatusCode.Redirect, await idle.StatusOfAsync("/admin"));
        _site.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(HttpStatusCode.OK, await busy.StatusOfAsync("/admin"));
        _site.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(HttpStatusCode.Redirect, await busy.StatusOfAsync("/admin"));
    }

    [Fact]
    public async Task A_session_holds_on_another_node_and_through_a_rotation_of_the_secret_and_not_without_the_old_one()
    {
        var person = await _site.EnterAsync(Email, AccountRole.Admin);
        var cookie = await CookieAsync(new Person(_site, Email), person);
        const string Fresh = "another secret of tests, just as long";

        Assert.Equal(HttpStatusCode.OK, await OnAnotherNodeAsync(cookie, ("SECRET_KEY", GuardedSite.SecretKey)));
        Assert.Equal(HttpStatusCode.OK, await OnAnotherNodeAsync(cookie, ("SECRET_KEY", Fresh), ("SECRET_KEY_PREVIOUS", GuardedSite.SecretKey)));

        // A node with a stranger's secret would break the audit trail: it does not come up at all.
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => OnAnotherNodeAsync(cookie, ("SECRET_KEY", "a stranger's secret that opens nothing here")));
        Assert.DoesNotContain("stranger", refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SECRET_KEY", "too short")]
    [InlineData("SECRET_KEY_PREVIOUS", "too short")]
    public void A_secret_of_under_32_bytes_stops_the_start_by_its_name(string name, string value)
    {
        using var site = _site.WithWebHostBuilder(builder => builder.UseSetting(name, value));

        var refusal = Assert.ThrowsAny<Exception>(() => site.Services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains($"{name} must be at least 32 bytes long", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Production_without_a_secret_does_not_start_and_says_which_is_missing()
    {
        using var site = _site.WithWebHostBuilder(builder => builder.UseEnvironment("Production").UseSetting("SECRET_KEY", ""));

        var refusal = Assert.ThrowsAny<Exception>(() => site.Services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains("SECRET_KEY is not set", refusal.Message, StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> OnAnotherNodeAsync(string cookie, params (string Name, string Value)[] settings)
    {
        using var node = _site.WithWebHostBuilder(builder =>
        {
            foreach (var (name, value) in settings)
            {
                builder.UseSetting(name, value);
            }
        });
        var client = node.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        return (await client.AskAsync("/admin", ("Cookie", cookie))).StatusCode;
    }

    private async Task<(Person Here, Person There)> TwoAsync()
    {
        var here = await _site.EnterAsync(Email, AccountRole.Admin);
        var there = new Person(_site, Email);
        Assert.Equal("/admin", (await there.SignInAsync(here.NextCode())).Headers.Location?.OriginalString);
        return (here, there);
    }

    private static async Task<string> CookieAsync(Person browser, Person authenticator)
    {
        var answer = await browser.SignInAsync(authenticator.NextCode());
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(text => text.StartsWith("kenyaaudit-session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        return cookie.Split(';')[0];
    }
}

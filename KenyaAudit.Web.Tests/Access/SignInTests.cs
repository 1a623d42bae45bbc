using System.Net;
using KenyaAudit.Web.Access;
using KenyaAudit.Web.Pages.Account;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Tests.Access;

public sealed class SignInTests : IDisposable
{
    private readonly GuardedSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_new_admin_goes_from_the_link_to_the_dashboard_and_the_link_opens_once()
    {
        var link = await _site.InviteAsync("wanjiku@example.org", AccountRole.Admin);
        var admin = new Person(_site, "wanjiku@example.org");
        Assert.Equal(HttpStatusCode.Redirect, await admin.StatusOfAsync("/admin"));

        await admin.EnrolAsync(link);

        Assert.Equal(HttpStatusCode.OK, await admin.StatusOfAsync("/admin"));
        Assert.Equal(HttpStatusCode.OK, await admin.StatusOfAsync("/admin/accounts"));
        Assert.Contains(OwnAccount.LinkIsUsed, (await _site.Reader().PageAsync(link)).Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_picture_of_the_key_is_a_drawing_that_only_its_owner_sees_and_only_while_enrolling()
    {
        var person = new Person(_site, "wanjiku@example.org");
        await person.SendAsync(await _site.InviteAsync(person.Email, AccountRole.Viewer), "", ("password", GuardedSite.Password));
        await person.Browser.AskAsync("/account/enrol");

        var picture = await person.Browser.AskAsync("/account/enrol/qr.svg");

        Assert.Equal("image/svg+xml", picture.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("<svg", await picture.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _site.Reader().AskAsync("/account/enrol/qr.svg")).StatusCode);
        await person.EnrolAsync();
        Assert.Equal(HttpStatusCode.NotFound, await person.StatusOfAsync("/account/enrol/qr.svg"));
    }

    [Fact]
    public async Task A_password_alone_opens_nothing()
    {
        var admin = await _site.EnterAsync("wanjiku@example.org", AccountRole.Admin);
        var other = new Person(_site, admin.Email);

        await other.GivePasswordAsync();

        Assert.Equal(HttpStatusCode.Redirect, await other.StatusOfAsync("/admin"));
        Assert.Equal(HttpStatusCode.Redirect, await other.StatusOfAsync("/account"));
    }

    [Fact]
    public async Task Signing_in_again_leads_back_to_the_page_that_was_asked_for_and_to_no_other_site()
    {
        var admin = await _site.EnterAsync("wanjiku@example.org", AccountRole.Admin);
        await admin.SendAsync("/account", "SignOut");

        var asked = await admin.Browser.AskAsync("/admin/quarantine?q=a b");
        Assert.Equal("/account/sign-in?return=%2Fadmin%2Fquarantine%3Fq%3Da%2520b", asked.Headers.Location!.OriginalString);
        var first = await admin.SendAsync(asked.Headers.Location.OriginalString, "", ("email", admin.Email), ("password", GuardedSite.Password), ("return", "/admin/quarantine?q=a%20b"));
        var second = await admin.SendAsync(first.Headers.Location!.OriginalString, "", ("code", admin.NextCode()));
        Assert.Equal("/admin/quarantine?q=a b", Uri.UnescapeDataString(second.Headers.Location!.OriginalString));

        await admin.SendAsync("/account", "SignOut");
        await admin.GivePasswordAsync();
        var away = await admin.SendAsync("/account/second-factor?return=https://evil.example/", "", ("code", admin.NextCode()), ("return", "https://evil.example/"));
        Assert.Equal("/admin", away.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Five_wrong_attempts_close_the_account_for_a_quarter_of_an_hour_and_every_refusal_reads_the_same()
    {
        var admin = await _site.EnterAsync("wanjiku@example.org", AccountRole.Admin);
        var guesser = new Person(_site, admin.Email);
        for (var attempt = 0; attempt < Attempts.Most; attempt++)
        {
            Assert.Contains(SignInModel.Refused, await WordsAsync(guesser.GivePasswordAsync("not the right words at all")), StringComparison.Ordinal);
        }

        Assert.Contains(SignInModel.Refused, await WordsAsync(guesser.GivePasswordAsync()), StringComparison.Ordinal);
        Assert.Contains(SignInModel.Refused, await WordsAsync(new Person(_site, "nobody@example.org").GivePasswordAsync()), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await admin.StatusOfAsync("/admin"));

        _site.Clock.Advance(Attempts.Closed + TimeSpan.FromSeconds(1));
        Assert.Equal("/account/second-factor", (await guesser.GivePasswordAsync()).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_code_counts_once_and_wrong_codes_close_the_account_too()
    {
        var admin = await _site.EnterAsync("wanjiku@example.org", AccountRole.Admin);
        var code = admin.NextCode();
        Assert.Equal("/admin", (await new Person(_site, admin.Email).SignInAsync(code)).Headers.Location?.OriginalString);

        var thief = new Person(_site, admin.Email);
        Assert.Contains(SecondFactorModel.Refused, await WordsAsync(thief.SignInAsync(code)), StringComparison.Ordinal);
        for (var attempt = 0; attempt < Attempts.Most; attempt++)
        {
            await thief.SendAsync("/account/second-factor", "", ("code", "000000"));
        }

        Assert.Contains(SecondFactorModel.Refused, await WordsAsync(thief.SendAsync("/account/second-factor", "", ("code", admin.NextCode()))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recovery_code_stands_in_for_the_telephone_once()
    {
        var admin = await _site.EnterAsync("wanjiku@example.org", AccountRole.Admin);
        var code = admin.RecoveryCodes[3];

        Assert.Equal("/admin", (await new Person(_site, admin.Email).SignInAsync(code.ToLowerInvariant())).Headers.Location?.OriginalString);

        Assert.Contains(SecondFactorModel.Refused, await WordsAsync(new Person(_site, admin.Email).SignInAsync(code)), StringComparison.Ordinal);
        Assert.Contains("9", (await admin.Browser.PageAsync("/account")).Words(".facts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_the_key_nor_the_recovery_codes_nor_the_password_lie_in_clear()
    {
        var admin = await _site.EnterAsync("wanjiku@example.org", AccountRole.Admin);
        string[] secrets = [admin.Key, .. admin.RecoveryCodes, GuardedSite.Password];

        await _site.StoreAsync(async (db, cancellation) =>
        {
            var account = await db.Accounts.AsNoTracking().SingleAsync(cancellation);
            Assert.All((string?[])[account.AuthenticatorKey, account.RecoveryCodes, account.PasswordHash], kept =>
            {
                Assert.NotNull(kept);
                Assert.DoesNotContain(secrets, secret => kept.Contains(secret, StringComparison.OrdinalIgnoreCase));
            });
            Assert.All(await db.DataProtectionKeys.AsNoTracking().ToListAsync(cancellation), key => Assert.DoesNotContain("<value>", key.Xml!, StringComparison.Ordinal));
        });
    }

    private static async Task<string> WordsAsync(Task<HttpResponseMessage> answer) => (await (await answer).DocumentAsync()).Words("main");
}

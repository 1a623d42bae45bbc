using System.Security.Cryptography;
using System.Text;
using KenyaAudit.Web.Access;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Tests.Access;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("short words", "12 to 128")]
    [InlineData("password1234", "easy to guess")]
    [InlineData("qwertyuiop12", "easy to guess")]
    [InlineData("kenyaaudit123", "easy to guess")]
    [InlineData("aaaaaaaaaaaaaaaa", "easy to guess")]
    [InlineData("wanjiku and some more", "e-mail")]
    public void What_is_short_common_or_the_address_is_refused_with_advice(string password, string why) =>
        Assert.Contains(why, PasswordRules.Fault("wanjiku@example.org", password), StringComparison.Ordinal);

    [Theory]
    [InlineData("mango ladder river stamp")]
    [InlineData("nine quiet herons over turkana")]
    [InlineData("x7!Qm2#Lp9@Zr4")]
    public void Length_and_surprise_are_enough_without_rules_about_kinds_of_characters(string password) =>
        Assert.Null(PasswordRules.Fault("wanjiku@example.org", password));
}

public sealed class TotpTests
{
    // RFC 6238, appendix B, SHA-1: the last six of the eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_code_is_the_one_of_the_standard(long second, string code) =>
        Assert.Equal(code, Totp.Code("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Totp.Step(DateTimeOffset.FromUnixTimeSeconds(second))));
}

public sealed class SecretBoxTests
{
    private static readonly byte[] One = SHA256.HashData("one"u8);
    private static readonly byte[] Two = SHA256.HashData("two"u8);

    [Fact]
    public void What_one_key_sealed_opens_with_it_as_an_older_one_and_not_for_another_purpose_or_when_changed()
    {
        var text = new SecretBox(One, [], "p").Seal("words"u8);

        Assert.Equal("words", Encoding.UTF8.GetString(new SecretBox(Two, [One], "p").Open(text)));
        Assert.False(new SecretBox(Two, [One], "p").IsCurrent(text));
        Assert.ThrowsAny<CryptographicException>(() => new SecretBox(One, [], "q").Open(text));
        Assert.ThrowsAny<CryptographicException>(() => new SecretBox(Two, [], "p").Open(text));
        var flipped = text[..^6] + (text[^6] == 'A' ? 'B' : 'A') + text[^5..];
        Assert.ThrowsAny<CryptographicException>(() => new SecretBox(One, [], "p").Open(flipped));
    }
}

public sealed class LastAdminTests : IDisposable
{
    private readonly GuardedSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_site_that_never_had_an_admin_gives_new_links_and_changes_accounts_all_the_same()
    {
        await _site.EnterAsync("editor@example.org", AccountRole.Editor);
        var id = await _site.AskAsync<AuditDb, int>(db => db.Accounts.Select(row => row.Id).SingleAsync(TestContext.Current.CancellationToken));

        Assert.Null(await _site.AskAsync<AccountKeeper, string?>(keeper => keeper.SignOutAsync(id, TestContext.Current.CancellationToken)));
        Assert.StartsWith("/account/set-password", await _site.InviteAsync("editor@example.org", AccountRole.Editor), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_admin_who_can_sign_in_stays_an_admin()
    {
        await _site.EnterAsync("one@example.org", AccountRole.Admin);
        await _site.InviteAsync("never-came@example.org", AccountRole.Admin);
        var id = await _site.AskAsync<AuditDb, int>(db => db.Accounts.Where(row => row.Email == "one@example.org").Select(row => row.Id).SingleAsync(TestContext.Current.CancellationToken));

        Assert.Equal(AccountKeeper.LastAdmin, await _site.AskAsync<AccountKeeper, string?>(keeper => keeper.DisableAsync(id, TestContext.Current.CancellationToken)));
        Assert.Equal(AccountKeeper.LastAdmin, await _site.AskAsync<AccountKeeper, string?>(keeper => keeper.ChangeRoleAsync(id, AccountRole.Editor, TestContext.Current.CancellationToken)));
        await _site.StoreAsync(async (db, cancellation) => Assert.Equal((AccountRole.Admin, null), await db.Accounts.Where(row => row.Id == id).Select(row => ValueTuple.Create(row.Role, row.DisabledAt)).SingleAsync(cancellation)));
    }
}

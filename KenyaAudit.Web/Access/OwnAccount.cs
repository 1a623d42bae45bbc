using System.Globalization;
using System.Security.Claims;
using KenyaAudit.Web.Store;
using Microsoft.AspNetCore.Identity;

namespace KenyaAudit.Web.Access;

/// <summary>What people do to their own account. Whatever is changed ends every session but the one that is opened anew.</summary>
internal sealed class OwnAccount(UserManager<AccountRow> users, SignInDesk desk, Attempts attempts, AuditTrail trail)
{
    public const int RecoveryCodes = 10;
    public const string WrongPassword = "The present password is wrong, or too many attempts were made.";
    public const string LinkIsUsed = "This link was used already, is older than a day, or a newer one was made. Ask for another.";

    /// <summary>Who is signed in; null for who has no account.</summary>
    public Task<AccountRow?> OfAsync(ClaimsPrincipal person) =>
        Sessions.IdOf(person) is { } id ? users.FindByIdAsync(id.ToString(CultureInfo.InvariantCulture)) : Task.FromResult<AccountRow?>(null);

    /// <summary>Whose link it is; null where it holds no more.</summary>
    public async Task<AccountRow?> OfLinkAsync(string id, string token) =>
        await users.FindByIdAsync(id) is { DisabledAt: null } account
        && await users.VerifyUserTokenAsync(account, users.Options.Tokens.PasswordResetTokenProvider, UserManager<AccountRow>.ResetPasswordTokenPurpose, token)
            ? account : null;

    /// <summary>Null where the password was set; else what is wrong with it.</summary>
    public async Task<string?> SetPasswordAsync(AccountRow account, string token, string password, CancellationToken cancellation) =>
        await ToldAsync(await users.ResetPasswordAsync(account, token, password), account, "by the one-time link", cancellation);

    /// <summary>Null where the password was changed; else what is wrong.</summary>
    public async Task<string?> ChangePasswordAsync(AccountRow account, string present, string password, CancellationToken cancellation)
    {
        // An open session is no licence to guess.
        if (!await attempts.TakeAsync(account.Id, cancellation))
        {
            return WrongPassword;
        }

        if (!await users.CheckPasswordAsync(account, present))
        {
            await attempts.FailAsync(account.Id, cancellation);
            return WrongPassword;
        }

        await attempts.GiveBackAsync(account.Id, cancellation);
        return await ToldAsync(await users.ChangePasswordAsync(account, present, password), account, null, cancellation);
    }

    /// <summary>New recovery codes, shown once; null where the code is wrong. The old ones are void.</summary>
    public async Task<IReadOnlyList<string>?> NewCodesAsync(AccountRow account, string code, CancellationToken cancellation)
    {
        if (!await desk.SecondAsync(account, code, cancellation))
        {
            return null;
        }

        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes);
        await trail.RecordAsync(new AuditEntry("account.recovery-codes", account.Email, Actor: account.Email), cancellation);
        return [.. codes!];
    }

    public async Task SignOutEverywhereAsync(AccountRow account, CancellationToken cancellation)
    {
        await users.UpdateSecurityStampAsync(account);
        await trail.RecordAsync(new AuditEntry("account.signed-out", account.Email, "everywhere", Actor: account.Email), cancellation);
    }

    public Task<int> CodesLeftAsync(AccountRow account) => users.CountRecoveryCodesAsync(account);

    private async Task<string?> ToldAsync(IdentityResult result, AccountRow account, string? how, CancellationToken cancellation)
    {
        if (!result.Succeeded)
        {
            return result.Errors.First() is { Code: "InvalidToken" } ? LinkIsUsed : result.Errors.First().Description;
        }

        await trail.RecordAsync(new AuditEntry("account.password", account.Email, how, Actor: account.Email), cancellation);
        return null;
    }
}

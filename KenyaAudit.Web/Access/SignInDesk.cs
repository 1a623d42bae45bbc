using System.Globalization;
using KenyaAudit.Web.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Access;

/// <summary>A hash of nobody's password: looked at where there is no account, so that both answers take as long.</summary>
internal sealed class DecoyPassword(IOptions<PasswordHasherOptions> options)
{
    private readonly PasswordHasher<AccountRow> _hasher = new(options);
    private static readonly AccountRow Nobody = new() { Email = "", NormalizedEmail = "", Role = AccountRole.Viewer, CreatedAt = default };
    private string? _hash;

    public void Look(string password) => _hasher.VerifyHashedPassword(Nobody, _hash ??= _hasher.HashPassword(Nobody, Guid.NewGuid().ToString()), password);
}

/// <summary>Signing in, step by step: the password, then a code. Says right or wrong and never why, nor whether an account exists.</summary>
internal sealed class SignInDesk(
    UserManager<AccountRow> users, Attempts attempts, FailureLog failures, AuditTrail trail, DecoyPassword decoy, TimeProvider clock)
{
    private const string Unknown = "no account";

    /// <summary>Whose password it is; null where it is wrong, or the account is closed for now, disabled or not there.</summary>
    public async Task<AccountRow?> PasswordAsync(string email, string password, CancellationToken cancellation)
    {
        var account = await users.FindByNameAsync(email);
        if (account is not { PasswordHash: not null, DisabledAt: null } || !await attempts.TakeAsync(account.Id, cancellation))
        {
            decoy.Look(password);
            await TellFailureAsync(account, "password", cancellation);
            return null;
        }

        if (!await users.CheckPasswordAsync(account, password))
        {
            await FailAsync(account, "password", cancellation);
            return null;
        }

        await attempts.GiveBackAsync(account.Id, cancellation);
        return account;
    }

    /// <summary>A code of the authenticator, or a recovery code, which is then used up.</summary>
    public async Task<bool> SecondAsync(AccountRow account, string code, CancellationToken cancellation)
    {
        if (!account.HasSecondFactor || !await attempts.TakeAsync(account.Id, cancellation))
        {
            await TellFailureAsync(account, "second factor", cancellation);
            return false;
        }

        var written = code.Replace(" ", "", StringComparison.Ordinal);
        var byTime = written.Length == Totp.Digits && written.All(char.IsAsciiDigit);
        var right = byTime
            ? await IsTimelyAsync(account, written, cancellation)
            : (await users.RedeemTwoFactorRecoveryCodeAsync(account, written.ToUpperInvariant())).Succeeded;
        if (!right)
        {
            await FailAsync(account, "second factor", cancellation);
            return false;
        }

        await attempts.ForgetAsync(account.Id, cancellation);
        var left = byTime ? null : (await users.CountRecoveryCodesAsync(account)).ToString(CultureInfo.InvariantCulture) + " recovery codes left";
        await TellAsync(account, byTime ? "sign-in.done" : "sign-in.recovery", left, cancellation);
        return true;
    }

    /// <summary>The key that an authenticator is to be given; made at the first time. Null where the account has a second factor already.</summary>
    public async Task<string?> KeyToEnrolAsync(AccountRow account)
    {
        if (account.HasSecondFactor)
        {
            return null;
        }

        if (await users.GetAuthenticatorKeyAsync(account) is { } key)
        {
            return key;
        }

        await users.ResetAuthenticatorKeyAsync(account);
        return await users.GetAuthenticatorKeyAsync(account);
    }

    /// <summary>The recovery codes, to be shown once; null where the code is not the authenticator's.</summary>
    public async Task<IReadOnlyList<string>?> EnrolAsync(AccountRow account, string code, CancellationToken cancellation)
    {
        if (account.HasSecondFactor || !await IsTimelyAsync(account, code.Replace(" ", "", StringComparison.Ordinal), cancellation))
        {
            return null;
        }

        await users.SetTwoFactorEnabledAsync(account, true);
        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(account, OwnAccount.RecoveryCodes);
        await attempts.ForgetAsync(account.Id, cancellation);
        await TellAsync(account, "account.second-factor", null, cancellation);
        await TellAsync(account, "sign-in.done", null, cancellation);
        return [.. codes!];
    }

    private async Task<bool> IsTimelyAsync(AccountRow account, string code, CancellationToken cancellation) =>
        await users.GetAuthenticatorKeyAsync(account) is { } key
        && Totp.StepOf(key, code, clock.GetUtcNow()) is { } step
        && await attempts.UseStepAsync(account.Id, step, cancellation);

    private async Task FailAsync(AccountRow account, string what, CancellationToken cancellation)
    {
        if (await attempts.FailAsync(account.Id, cancellation))
        {
            await TellAsync(account, "account.locked", what, cancellation);
        }

        await TellFailureAsync(account, what, cancellation);
    }

    private async Task TellFailureAsync(AccountRow? account, string what, CancellationToken cancellation)
    {
        var subject = account?.Email ?? Unknown;
        if (failures.Due(subject) is > 0 and var count)
        {
            var reason = count == 1 ? what : string.Create(CultureInfo.InvariantCulture, $"{what}, {count} times since the entry before");
            await trail.RecordAsync(new AuditEntry("sign-in.failed", subject, reason, Actor: "anonymous"), cancellation);
        }
    }

    private Task TellAsync(AccountRow account, string action, string? reason, CancellationToken cancellation) =>
        trail.RecordAsync(new AuditEntry(action, account.Email, reason, Actor: account.Email), cancellation);
}

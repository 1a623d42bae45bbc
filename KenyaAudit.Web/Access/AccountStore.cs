using System.Globalization;
using System.Security.Cryptography;
using KenyaAudit.Web.Store;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Access;

/// <summary>
/// Accounts as Identity reads and writes them: one row each. The authenticator key and the recovery codes are protected by the
/// key ring before they reach the row. Lockout is not Identity's but <see cref="Attempts"/>.
/// </summary>
internal sealed class AccountStore(AuditDb db, IDataProtectionProvider protection) :
    IUserPasswordStore<AccountRow>, IUserSecurityStampStore<AccountRow>, IUserTwoFactorStore<AccountRow>,
    IUserAuthenticatorKeyStore<AccountRow>, IUserTwoFactorRecoveryCodeStore<AccountRow>
{
    private readonly IDataProtector _protector = protection.CreateProtector("account.second-factor");

    public Task<AccountRow?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        int.TryParse(userId, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? db.Accounts.SingleOrDefaultAsync(row => row.Id == id, cancellationToken)
            : Task.FromResult<AccountRow?>(null);

    public Task<AccountRow?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        db.Accounts.SingleOrDefaultAsync(row => row.NormalizedEmail == normalizedUserName, cancellationToken);

    public async Task<IdentityResult> CreateAsync(AccountRow user, CancellationToken cancellationToken)
    {
        db.Accounts.Add(user);
        return await SaveAsync(user, cancellationToken);
    }

    // The row is tracked: only what changed is written, and what other requests count stays.
    public Task<IdentityResult> UpdateAsync(AccountRow user, CancellationToken cancellationToken) => SaveAsync(user, cancellationToken);

    public Task<IdentityResult> DeleteAsync(AccountRow user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Accounts are disabled, never deleted.");

    public Task<string> GetUserIdAsync(AccountRow user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString(CultureInfo.InvariantCulture));

    public Task<string?> GetUserNameAsync(AccountRow user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task SetUserNameAsync(AccountRow user, string? userName, CancellationToken cancellationToken) => Done(() => user.Email = userName!);

    public Task<string?> GetNormalizedUserNameAsync(AccountRow user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedEmail);

    public Task SetNormalizedUserNameAsync(AccountRow user, string? normalizedName, CancellationToken cancellationToken) => Done(() => user.NormalizedEmail = normalizedName!);

    public Task SetPasswordHashAsync(AccountRow user, string? passwordHash, CancellationToken cancellationToken) => Done(() => user.PasswordHash = passwordHash);

    public Task<string?> GetPasswordHashAsync(AccountRow user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(AccountRow user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task SetSecurityStampAsync(AccountRow user, string stamp, CancellationToken cancellationToken) => Done(() => user.SecurityStamp = stamp);

    public Task<string?> GetSecurityStampAsync(AccountRow user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public Task SetTwoFactorEnabledAsync(AccountRow user, bool enabled, CancellationToken cancellationToken) => Done(() => user.HasSecondFactor = enabled);

    public Task<bool> GetTwoFactorEnabledAsync(AccountRow user, CancellationToken cancellationToken) => Task.FromResult(user.HasSecondFactor);

    public Task SetAuthenticatorKeyAsync(AccountRow user, string key, CancellationToken cancellationToken) =>
        Done(() => (user.AuthenticatorKey, user.LastCodeStep) = (_protector.Protect(key), null));

    public Task<string?> GetAuthenticatorKeyAsync(AccountRow user, CancellationToken cancellationToken) => Task.FromResult(Opened(user.AuthenticatorKey));

    public Task ReplaceCodesAsync(AccountRow user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        Done(() => user.RecoveryCodes = _protector.Protect(string.Join(';', recoveryCodes)));

    public async Task<bool> RedeemCodeAsync(AccountRow user, string code, CancellationToken cancellationToken)
    {
        var codes = Codes(user);
        if (!codes.Remove(code))
        {
            return false;
        }

        await ReplaceCodesAsync(user, codes, cancellationToken);
        return true;
    }

    public Task<int> CountCodesAsync(AccountRow user, CancellationToken cancellationToken) => Task.FromResult(Codes(user).Count);

    public void Dispose()
    {
    }

    private static Task Done(Action change)
    {
        change();
        return Task.CompletedTask;
    }

    private List<string> Codes(AccountRow user) => [.. (Opened(user.RecoveryCodes) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)];

    // What no key opens any more is as good as not there: the second factor is then set up anew by an admin.
    private string? Opened(string? text)
    {
        try
        {
            return text is null ? null : _protector.Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private async Task<IdentityResult> SaveAsync(AccountRow user, CancellationToken cancellation)
    {
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        try
        {
            await db.SaveChangesAsync(cancellation);
            return IdentityResult.Success;
        }
        catch (DbUpdateConcurrencyException)
        {
            return IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
        }
    }
}

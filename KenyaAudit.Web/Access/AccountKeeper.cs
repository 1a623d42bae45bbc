using System.Globalization;
using System.Net.Mail;
using KenyaAudit.Web.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Access;

/// <summary>A one-time link as a path of the site. <paramref name="IsNew"/>: the account was made for it.</summary>
internal sealed record Invitation(string Path, bool IsNew);

/// <summary>
/// Makes and changes other people's accounts, each act with its entry in the audit trail in one transaction. Every change ends
/// the sessions of its account. At least one admin who can sign in always stays.
/// </summary>
internal sealed class AccountKeeper(AuditDb db, UserManager<AccountRow> users, AuditTrail trail, TimeProvider clock)
{
    public const string LastAdmin = "This is the last admin who can sign in. Make somebody else an admin first.";
    public const string Unknown = "There is no such account.";
    private const int LongestEmail = 254;

    public static bool IsEmail(string text) =>
        text.Length <= LongestEmail && MailAddress.TryCreate(text, out var mail) && mail.Address == text && !text.Any(char.IsControl);

    public Task<bool> ExistsAsync(string email, CancellationToken cancellation)
    {
        var normalized = users.NormalizeName(email);
        return db.Accounts.AnyAsync(row => row.NormalizedEmail == normalized, cancellation);
    }

    /// <summary>An account without a password, and the link by which its owner sets one within a day. An older link is void.</summary>
    /// <param name="role">Null leaves the role of an account that is there; a new one becomes a viewer.</param>
    /// <param name="resetSecondFactor">For who lost the telephone and the recovery codes.</param>
    public async Task<Invitation> InviteAsync(string email, AccountRole? role, bool resetSecondFactor, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var account = await users.FindByNameAsync(email);
        var isNew = account is null;
        if (account is null)
        {
            account = new AccountRow { Email = email, NormalizedEmail = "", Role = role ?? AccountRole.Viewer, CreatedAt = clock.GetUtcNow().UtcDateTime };
            Demand(await users.CreateAsync(account));
            await trail.RecordAsync(new AuditEntry("account.created", email, After: account.Role.ToString()), cancellation);
        }
        else
        {
            await trail.RecordAsync(new AuditEntry("account.link", email, resetSecondFactor ? "second factor reset" : null, account.Role.ToString(), (role ?? account.Role).ToString()), cancellation);
            var hadAdmin = await HasAdminAsync(cancellation);
            (account.Role, account.DisabledAt) = (role ?? account.Role, null);
            (account.FailedAttempts, account.LockedUntil) = (0, null);
            Forget(account, resetSecondFactor);
            Demand(await users.UpdateSecurityStampAsync(account));
            if (hadAdmin && !await HasAdminAsync(cancellation))
            {
                throw new InvalidOperationException(LastAdmin);
            }
        }

        var token = await users.GeneratePasswordResetTokenAsync(account);
        await transaction.CommitAsync(cancellation);
        return new Invitation($"/account/set-password?id={account.Id.ToString(CultureInfo.InvariantCulture)}&token={Uri.EscapeDataString(token)}", isNew);
    }

    /// <summary>Null where it is done; else why not.</summary>
    public Task<string?> ChangeRoleAsync(int id, AccountRole role, CancellationToken cancellation) => ChangeAsync(
        id, account => new AuditEntry("account.role", account.Email, Before: account.Role.ToString(), After: role.ToString()), account => account.Role = role, cancellation);

    public Task<string?> DisableAsync(int id, CancellationToken cancellation) => ChangeAsync(
        id, account => new AuditEntry("account.disabled", account.Email), account => account.DisabledAt = clock.GetUtcNow().UtcDateTime, cancellation);

    public Task<string?> EnableAsync(int id, CancellationToken cancellation) => ChangeAsync(
        id, account => new AuditEntry("account.enabled", account.Email), account => account.DisabledAt = null, cancellation);

    public Task<string?> ResetSecondFactorAsync(int id, CancellationToken cancellation) => ChangeAsync(
        id, account => new AuditEntry("account.second-factor-reset", account.Email), account => Forget(account, true), cancellation);

    public Task<string?> SignOutAsync(int id, CancellationToken cancellation) => ChangeAsync(
        id, account => new AuditEntry("account.signed-out", account.Email, "everywhere"), _ => { }, cancellation);

    private async Task<string?> ChangeAsync(int id, Func<AccountRow, AuditEntry> tell, Action<AccountRow> change, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await users.FindByIdAsync(id.ToString(CultureInfo.InvariantCulture)) is not { } account)
        {
            return Unknown;
        }

        // First, for it makes writers wait for each other: two admins cannot remove one another at the same moment.
        await trail.RecordAsync(tell(account), cancellation);
        var hadAdmin = await HasAdminAsync(cancellation);
        change(account);
        Demand(await users.UpdateSecurityStampAsync(account));

        // Only a site that had an admin can lose the last one.
        if (hadAdmin && !await HasAdminAsync(cancellation))
        {
            return LastAdmin;
        }

        await transaction.CommitAsync(cancellation);
        return null;
    }

    private Task<bool> HasAdminAsync(CancellationToken cancellation) =>
        db.Accounts.AnyAsync(row => row.Role == AccountRole.Admin && row.DisabledAt == null && row.PasswordHash != null, cancellation);

    private static void Forget(AccountRow account, bool secondFactor)
    {
        if (secondFactor)
        {
            (account.HasSecondFactor, account.AuthenticatorKey, account.RecoveryCodes, account.LastCodeStep) = (false, null, null, null);
        }
    }

    // Two people changed the account at once: nothing was done, and trying again is right.
    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(error => error.Description)));
        }
    }
}

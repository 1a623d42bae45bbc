using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Pages.Admin.Accounts;

internal sealed record AccountItem(
    int Id, string Email, AccountRole Role, bool HasPassword, bool HasSecondFactor, DateTime CreatedAt, DateTime? LastSignInAt, DateTime? LockedUntil, DateTime? DisabledAt);

/// <summary>All accounts, by address.</summary>
internal sealed class AccountListQuery(AuditDb db)
{
    public Task<List<AccountItem>> RunAsync(CancellationToken cancellation) => db.Accounts.AsNoTracking()
        .OrderBy(row => row.NormalizedEmail)
        .Select(row => new AccountItem(
            row.Id, row.Email, row.Role, row.PasswordHash != null, row.HasSecondFactor, row.CreatedAt, row.LastSignInAt, row.LockedUntil, row.DisabledAt))
        .ToListAsync(cancellation);
}

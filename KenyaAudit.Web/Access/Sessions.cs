using System.Globalization;
using System.Security.Claims;
using KenyaAudit.Web.Store;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Access;

/// <summary>
/// Makes and checks sessions. A session says whose it is, which stamp the account then had and when it began; the account is
/// asked at each request, so whatever changes the stamp ends it at once. A half session knows the password only.
/// </summary>
internal sealed class Sessions(AuditDb db, IOptions<AccessOptions> options, TimeProvider clock)
{
    public const string Whole = "Session";
    public const string Half = "HalfSession";
    public static readonly TimeSpan HalfLasts = TimeSpan.FromMinutes(10);
    private const string Stamp = "stamp";
    private const string Since = "since";

    public async Task OpenHalfAsync(HttpContext http, AccountRow account) =>
        await http.SignInAsync(Half, HalfOf(account));

    public ClaimsPrincipal HalfOf(AccountRow account) => Principal(account, Half);

    public async Task OpenAsync(HttpContext http, AccountRow account)
    {
        await http.SignOutAsync(Half);
        var principal = Principal(account, Whole);
        await http.SignInAsync(Whole, principal);
        http.User = principal;
    }

    /// <summary>Whose password was just given; null where nobody's, or too long ago.</summary>
    public async Task<AccountRow?> HalfAsync(HttpContext http, CancellationToken cancellation)
    {
        var half = await http.AuthenticateAsync(Half);
        return half.Principal is { } principal && IdOf(principal) is { } id
            && await db.Accounts.SingleOrDefaultAsync(row => row.Id == id, cancellation) is { DisabledAt: null } account
            && account.SecurityStamp == principal.FindFirstValue(Stamp) ? account : null;
    }

    /// <summary>Whether a session still holds.</summary>
    public async Task<bool> HoldsAsync(ClaimsPrincipal principal, CancellationToken cancellation)
    {
        if (IdOf(principal) is not { } id || !long.TryParse(principal.FindFirstValue(Since), NumberStyles.None, CultureInfo.InvariantCulture, out var since)
            || clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(since) > TimeSpan.FromHours(options.Value.SessionHours))
        {
            return false;
        }

        var stamp = await db.Accounts.Where(row => row.Id == id && row.DisabledAt == null).Select(row => row.SecurityStamp).SingleOrDefaultAsync(cancellation);
        return stamp is { Length: > 0 } && stamp == principal.FindFirstValue(Stamp);
    }

    public static int? IdOf(ClaimsPrincipal principal) =>
        int.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private ClaimsPrincipal Principal(AccountRow account, string scheme) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, account.Id.ToString(CultureInfo.InvariantCulture)),
            new Claim(ClaimTypes.Name, account.Email),
            new Claim(ClaimTypes.Role, account.Role.ToString()),
            new Claim(Stamp, account.SecurityStamp),
            new Claim(Since, clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ],
        scheme));
}

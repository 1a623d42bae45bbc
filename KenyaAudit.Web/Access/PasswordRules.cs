using KenyaAudit.Web.Store;
using Microsoft.AspNetCore.Identity;

namespace KenyaAudit.Web.Access;

/// <summary>What a password must be: long, hard to guess, and not the address. No rules about kinds of characters.</summary>
internal sealed class PasswordRules : IPasswordValidator<AccountRow>
{
    public const int Shortest = 12;
    public const int Longest = 128;
    private const int LeastScore = 3;

    // Guessing time grows with the length; the beginning of a long password decides already.
    private const int MostScored = 64;

    public Task<IdentityResult> ValidateAsync(UserManager<AccountRow> manager, AccountRow user, string? password) =>
        Task.FromResult(Fault(user.Email, password ?? "") is { } fault
            ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = fault })
            : IdentityResult.Success);

    /// <summary>What is wrong and what to do, as a sentence for a person; null where nothing is.</summary>
    public static string? Fault(string email, string password)
    {
        if (password.Length is < Shortest or > Longest)
        {
            return "Use 12 to 128 characters. Four or five unrelated words are easy to keep in mind.";
        }

        var own = email.Split('@')[0];
        if (password.Contains(email, StringComparison.OrdinalIgnoreCase) || (own.Length >= 4 && password.Contains(own, StringComparison.OrdinalIgnoreCase)))
        {
            return "Leave your e-mail address out of the password.";
        }

        var scored = password[..Math.Min(password.Length, MostScored)];
        return Zxcvbn.Zxcvbn.MatchPassword(scored, [email, own, "KenyaAudit", "Auditor-General"]).Score < LeastScore
            ? "This one is easy to guess. Take four or five unrelated words, or let a password manager make one."
            : null;
    }
}

using System.Security.Cryptography;
using System.Text;

namespace KenyaAudit.Web.Downloads;

/// <summary>All sets of the open data, and what holds for each of them.</summary>
internal static class OpenData
{
    public const string Licence = "CC BY 4.0";
    public const string LicenceAddress = "https://creativecommons.org/licenses/by/4.0/";
    public const string LicenceNote =
        "The facts come from public documents, which belong to their publishers. Our compilation of them may be used under CC BY 4.0: name KenyaAudit, and the report and page of what you use. No text of the reports is included beyond titles, names and amounts as printed.";
    public const string EmptyNote = "An empty cell, or null in JSON Lines, means not published. It never means zero.";
    public const string GuardNote =
        "In CSV, a text that starts with =, +, - or @ (or a tab or line break) has an apostrophe put before it, so that no spreadsheet takes it for a formula. JSON Lines has the text as it is.";

    private const int ShapeLetters = 8;

    public static readonly IReadOnlyList<OpenSet> Sets =
    [
        AuditSets.Findings, AuditSets.Amounts, AuditSets.Opinions, AuditSets.CleanStatements,
        RegisterSets.Entities, RegisterSets.Reports, RegisterSets.Documents, RegisterSets.Counties,
        CountySets.BudgetExecution, CountySets.PendingBills, CountySets.RevenueArrears, CountySets.StalledProjects, CountySets.PrintedTotals,
    ];

    /// <summary>Names the columns of this build in a few letters: files of other columns are not taken over.</summary>
    public static readonly string Shape = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Sets.SelectMany(
        set => set.Columns.Select(column => $"{set.Name} {set.Title} {set.About} {column.Name} {column.Type} {column.Meaning}"))))))[..ShapeLetters];
}

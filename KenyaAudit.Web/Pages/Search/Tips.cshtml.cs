using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Search;

/// <summary>How to search, in ten lines, and the fields a search may name.</summary>
[PublicAnswer(AnswerSource.Store)]
internal sealed class TipsModel : PageModel
{
    /// <summary>A field, what it holds, and a search that uses it; what it holds is a key for the localiser.</summary>
    public static readonly IReadOnlyList<(string Field, string Holds, string Example)> Fields =
    [
        ("entity", "Ministry, state department, fund or project", "entity:treasury"),
        ("county", "County", "county:kisumu"),
        ("vote", "Code or name of a vote", "vote:1091"),
        ("fy", "Financial year", "fy:2020-21"),
        ("section", "Part of the report", "section:lawfulness"),
        ("basis", "How the auditor reported it", "basis:emphasis"),
        ("opinion", "Audit opinion", "opinion:adverse"),
        ("category", "Subject", "category:pending-bills"),
        ("ref", "Reference of a finding", "ref:ng-2020-21-319"),
        ("amount", "Amount in question", "amount:10m..50m"),
    ];

    /// <summary>One line each: what to do, and a search that does it; empty where there is nothing to try.</summary>
    public static readonly IReadOnlyList<(string Advice, string Example)> Lines =
    [
        ("Type the words you would use yourself. Findings with all of them come first.", "fake bank accounts"),
        ("Kiswahili works too: the page says which English words it also searched for.", "madeni ya wauzaji"),
        ("Short names work both ways, written short or in full.", "KeNHA"),
        ("A word spelt wrong is corrected when no finding has it. One link searches for exactly what you typed.", "Kenya Pipline"),
        ("Put words in double quotes to find them side by side.", "\"could not be confirmed\""),
        ("A minus sign takes findings with a word away.", "bills -pending"),
        ("OR between two words finds either.", "borehole OR dam"),
        ("A star at the end finds every word that begins so.", "procure*"),
        ("Type an amount as you read it, or ask for more, less or between: k, m and b are thousand, million and billion.", "amount>1b"),
        ("A reference or a paragraph number alone goes to that finding first.", "319"),
    ];
}

using System.Text.RegularExpressions;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Normalise;

/// <summary>
/// Gives each amount of a finding its role by the words around it. At most one is in question: the first, in order of these rules,
/// (1) that a sentence of doubt or loss ends on: "variance of", "unsupported", "unexplained", "could not be confirmed" after it,
/// "not accounted for", "irregular", "unpaid", "pending bills ... amounting to", "outstanding", "arrears of", "under-expenditure of",
/// "shortfall of", "loss of"; (2) the only amount of the finding in shillings. Context are budgets, receipts, totals, balances as stated
/// and figures of other years, told by the words right before. Whatever no rule names stays unclassified.
/// </summary>
internal static partial class AmountRoles
{
    public static IReadOnlyList<AmountRecord> Assign(IReadOnlyList<(AmountRecord Amount, string Before, string After)> found)
    {
        var question = InQuestion(found);
        return [.. found.Select((item, at) => item.Amount with { Role = at == question ? AmountRole.InQuestion : RoleOf(item.Before) })];
    }

    private static int InQuestion(IReadOnlyList<(AmountRecord Amount, string Before, string After)> found)
    {
        foreach (var rule in (Func<string, string, bool>[])[(before, _) => Doubted.IsMatch(before), (before, after) => Unconfirmed.IsMatch(after) && !Stated.IsMatch(before)])
        {
            for (var at = 0; at < found.Count; at++)
            {
                if (found[at].Amount is { Currency: "KES", Cents: not null } && rule(found[at].Before, found[at].After))
                {
                    return at;
                }
            }
        }

        var shillings = found.Index().Where(item => item.Item.Amount is { Currency: "KES", Cents: not null }).ToList();
        return shillings.Count == 1 ? shillings[0].Index : -1;
    }

    private static AmountRole RoleOf(string before) => Stated.IsMatch(before) ? AmountRole.Context : AmountRole.Unclassified;

    // The words of doubt stand in the same sentence, and close.
    [GeneratedRegex(@"\b(?:varian(?:ce|ces)|differen(?:ce|ces)|discrepanc(?:y|ies)|under-?\s?(?:funding|expenditure|absorption|statement|collection|performance)|over-?\s?(?:expenditure|statement|payment)|short-?fall|deficit|loss|unsupported|unexplained|unreconciled|unaccounted|irregular(?:ly)?|ineligible|unauthori[sz]ed|unapproved|unremitted|unpaid|unutili[sz]ed|unspent|idle|wasteful|nugatory|pending (?:bills|accounts payable)|arrears|outstanding|overdue|not (?:been )?(?:supported|accounted|recovered|surrendered|remitted|paid|disclosed|provided)|under receipts)\b[^.;]{0,60}\Z", RegexOptions.IgnoreCase)]
    private static partial Regex Doubted { get; }

    [GeneratedRegex(@"\A[^.]{0,150}\b(?:could not be (?:confirmed|ascertained|verified)|(?:was|were|has|have|had) not (?:been )?(?:supported|accounted|provided|paid|recovered|confirmed|settled)|remained (?:outstanding|unpaid)|without (?:supporting|approval))", RegexOptions.IgnoreCase)]
    private static partial Regex Unconfirmed { get; }

    [GeneratedRegex(@"\b(?:budget(?:ed)?|receipts?|estimates?|totall?(?:ing)?|balances?|reflects?|approved|comparable basis|contract (?:sum|price)|against|actual|as previously|20(?:1[0-9]|2[0-9]):?|prior year|opening|closing|out of|and)\b[^.;]{0,40}\Z", RegexOptions.IgnoreCase)]
    private static partial Regex Stated { get; }
}

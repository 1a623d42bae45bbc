using System.Text.RegularExpressions;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Normalise;

/// <summary>An amount with the words before and after it in its sentence.</summary>
internal sealed record FoundAmount(AmountRecord Amount, string Before, string After);

/// <summary>
/// Gives each amount of a finding its role by the words around it. At most one, in shillings, is in question; the first that fits the first of
/// these rules: (1) right behind words of difference, loss or doubt ("unexplained variance of", "shortfall of", "unsupported", "ineligible");
/// (2) its sentence goes on "could not be confirmed", "was not supported", "not accounted for" and the amount is not merely stated;
/// (3) right behind words of debt ("pending bills", "outstanding", "arrears") that the title uses too; (4) the finding's only amount, where it is not
/// merely stated. Context are amounts merely stated: budgets, receipts, costs, contract sums, totals and balances, other years.
/// Whatever no rule names stays unclassified: no amount in question is better than a wrong one.
/// </summary>
internal static partial class AmountRoles
{
    public static IReadOnlyList<AmountRecord> Assign(string title, IReadOnlyList<FoundAmount> found)
    {
        var question = InQuestion(title, found);
        return [.. found.Select((item, at) => item.Amount with
        {
            Role = at == question ? AmountRole.InQuestion : Stated.IsMatch(item.Before) ? AmountRole.Context : AmountRole.Unclassified,
        })];
    }

    private static int InQuestion(string title, IReadOnlyList<FoundAmount> found)
    {
        var debt = Debt.IsMatch(title);
        Func<FoundAmount, bool>[] rules =
        [
            item => Doubted.IsMatch(item.Before),
            item => Unconfirmed.IsMatch(item.After) && !Stated.IsMatch(item.Before),
            item => debt && Owed.IsMatch(item.Before) && !Divided.IsMatch(item.After),
            item => found.Count == 1 && !Stated.IsMatch(item.Before) && !Reported.IsMatch(item.Before),
        ];
        return rules
            .Select(rule => found.Index().Where(item => item.Item.Amount is { Currency: "KES", Cents: > 0 } && rule(item.Item)).Select(item => item.Index).DefaultIfEmpty(-1).First())
            .FirstOrDefault(at => at >= 0, -1);
    }

    // The words stand in the same sentence, and close.
    [GeneratedRegex(@"\b(?:variances?|differences?|discrepanc(?:y|ies)|under-?\s?(?:funding|expenditure|absorption|statement|collection|performance|receipts)|over-?\s?(?:expenditure|statement|payment)|short-?fall|deficit|loss|unsupported|unexplained|unreconciled|unaccounted|irregular(?:ly)?|ineligible|unauthori[sz]ed|unapproved|unremitted|unutili[sz]ed|unspent|wasteful|nugatory|not (?:been )?(?:supported|accounted|recovered|surrendered|remitted|disclosed|provided)|defaulted)\b[^.;]{0,50}\Z", RegexOptions.IgnoreCase)]
    private static partial Regex Doubted { get; }

    [GeneratedRegex(@"\A[^.]{0,150}\b(?:could not be (?:confirmed|ascertained|verified)|(?:was|were|has|have|had) not (?:been )?(?:supported|accounted|provided|recovered|confirmed|reconciled)|without (?:supporting|approval)|not supported)", RegexOptions.IgnoreCase)]
    private static partial Regex Unconfirmed { get; }

    [GeneratedRegex(@"\b(?:pending (?:bills|accounts? payables?)|outstanding|arrears|unpaid|overdue|payables?|receivables?|imprests?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Debt { get; }

    [GeneratedRegex(@"\b(?:pending (?:bills|accounts? payables?|payables?)|outstanding|arrears|unpaid|overdue|payables?|receivables?|imprests?|bills)\b[^.;]{0,60}\Z", RegexOptions.IgnoreCase)]
    private static partial Regex Owed { get; }

    // "... certified, out of which ... was paid": the part that stayed unpaid comes later.
    [GeneratedRegex(@"\A,?\s*(?:out )?of which\b", RegexOptions.IgnoreCase)]
    private static partial Regex Divided { get; }

    // What a statement reflects is the setting of a matter more often than the matter.
    [GeneratedRegex(@"\b(?:reflects?|reflected|indicates?|disclosed)\b[^.;]*\Z", RegexOptions.IgnoreCase)]
    private static partial Regex Reported { get; }

    [GeneratedRegex(@"\b(?:budget(?:ed|s)?|receipts?|estimates?|totall?(?:ing|s)?|balances?|reflects?|reflected|approved|comparable basis|contract (?:sum|price)|(?:historical |total |estimated )?costs?(?: of)?|valued at|worth|commitments?|investment|award|against|actual|comprised?|includes?|including|as previously|20(?:1[0-9]|2[0-9]):?|prior year|opening|closing|out of|equivalent(?: to)?|and)\b[^.;]{0,30}\Z", RegexOptions.IgnoreCase)]
    private static partial Regex Stated { get; }
}

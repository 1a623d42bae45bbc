using System.Text.RegularExpressions;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Normalise;

/// <summary>
/// Says what an amount is in its finding. Amounts are never added up, and one at most is in question. Rules, the first that
/// gives exactly one value wins:
/// 1. the amount of a sentence that withholds confirmation ("... of Kshs.X could not be confirmed"), the last such sentence first;
/// 2. the amount that a word of fault governs ("unexplained variance of", "unsupported ... amounting to", "pending bills of"),
///    those first whose word is also in the title; a word of mere debt ("outstanding", "pending bills") counts only there,
///    and of several debts the first, for reports print the total first;
/// 3. the only amount of the finding, unless rule 4 makes it context.
/// Where a rule gives two values, the next is asked; where none gives one, nothing is in question.
/// 4. Context is the amount of a budget, an approved, final or comparative sum, a contract, a balance or total reported, and of
///    another year; also the second of a pair ("A and B, respectively") whose first is context.
/// All else stays unclassified.
/// </summary>
internal static partial class AmountRoles
{
    private const int Reach = 110;

    public static IReadOnlyList<AmountRecord> Assign(string title, IReadOnlyList<(string Text, IReadOnlyList<AmountAt> Amounts)> texts)
    {
        var all = texts.SelectMany(text => text.Amounts.Select((amount, index) => Describe(text.Text, text.Amounts, index))).ToList();
        var context = Context(all);
        var chosen = Withheld(all) ?? AtFault(title, all) ?? OnlyOne(all, context);
        return [.. all.Select((amount, index) => new AmountRecord(
            amount.At.Printed, amount.At.Currency, amount.At.Cents,
            index == chosen ? AmountRole.InQuestion : context[index] ? AmountRole.Context : AmountRole.Unclassified))];
    }

    private static Clue Describe(string text, IReadOnlyList<AmountAt> amounts, int index)
    {
        var at = amounts[index];
        var (start, end) = Sentence(text, at);
        // What governs the amount stands between the amount before it and itself.
        var from = Math.Max(start, index > 0 && amounts[index - 1].End > start ? amounts[index - 1].End : start);
        var before = text[Math.Max(from, at.Start - Reach)..at.Start];
        return new Clue(at, before, text[at.End..end], text[start..end], index > 0 && from > start);
    }

    private static (int Start, int End) Sentence(string text, AmountAt at)
    {
        var start = 0;
        foreach (Match stop in Stop.Matches(text))
        {
            if (stop.Index >= at.End)
            {
                return (start, stop.Index);
            }

            if (stop.Index + stop.Length <= at.Start)
            {
                start = stop.Index + stop.Length;
            }
        }

        return (start, text.Length);
    }

    private static int? Withheld(List<Clue> all)
    {
        var sentences = all.Where(clue => NotConfirmed.IsMatch(clue.Sentence)).GroupBy(clue => clue.Sentence).Reverse();
        foreach (var sentence in sentences)
        {
            var own = sentence.Where(clue => !OtherYear.IsMatch(clue.Before)).ToList();
            if (Single(own) is { } clue)
            {
                return all.IndexOf(clue);
            }
        }

        return null;
    }

    private static int? AtFault(string title, List<Clue> all)
    {
        var faulty = all.Select(clue => (Clue: clue, Fault: LastFault(clue.Before))).Where(pair => pair.Fault is not null).ToList();
        var titled = faulty.Where(pair => IsIn(title, pair.Fault!)).Select(pair => pair.Clue).ToList();
        var debts = titled.Where(clue => LastFault(clue.Before) is { } fault && Debt.IsMatch(fault) && clue.At.Cents is not null && !Divided.IsMatch(clue.After)).ToList();
        var clue = Single(titled) ?? debts.FirstOrDefault() ?? Single([.. faulty.Where(pair => !Debt.IsMatch(pair.Fault!)).Select(pair => pair.Clue)]);
        return clue is null ? null : all.IndexOf(clue);
    }

    private static int? OnlyOne(List<Clue> all, bool[] context) =>
        Single(all) is { } only && !context[all.IndexOf(only)] ? all.IndexOf(only) : null;

    private static bool[] Context(List<Clue> all)
    {
        var context = new bool[all.Count];
        for (var index = 0; index < all.Count; index++)
        {
            var clue = all[index];
            context[index] = OtherYear.IsMatch(clue.Before) || (LastFault(clue.Before) is null && Frame.IsMatch(clue.Before))
                || (clue.FollowsAmount && PairsWith.IsMatch(clue.Before) && index > 0 && context[index - 1]);
        }

        return context;
    }

    [GeneratedRegex(@"^(?:pending|outstanding|arrears|long)", RegexOptions.IgnoreCase)]
    private static partial Regex Debt { get; }

    // "... payable, out of which ... was paid": what stayed unpaid comes later.
    [GeneratedRegex(@"^,?\s*(?:out\s+)?of\s+which\b", RegexOptions.IgnoreCase)]
    private static partial Regex Divided { get; }

    private static string? LastFault(string before) => Fault.Match(before) is { Success: true } match ? match.Groups[1].Value : null;

    private static bool IsIn(string title, string fault) =>
        fault.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(word => word.Length >= 4 && title.Contains(Stem(word), StringComparison.OrdinalIgnoreCase));

    private static string Stem(string fault) => fault.Length > 6 ? fault[..6] : fault;

    // One value, however often it is printed; the first print of it stands for all.
    private static Clue? Single(List<Clue> clues) =>
        clues.Count > 0 && clues.DistinctBy(clue => (clue.At.Currency, clue.At.Cents)).Count() == 1 && clues[0].At.Cents is not null ? clues[0] : null;

    private sealed record Clue(AmountAt At, string Before, string After, string Sentence, bool FollowsAmount);

    [GeneratedRegex(@"(?<=[\p{L}\d)%”])[.?!](?=\s+[“(]?\p{Lu})(?<!\b(?:No|Kshs|Ksh|vs|Ref|Nos|Cr))")]
    private static partial Regex Stop { get; }

    [GeneratedRegex(@"(?:could|can)\s*not\s+(?:therefore\s+|also\s+|thus\s+)?be\s+(?:confirmed|ascertained|established|verified|determined|authenticated)|not\s+(?:been\s+)?possible\s+to\s+(?:confirm|ascertain|establish|verify|determine)|unable\s+to\s+(?:confirm|ascertain|establish|verify)|could\s+therefore\s+not\s+be\s+(?:confirmed|ascertained|established)", RegexOptions.IgnoreCase)]
    private static partial Regex NotConfirmed { get; }

    [GeneratedRegex(@"\b(variances?|differences?|discrepanc(?:y|ies)|unsupported|unreconciled|unexplained|unaccounted|unconfirmed|unverified|unauthori[sz]ed|irregular(?:ly)?|ineligible|undisclosed|unremitted|unsurrendered|unvouched|over-?\s?payments?|overpaid|over-?\s?expenditure|under-?\s?(?:funding|collection|expenditure|absorption|performance|utili[sz]ation|statement)|over-?\s?statement|shortfall|loss(?:es)?|wasteful|nugatory|pending\s+bills|outstanding|arrears|long\s+overdue|unutili[sz]ed|undrawn|unspent|penalt(?:y|ies)|not\s+(?:been\s+)?(?:supported|accounted|recovered|remitted|surrendered|disclosed|paid))\b[^.;]{0,70}?(?:of|amounting\s+to|totall?ing(?:\s+to)?|worth|being|at|was|were|to|for)?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Fault { get; }

    [GeneratedRegex(@"(?:\(20\d\d\s*[-:–]\s*|\b(?:prior|previous)\s+year'?s?\b[^.]{0,40}|\bcomparative\b[^.]{0,50}|\b20\d\d/20\d\d\b[^.]{0,15})$", RegexOptions.IgnoreCase)]
    private static partial Regex OtherYear { get; }

    [GeneratedRegex(@"\b(?:budget(?:ed)?|approved|estimates?d?|allocation|appropriation|comparable\s+basis|contract\s+(?:sum|price|amount)|contracted\s+sum|balances?|totals?|reflects?|receipts|revised|reported|expenditure|spent|out\s+of|against|cost|investments?|commitments?|award)\b[^.;]{0,60}(?:of|at|to|is|was|totall?ing|amount|against|spent|reflects?)?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Frame { get; }

    [GeneratedRegex(@"^\s*(?:,?\s*and|and\s+an?\s+amount\s+of|or)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex PairsWith { get; }
}

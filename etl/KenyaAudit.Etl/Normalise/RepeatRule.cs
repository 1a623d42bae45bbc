using System.Globalization;
using System.Text.RegularExpressions;

namespace KenyaAudit.Etl.Normalise;

/// <summary>A finding as the rule of repeats sees it. <paramref name="Entity"/> and <paramref name="Key"/> are keys of the caller; amounts are cents of KES.</summary>
public sealed record RepeatCandidate(int Key, int Entity, int Number, string Title, string Category, IReadOnlyList<long> Amounts);

/// <summary>An earlier and a later finding that the rule takes for one matter; confidence 0 to 100, with its reasons in words.</summary>
public sealed record RepeatMatch(int From, int To, int Confidence, bool SameHeading, string Reasons);

/// <summary>
/// Links findings of one entity in two consecutive years. Words of a title count by what they tell: the words of audit reports
/// ("unsupported", "expenditure") little, all others ("Kisumu", "fuel") fully. Where each title has a telling word that the other
/// lacks, the matters differ. A title that tells nothing, or that many entities share, says no more than "the same heading".
/// Each finding has one partner at most; the best pairs are taken first.
/// </summary>
public static partial class RepeatRule
{
    public const string Version = "repeats/1";
    public const int VeryLikely = 80;
    private const int Least = 60;
    private const int HeadingOnly = 40;
    private const int TitlePoints = 65;
    private const int CategoryPoints = 15;
    private const int AmountPoints = 20;
    private const double LeastLikeness = 0.6;
    private const double Common = 0.3;
    private const int SharedBy = 4;

    public static IReadOnlyList<RepeatMatch> Link(IReadOnlyList<RepeatCandidate> earlier, IReadOnlyList<RepeatCandidate> later)
    {
        var titles = earlier.Concat(later).ToDictionary(candidate => candidate, candidate => Words(candidate.Title));
        var headings = titles.GroupBy(pair => string.Join(' ', pair.Value.Order(StringComparer.Ordinal)), StringComparer.Ordinal)
            .Where(group => group.Select(pair => pair.Key.Entity).Distinct().Count() >= SharedBy).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        var byEntity = later.ToLookup(candidate => candidate.Entity);
        var pairs = from one in earlier
                    from other in byEntity[one.Entity]
                    let match = Judge(one, other, titles[one], titles[other], headings)
                    where match is not null

                    // The tail makes the order total, so the same findings always pair alike.
                    orderby match.Confidence descending, Math.Abs(one.Number - other.Number), one.Number, other.Number, one.Key, other.Key
                    select match;
        var (left, right) = (new HashSet<int>(), new HashSet<int>());
        var taken = new List<RepeatMatch>();
        foreach (var match in pairs)
        {
            if (!left.Contains(match.From) && !right.Contains(match.To))
            {
                left.Add(match.From);
                right.Add(match.To);
                taken.Add(match);
            }
        }

        return taken;
    }

    private static RepeatMatch? Judge(RepeatCandidate one, RepeatCandidate other, HashSet<string> left, HashSet<string> right, HashSet<string> headings)
    {
        var shared = one.Amounts.Intersect(other.Amounts).Any();
        var reasons = new List<string>();
        if (left.SetEquals(right) && (!left.Any(IsTelling) || headings.Contains(string.Join(' ', left.Order(StringComparer.Ordinal)))))
        {
            reasons.Add("the same heading, which many findings carry");
            Add(shared, "a printed amount in common");
            return new RepeatMatch(one.Key, other.Key, HeadingOnly + (shared ? AmountPoints : 0), true, string.Join("; ", reasons));
        }

        var likeness = Likeness(left, right);
        var differ = left.Except(right).Any(IsTelling) && right.Except(left).Any(IsTelling);
        var confidence = (int)Math.Round(TitlePoints * likeness) + (one.Category == other.Category ? CategoryPoints : 0) + (shared ? AmountPoints : 0);
        if (differ || likeness < LeastLikeness || !left.Any(IsTelling) || confidence < Least)
        {
            return null;
        }

        reasons.Add(likeness >= 1 ? "the same title" : string.Create(CultureInfo.InvariantCulture, $"titles alike by {likeness * 100:0} %"));
        Add(one.Category == other.Category, "the same subject");
        Add(shared, "a printed amount in common");
        return new RepeatMatch(one.Key, other.Key, confidence, false, string.Join("; ", reasons));

        void Add(bool holds, string reason)
        {
            if (holds)
            {
                reasons.Add(reason);
            }
        }
    }

    private static double Likeness(HashSet<string> left, HashSet<string> right)
    {
        var all = Weight(left) + Weight(right);
        return all == 0 ? 0 : 2 * Weight(left.Where(right.Contains)) / all;
    }

    private static double Weight(IEnumerable<string> words) => words.Sum(word => IsTelling(word) ? 1 : Common);

    private static bool IsTelling(string word) => !OfReports.Contains(word);

    // Singular and plural are one word; years and counts are not part of a matter's name.
    private static HashSet<string> Words(string title) =>
        [.. Word.Matches(title).Select(match => Stem(match.Value.ToLowerInvariant())).Where(word => word.Length > 2 && !Small.Contains(word))];

    private static string Stem(string word) => word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y"
        : word.Length > 4 && word[^1] == 's' && word[^2] != 's' ? word[..^1] : word;

    private static readonly HashSet<string> Small = [.. "the of and for from with without into that which its their was were are has had been not during per under over".Split(' ')];

    private static readonly HashSet<string> OfReports =
    [
        .. """
        unsupported unexplained unreconciled unaccounted unconfirmed unverified unresolved undisclosed unutilized unutilised unauthorized unauthorised irregular
        ineligible inaccurate inaccuracy misstated misstatement undercollection variance difference discrepancy anomaly failure lack absence weakness delay delayed late stalled
        incomplete idle slow nugatory wasteful excess over under prior previous year matter issue other emphasis basis opinion conclusion key audit budget
        budgetary control performance pending bill payable receivable outstanding long overdue balance expenditure spending payment procurement tender contract
        account accounting statement financial cash bank asset liability revenue receipt transfer imprest payroll salary record document documentation
        compliance non-compliance noncompliance law regulation management internal governance risk fund project implementation completion work good service
        public resource report reported report-on use used disclosure presentation reconciliation collection absorption underfunding funding
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
    ];

    [GeneratedRegex(@"\p{L}[\p{L}'’-]*")]
    private static partial Regex Word { get; }
}

using System.Text.RegularExpressions;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Normalise;

/// <summary>Makes entities of chapter headings: names, slugs told apart by rule, counties named as implementing agency.</summary>
internal sealed partial class EntityNames(LetterCase letterCase)
{
    /// <summary>One entity for each chapter, in order; the same slug twice means one entity with two chapters.</summary>
    public IReadOnlyList<EntityRecord> Of(ParsedReport report)
    {
        var names = report.Chapters.Select(chapter => letterCase.Tidy(chapter.Heading)).ToList();
        var votes = report.Chapters.Select(chapter => chapter.Vote ?? (chapter.Under is { } under ? report.Chapters[under].Vote : null)).ToList();
        var slugs = Slugs(names, votes, report.Chapters);
        return [.. report.Chapters.Select((chapter, at) => new EntityRecord(
            slugs[at],
            names[at],
            chapter.Vote is null ? EntityKind.SubEntity : EntityKind.NationalVote,
            votes[at],
            CountyOf(chapter.Heading),
            chapter.Under is { } parent ? slugs[parent] : null,
            Aliases(names[at], chapter.Vote, report)))];
    }

    /// <summary>The county that a heading names as such, by code; null for none.</summary>
    public static int? CountyOf(string heading) =>
        CountyGovernment.Match(heading) is { Success: true } match
            ? Counties.Find(match.Groups["a"].Success ? match.Groups["a"].Value : match.Groups["b"].Value)?.Code
            : null;

    // Sub-entities of different votes may print the same name; then each carries its vote.
    private static List<string> Slugs(List<string> names, List<string?> votes, IReadOnlyList<ParsedChapter> chapters)
    {
        var slugs = names.Select(name => Slugger.Of(name) is { Length: > 0 } slug ? slug : "unnamed").ToList();
        var shared = slugs.Index().GroupBy(item => item.Item).Where(group => group.Select(item => votes[item.Index]).Distinct().Count() > 1)
            .Select(group => group.Key).ToHashSet();
        return [.. slugs.Select((slug, at) => shared.Contains(slug) && chapters[at].Vote is null && votes[at] is { } vote ? $"{slug}-{vote}" : slug)];
    }

    private static List<string> Aliases(string name, string? vote, ParsedReport report)
    {
        var aliases = Acronym.Matches(name).Select(match => match.Groups[1].Value).ToList();
        if (vote is not null && report.Contents.FirstOrDefault(entry => entry.Code == vote) is { } listed)
        {
            aliases.Add(LetterCase.Straight(listed.Name));
        }

        if (name.StartsWith("The ", StringComparison.Ordinal))
        {
            aliases.Add(name[4..]);
        }

        return [.. aliases.Where(alias => !alias.Equals(name, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    [GeneratedRegex(@"\(([A-Z][A-Za-z]*[A-Z])\)")]
    private static partial Regex Acronym { get; }

    [GeneratedRegex(@"COUNTY\s+(?:GOVERNMENT|EXECUTIVE|ASSEMBLY)\s+OF\s+(?<a>[A-Z'’/\- ]+?)\s*(?:\(|\z)|(?<b>[A-Z'’/\-]+(?: [A-Z'’/\-]+)?)\s+COUNTY\s+GOVERNMENT", RegexOptions.IgnoreCase)]
    private static partial Regex CountyGovernment { get; }
}

using System.Text.RegularExpressions;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Normalise;

/// <summary>
/// The audited entities of one document: the chapters, the votes that only the table of contents names, and the entries of the
/// opinion appendices that have no chapter. A heading printed twice under one vote is one entity.
/// </summary>
internal sealed partial class EntityRegister
{
    private readonly List<Entry> entries = [];
    private readonly Dictionary<string, Entry> votes = new(StringComparer.Ordinal);
    private readonly EntityName names;
    private readonly Lazy<Dictionary<Entry, string>> slugs;

    public EntityRegister(ParsedReport report, EntityName names)
    {
        this.names = names;
        slugs = new(() => EntitySlug.Assign(entries, entry => entry.Name, entry => entry.Vote, entry => entry.IsVote));
        foreach (var chapter in report.Chapters)
        {
            var code = chapter.Vote ?? (chapter.Under is { } under ? report.Chapters[under].Vote : null);
            OfChapter.Add(chapter.Heading.Length == 0 ? null : Add(names.Tidy(chapter.Heading), code, chapter.Vote is not null));
        }

        foreach (var vote in report.Contents.Where(vote => !votes.ContainsKey(vote.Code)))
        {
            Add(names.Tidy(vote.Name), vote.Code, isVote: true);
        }
    }

    /// <summary>By the index of the chapter; null where no heading names the entity.</summary>
    public List<Entry?> OfChapter { get; } = [];

    /// <summary>The vote whose name a text is, in full or without its article, or null.</summary>
    public string? VoteNamed(string text)
    {
        var key = Key(text);
        return votes.Values.FirstOrDefault(vote => Key(vote.Name) == key)?.Vote;
    }

    public Entry? Vote(string code) => votes.GetValueOrDefault(code);

    public Entry AddFromAppendix(string name, string? vote) => Add(names.Tidy(name), vote, isVote: false);

    public string SlugOf(Entry entry) => slugs.Value[entry];

    public IReadOnlyList<EntityRecord> Records() => [.. entries.Select(entry => new EntityRecord(
        SlugOf(entry), entry.Name, entry.IsVote ? EntityKind.NationalVote : EntityKind.SubEntity, entry.Vote, County(entry.Name),
        !entry.IsVote && entry.Vote is { } code && votes.TryGetValue(code, out var parent) ? SlugOf(parent) : null,
        Aliases(entry)))];

    private Entry Add(string name, string? vote, bool isVote)
    {
        var known = entries.Find(entry => entry.Vote == vote && entry.IsVote == isVote && Key(entry.Name) == Key(name));
        if (known is not null)
        {
            return known;
        }

        var entry = new Entry(name, vote, isVote);
        entries.Add(entry);
        if (isVote && vote is not null)
        {
            votes.TryAdd(vote, entry);
        }

        return entry;
    }

    private static List<string> Aliases(Entry entry)
    {
        var aliases = new List<string>(entry.OtherSpellings);
        if (entry.Name.StartsWith("The ", StringComparison.Ordinal))
        {
            aliases.Add(entry.Name[4..]);
        }

        aliases.AddRange(Acronym.Matches(entry.Name).Select(match => match.Groups[1].Value));
        return [.. aliases.Where(alias => alias != entry.Name).Distinct(StringComparer.Ordinal)];
    }

    private static int? County(string name) =>
        CountyGovernment.Match(name) is { Success: true } match ? Counties.Find(match.Groups[1].Value)?.Code : null;

    private static string Key(string name)
    {
        var slug = EntitySlug.Kebab(EntityName.Even(name));
        return slug.StartsWith("the-", StringComparison.Ordinal) ? slug[4..] : slug;
    }

    /// <summary>An entity before its slug is known.</summary>
    internal sealed class Entry(string name, string? vote, bool isVote)
    {
        public string Name { get; } = name;

        public string? Vote { get; } = vote;

        public bool IsVote { get; } = isVote;

        /// <summary>How the appendices spell it.</summary>
        public List<string> OtherSpellings { get; } = [];
    }

    [GeneratedRegex(@"\(([A-Z][A-Za-z]*[A-Z][A-Za-z]*)\)")]
    private static partial Regex Acronym { get; }

    [GeneratedRegex(@"\bCounty\s+(?:Government|Executive|Assembly)\s+of\s+([\p{L}'/ -]+)$", RegexOptions.IgnoreCase)]
    private static partial Regex CountyGovernment { get; }
}

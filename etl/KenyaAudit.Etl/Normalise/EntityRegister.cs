using System.Globalization;
using System.Text.RegularExpressions;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Normalise;

/// <summary>
/// The audited entities of one document: the chapters (votes, or counties by their number), the votes that only the table of contents names, and the entries of the
/// opinion appendices that have no chapter. A heading printed twice under one vote is one entity.
/// </summary>
internal sealed partial class EntityRegister
{
    private readonly List<Entry> entries = [];
    private readonly ReportSeries series;
    private readonly Dictionary<string, Entry> votes = new(StringComparer.Ordinal);
    private readonly EntityName names;
    private readonly Lazy<Dictionary<Entry, string>> slugs;

    public EntityRegister(ParsedReport report, EntityName names)
    {
        (this.names, series) = (names, report.Series);
        slugs = new(() => EntitySlug.Assign(entries, SlugName, entry => entry.Code, entry => entry.IsCoded));
        foreach (var chapter in report.Chapters)
        {
            var code = chapter.Code ?? (chapter.Under is { } under ? report.Chapters[under].Code : null);
            OfChapter.Add(chapter.Heading.Length == 0 ? null : Add(names.Tidy(chapter.Heading), code, chapter.Code is not null));
        }

        foreach (var vote in report.Contents.Where(vote => !votes.ContainsKey(vote.Code)))
        {
            Add(names.Tidy(vote.Name), vote.Code, isCoded: true);
        }
    }

    /// <summary>By the index of the chapter; null where no heading names the entity.</summary>
    public List<Entry?> OfChapter { get; } = [];

    /// <summary>The vote whose name a text is, in full or without its article, or null.</summary>
    public string? VoteNamed(string text)
    {
        var key = Key(text);
        return votes.Values.FirstOrDefault(vote => Key(vote.Name) == key)?.Code;
    }

    public Entry? Vote(string code) => votes.GetValueOrDefault(code);

    public Entry AddFromAppendix(string name, string? vote) => Add(names.Tidy(name), vote, isCoded: false);

    public string SlugOf(Entry entry) => slugs.Value[entry];

    public IReadOnlyList<EntityRecord> Records() => [.. entries.Select(entry => new EntityRecord(
        SlugOf(entry), entry.Name, KindOf(entry), IsCounty ? null : entry.Code, CountyOf(entry),
        !entry.IsCoded && entry.Code is { } code && votes.TryGetValue(code, out var parent) ? SlugOf(parent) : null,
        Aliases(entry)))];

    private Entry Add(string name, string? code, bool isCoded)
    {
        var known = entries.Find(entry => entry.Code == code && entry.IsCoded == isCoded && Key(entry.Name) == Key(name));
        if (known is not null)
        {
            return known;
        }

        var entry = new Entry(name, code, isCoded);
        entries.Add(entry);
        if (isCoded && code is not null)
        {
            votes.TryAdd(code, entry);
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

    private bool IsCounty => series != ReportSeries.NationalGovernment;

    private EntityKind KindOf(Entry entry) => (entry.IsCoded, series) switch
    {
        (false, _) => EntityKind.SubEntity,
        (true, ReportSeries.CountyExecutives) => EntityKind.CountyExecutive,
        (true, ReportSeries.CountyAssemblies) => EntityKind.CountyAssembly,
        _ => EntityKind.NationalVote,
    };

    // A county's books spell its name now so, now so ("County Executive of Kisii", "Nairobi City County Executive"): the county gives the address.
    private string SlugName(Entry entry) =>
        IsCounty && entry.IsCoded && CountyOf(entry) is { } code
            ? $"{Counties.ByCode(code).Slug} county {(series == ReportSeries.CountyAssemblies ? "assembly" : "executive")}"
            : entry.Name;

    // The name before the number: a number is one slip of the hand.
    private int? CountyOf(Entry entry) =>
        !IsCounty ? County(entry.Name)
        : (entry.IsCoded ? CountyNamed(entry.Name) : null)
            ?? (int.TryParse(entry.Code, CultureInfo.InvariantCulture, out var number) && number <= Counties.All.Count ? number : null);

    private static int? CountyNamed(string name) =>
        CountyArm.Match(name) is { Success: true } match ? Counties.Find(match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value)?.Code : null;

    private static int? County(string name) =>
        CountyGovernment.Match(name) is { Success: true } match ? Counties.Find(match.Groups[1].Value)?.Code : null;

    private static string Key(string name)
    {
        var slug = EntitySlug.Kebab(EntityName.Even(name));
        return slug.StartsWith("the-", StringComparison.Ordinal) ? slug[4..] : slug;
    }

    /// <summary>An entity before its slug is known.</summary>
    internal sealed class Entry(string name, string? code, bool isCoded)
    {
        public string Name { get; } = name;

        /// <summary>The vote, or the county's number, of the chapter or of the one it stands under.</summary>
        public string? Code { get; } = code;

        /// <summary>Whether its own heading names the code.</summary>
        public bool IsCoded { get; } = isCoded;

        /// <summary>How the appendices spell it.</summary>
        public List<string> OtherSpellings { get; } = [];
    }

    [GeneratedRegex(@"\(([A-Z][A-Za-z]*[A-Z][A-Za-z]*)\)")]
    private static partial Regex Acronym { get; }

    [GeneratedRegex(@"\bCounty\s+(?:Government|Executive|Assembly)\s+of\s+([\p{L}'/ -]+)$", RegexOptions.IgnoreCase)]
    private static partial Regex CountyGovernment { get; }

    [GeneratedRegex(@"\ACounty\s+(?:Executive|Assembly)\s+of\s+(.+)\z|\A(.+?)\s+County\s+(?:Executive|Assembly)\z", RegexOptions.IgnoreCase)]
    private static partial Regex CountyArm { get; }
}

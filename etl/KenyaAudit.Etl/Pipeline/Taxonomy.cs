using System.Text.Json;
using System.Text.RegularExpressions;

namespace KenyaAudit.Etl.Pipeline;

/// <summary>A kind of matter. Slugs are addresses: add, never change.</summary>
public sealed record Category(string Slug, string Label, string Description);

/// <summary>
/// The categories of findings and the rules of the taxonomy file that give them: the first category one of whose title patterns
/// is in the title wins, else the first one of whose body patterns is in the text, else the last of the file.
/// </summary>
public sealed class Taxonomy
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan MatchLimit = TimeSpan.FromSeconds(1);

    private readonly IReadOnlyList<(Category Category, IReadOnlyList<Regex> Title, IReadOnlyList<Regex> Body)> rules;

    private Taxonomy(IReadOnlyList<(Category, IReadOnlyList<Regex>, IReadOnlyList<Regex>)> rules) => this.rules = rules;

    /// <summary>The taxonomy that travels with the program.</summary>
    public static Taxonomy Default { get; } = Load();

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<Category> Categories => [.. rules.Select(rule => rule.Category)];

    /// <summary>The slug of the category of a finding.</summary>
    public string CategoryOf(string title, string text) =>
        (rules.FirstOrDefault(rule => rule.Title.Any(pattern => pattern.IsMatch(title))).Category
            ?? rules.FirstOrDefault(rule => rule.Body.Any(pattern => pattern.IsMatch(text))).Category
            ?? rules[^1].Category).Slug;

    /// <summary>Reads a taxonomy file. Throws <see cref="JsonException"/> or <see cref="RegexParseException"/> when it is broken.</summary>
    public static Taxonomy Read(Stream json)
    {
        var file = JsonSerializer.Deserialize<TaxonomyFile>(json, Web) ?? throw new JsonException("The taxonomy is empty.");
        return file.Categories.Count == 0
            ? throw new JsonException("The taxonomy has no category.")
            : new Taxonomy([.. file.Categories.Select(entry => (new Category(entry.Slug, entry.Label, entry.Description), Patterns(entry.Rules.Title), Patterns(entry.Rules.Body)))]);
    }

    private static Taxonomy Load()
    {
        using var json = typeof(Taxonomy).Assembly.GetManifestResourceStream("sources/taxonomy.json")
            ?? throw new InvalidOperationException("The taxonomy file is missing from the assembly.");
        return Read(json);
    }

    private static IReadOnlyList<Regex> Patterns(IReadOnlyList<string>? patterns) =>
        [.. (patterns ?? []).Select(pattern => new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MatchLimit))];

    private sealed record TaxonomyFile(IReadOnlyList<Entry> Categories);

    private sealed record Entry(string Slug, string Label, string Description, RuleSet Rules);

    private sealed record RuleSet(IReadOnlyList<string>? Title, IReadOnlyList<string>? Body);
}

using System.Text.Json;
using System.Text.RegularExpressions;

namespace KenyaAudit.Etl.Pipeline;

/// <summary>A subject of findings. The slug is an address value and never changes.</summary>
public sealed record Category(string Slug, string Label, string Description);

/// <summary>The subjects of findings and the rules that give one by its title: the first rule that fits, in the order of the file.</summary>
public sealed class Taxonomy
{
    public const string Fallback = "other";

    private static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly IReadOnlyList<(string Slug, Regex Titles)> _rules;

    private Taxonomy(IReadOnlyList<Entry> entries)
    {
        Categories = [.. entries.Select(entry => new Category(entry.Slug, entry.Label, entry.Description))];
        _rules = [.. entries.Where(entry => entry.Titles.Length > 0)
            .Select(entry => (entry.Slug, new Regex(entry.Titles, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))))];
    }

    /// <summary>The taxonomy of etl/sources/taxonomy.json.</summary>
    public static Taxonomy Default { get; } = Load();

    public IReadOnlyList<Category> Categories { get; }

    /// <summary>The category of a finding with this title; "other" where no rule fits.</summary>
    public string Of(string title) =>
        _rules.Where(rule => rule.Titles.IsMatch(title)).Select(rule => rule.Slug).FirstOrDefault() ?? Fallback;

    private static Taxonomy Load()
    {
        using var file = typeof(Taxonomy).Assembly.GetManifestResourceStream("sources/taxonomy.json")!;
        return new Taxonomy(JsonSerializer.Deserialize<File>(file, Snake)!.Categories);
    }

    private sealed record File(IReadOnlyList<Entry> Categories);

    private sealed record Entry(string Slug, string Label, string Description, string Titles);
}

using System.Collections.Frozen;

namespace KenyaAudit.Etl.Vocabulary;

/// <summary>One of the 47 counties, by its code in the Constitution.</summary>
public sealed record County(int Code, string Slug, string Name);

/// <summary>The one table of counties. Codes and slugs never change.</summary>
public static class Counties
{
    private static readonly string[] Names =
    [
        "Mombasa", "Kwale", "Kilifi", "Tana River", "Lamu", "Taita/Taveta", "Garissa", "Wajir", "Mandera", "Marsabit", "Isiolo", "Meru",
        "Tharaka-Nithi", "Embu", "Kitui", "Machakos", "Makueni", "Nyandarua", "Nyeri", "Kirinyaga", "Murang'a", "Kiambu", "Turkana",
        "West Pokot", "Samburu", "Trans Nzoia", "Uasin Gishu", "Elgeyo/Marakwet", "Nandi", "Baringo", "Laikipia", "Nakuru", "Narok",
        "Kajiado", "Kericho", "Bomet", "Kakamega", "Vihiga", "Bungoma", "Busia", "Siaya", "Kisumu", "Homa Bay", "Migori", "Kisii",
        "Nyamira", "Nairobi City",
    ];

    /// <summary>All 47, in order of code.</summary>
    public static IReadOnlyList<County> All { get; } = [.. Names.Select((name, index) => new County(index + 1, SlugOf(name), name))];

    // Nyandarua is printed without its r in one volume.
    private static readonly FrozenDictionary<string, County> BySpelling =
        All.Select(county => KeyValuePair.Create(Key(county.Name), county))
            .Append(KeyValuePair.Create("nyandaua", All[17]))
            .ToFrozenDictionary();

    /// <summary>Throws where there is no such code.</summary>
    public static County ByCode(int code) =>
        code >= 1 && code <= All.Count ? All[code - 1] : throw new ArgumentOutOfRangeException(nameof(code), code, "Counties have the codes 1 to 47.");

    /// <summary>The county of any spelling ("Murang’a", "Taita Taveta", "NAIROBI CITY COUNTY", "Homabay"), or null.</summary>
    public static County? Find(string? spelling) => spelling is null ? null : BySpelling.GetValueOrDefault(Key(spelling));

    /// <summary>The county of an address, or null.</summary>
    public static County? BySlug(string? slug) => All.FirstOrDefault(county => county.Slug == slug);

    // Letters alone decide: hyphen, slash, apostrophe and blank come and go between publishers.
    private static string Key(string spelling)
    {
        var letters = string.Concat(spelling.Where(char.IsAsciiLetter)).ToLowerInvariant();
        foreach (var tail in (string[])["county", "city"])
        {
            letters = letters.Length > tail.Length && letters.EndsWith(tail, StringComparison.Ordinal) ? letters[..^tail.Length] : letters;
        }

        return letters;
    }

    private static string SlugOf(string name) =>
        name.ToLowerInvariant().Replace("'", "", StringComparison.Ordinal).Replace('/', '-').Replace(' ', '-');
}

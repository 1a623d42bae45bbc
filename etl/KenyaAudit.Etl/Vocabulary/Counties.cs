using System.Collections.Frozen;

namespace KenyaAudit.Etl.Vocabulary;

/// <summary>A county under its code of the Constitution, First Schedule (1 Mombasa ... 47 Nairobi City).</summary>
public sealed record County(int Code, string Slug, string Name);

/// <summary>The one table of the 47 counties and their spellings.</summary>
public static class Counties
{
    /// <summary>In order of code.</summary>
    public static IReadOnlyList<County> All { get; } =
    [
        new(1, "mombasa", "Mombasa"),
        new(2, "kwale", "Kwale"),
        new(3, "kilifi", "Kilifi"),
        new(4, "tana-river", "Tana River"),
        new(5, "lamu", "Lamu"),
        new(6, "taita-taveta", "Taita/Taveta"),
        new(7, "garissa", "Garissa"),
        new(8, "wajir", "Wajir"),
        new(9, "mandera", "Mandera"),
        new(10, "marsabit", "Marsabit"),
        new(11, "isiolo", "Isiolo"),
        new(12, "meru", "Meru"),
        new(13, "tharaka-nithi", "Tharaka-Nithi"),
        new(14, "embu", "Embu"),
        new(15, "kitui", "Kitui"),
        new(16, "machakos", "Machakos"),
        new(17, "makueni", "Makueni"),
        new(18, "nyandarua", "Nyandarua"),
        new(19, "nyeri", "Nyeri"),
        new(20, "kirinyaga", "Kirinyaga"),
        new(21, "muranga", "Murang'a"),
        new(22, "kiambu", "Kiambu"),
        new(23, "turkana", "Turkana"),
        new(24, "west-pokot", "West Pokot"),
        new(25, "samburu", "Samburu"),
        new(26, "trans-nzoia", "Trans Nzoia"),
        new(27, "uasin-gishu", "Uasin Gishu"),
        new(28, "elgeyo-marakwet", "Elgeyo/Marakwet"),
        new(29, "nandi", "Nandi"),
        new(30, "baringo", "Baringo"),
        new(31, "laikipia", "Laikipia"),
        new(32, "nakuru", "Nakuru"),
        new(33, "narok", "Narok"),
        new(34, "kajiado", "Kajiado"),
        new(35, "kericho", "Kericho"),
        new(36, "bomet", "Bomet"),
        new(37, "kakamega", "Kakamega"),
        new(38, "vihiga", "Vihiga"),
        new(39, "bungoma", "Bungoma"),
        new(40, "busia", "Busia"),
        new(41, "siaya", "Siaya"),
        new(42, "kisumu", "Kisumu"),
        new(43, "homa-bay", "Homa Bay"),
        new(44, "migori", "Migori"),
        new(45, "kisii", "Kisii"),
        new(46, "nyamira", "Nyamira"),
        new(47, "nairobi-city", "Nairobi City"),
    ];

    // Spellings met in reports that letters alone do not explain.
    private static readonly FrozenDictionary<string, int> Misspelt = new Dictionary<string, int>
    {
        ["NYANDAUA"] = 18,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, County> ByLetters = All.ToFrozenDictionary(county => Letters(county.Name));

    /// <summary>Throws <see cref="ArgumentOutOfRangeException"/> outside 1 to 47.</summary>
    public static County ByCode(int code) =>
        code >= 1 && code <= All.Count ? All[code - 1] : throw new ArgumentOutOfRangeException(nameof(code), code, "counties are numbered 1 to 47");

    /// <summary>The county of any spelling met: blanks, hyphens, slashes, apostrophes, letter case and a trailing "City" or "County" do not matter.</summary>
    public static County? Find(string spelling)
    {
        var letters = Letters(spelling);
        return ByLetters.GetValueOrDefault(letters) ?? (Misspelt.TryGetValue(letters, out var code) ? ByCode(code) : null);
    }

    private static string Letters(string name)
    {
        var letters = string.Concat(name.Where(char.IsAsciiLetter)).ToUpperInvariant();
        letters = letters.EndsWith("COUNTY", StringComparison.Ordinal) ? letters[..^"COUNTY".Length] : letters;
        return letters.EndsWith("CITY", StringComparison.Ordinal) ? letters[..^"CITY".Length] : letters;
    }
}

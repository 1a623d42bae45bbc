namespace KenyaAudit.Web.Search;

/// <summary>
/// A light stemmer for Swahili nouns and verbs: takes off class prefixes and a few endings, so that "mshahara" and "mishahara",
/// "deni" and "madeni", "shule" and "shuleni" meet. Its stems are only compared with one another, never with English.
/// </summary>
internal static class SwahiliStemmer
{
    private const int ShortestStem = 3;

    // Longest first. Singular and plural of a class lose what tells them apart.
    private static readonly string[] Prefixes = ["mwa", "mwe", "wa", "mw", "mi", "ma", "ki", "vi", "ch", "vy", "ku", "ny", "m", "u"];

    private static readonly string[] Endings = ["ni"];

    public static string Stem(string word)
    {
        var prefix = Prefixes.FirstOrDefault(prefix => word.Length - prefix.Length >= ShortestStem && word.StartsWith(prefix, StringComparison.Ordinal) && IsClassPrefix(word, prefix));
        var stem = prefix is null ? word : word[prefix.Length..];
        var ending = Endings.FirstOrDefault(ending => stem.Length - ending.Length > ShortestStem && stem.EndsWith(ending, StringComparison.Ordinal));
        return ending is null ? stem : stem[..^ending.Length];
    }

    // "mchezo" but not "maji": a bare m or u is a prefix only before a consonant.
    private static bool IsClassPrefix(string word, string prefix) =>
        prefix.Length > 1 || !"aeiou".Contains(word[prefix.Length], StringComparison.Ordinal);
}

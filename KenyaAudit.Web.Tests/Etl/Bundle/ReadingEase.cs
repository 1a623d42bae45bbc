namespace KenyaAudit.Web.Tests.Etl.Bundle;

/// <summary>
/// Flesch reading ease of English: 206.835 - 1.015 words a sentence - 84.6 syllables a word. 60 to 70 is read with ease at 13 to 15 years.
/// Words are runs between blanks that hold a letter; sentences end with . ! or ? before a blank; syllables are groups of vowels, without a silent ending.
/// </summary>
internal static class ReadingEase
{
    private const string Vowels = "aeiouy";

    public static double Of(string text)
    {
        var pieces = text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var words = pieces.Where(piece => piece.Any(char.IsAsciiLetter)).ToList();
        var sentences = Math.Max(1, pieces.Count(piece => piece[^1] is '.' or '!' or '?'));
        return 206.835 - (1.015 * words.Count / sentences) - (84.6 * words.Sum(Syllables) / words.Count);
    }

    public static int Syllables(string word)
    {
        var letters = new string([.. word.ToLowerInvariant().Where(char.IsAsciiLetterLower)]);
        if (letters.Length > 3)
        {
            letters = Silent(letters);
        }

        return Math.Max(1, letters.Where((c, at) => Vowels.Contains(c, StringComparison.Ordinal) && (at == 0 || !Vowels.Contains(letters[at - 1], StringComparison.Ordinal))).Count());
    }

    // "times" and "asked" lose their ending, "taxes" keeps a vowel of its own, "table" its last syllable.
    private static string Silent(string word) => word switch
    {
        [.., var before, 'e', 's'] when !$"l{Vowels}".Contains(before, StringComparison.Ordinal) => word[..^2],
        [.., not ('d' or 't'), 'e', 'd'] => word[..^2],
        [.., not 'l', 'e'] => word[..^1],
        _ => word,
    };
}

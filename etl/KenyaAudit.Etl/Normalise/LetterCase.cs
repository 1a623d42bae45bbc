using System.Text.RegularExpressions;
using KenyaAudit.Etl.Parse;
using KenyaAudit.Etl.Pipeline;

namespace KenyaAudit.Etl.Normalise;

/// <summary>
/// Writes a heading in capitals the way the book's own running text writes its words: "KEMSA" stays, "TREASURY" becomes "Treasury".
/// Words the text never uses keep their capitals when they look like codes (digits, no vowel, three letters at most).
/// </summary>
internal sealed partial class LetterCase
{
    private static readonly HashSet<string> Small = new(
        ["a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "per", "the", "through", "to", "under", "with", "among", "against"],
        StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, int> _balance = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _mixed = new(StringComparer.Ordinal);

    public LetterCase(IReadOnlyList<PageText> pages)
    {
        foreach (var line in pages.SelectMany(page => page.Text.Split('\n')).Where(line => !Lettering.IsCapitals(line)))
        {
            foreach (Match match in Word.Matches(line))
            {
                Count(match.Value);
            }
        }
    }

    public string Tidy(string heading)
    {
        var text = Straight(heading);
        var first = true;
        return Part.Replace(text, match =>
        {
            var opensPart = first || match.Index < 2 || text[..match.Index].TrimEnd() is [.., '–' or '-' or ':' or '('];
            first = false;
            return Write(match.Value, opensPart);
        });
    }

    /// <summary>Apostrophes and blanks as a keyboard writes them.</summary>
    public static string Straight(string text) =>
        Blanks.Replace(text.Replace('’', '\'').Replace('‘', '\'').Replace('`', '\'').Replace('“', '"').Replace('”', '"').Replace('—', '–'), " ").Trim();

    private void Count(string word)
    {
        var key = word.ToUpperInvariant();
        var upper = word.Length > 1 && word.All(char.IsUpper);
        _balance[key] = _balance.GetValueOrDefault(key) + (upper ? 1 : -1);
        if (!upper && word.Skip(1).Any(char.IsUpper) && word.Any(char.IsLower))
        {
            _mixed.TryAdd(key, word);
        }
    }

    private string Write(string word, bool opensPart)
    {
        if (word.Any(char.IsLower) || word.Any(char.IsAsciiDigit) || word.Length == 1 && word != "A")
        {
            return word;
        }

        if (Small.Contains(word))
        {
            return opensPart ? Title(word) : word.ToLowerInvariant();
        }

        if (RomanNumeral.IsMatch(word))
        {
            return word;
        }

        if (_balance.TryGetValue(word, out var balance))
        {
            return balance > 0 ? word : _mixed.TryGetValue(word, out var mixed) && balance > -3 ? mixed : Title(word);
        }

        return word.Length <= 3 || !word.Any(c => "AEIOUY".Contains(c, StringComparison.Ordinal)) ? word : Title(word);
    }

    private static string Title(string word) => char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant();

    [GeneratedRegex(@"\p{L}[\p{L}']*")]
    private static partial Regex Word { get; }

    // A code such as "P-KE-DB0-020" or "5627-KE" is one part, as it holds digits.
    [GeneratedRegex(@"(?:[\p{L}\d]+[-/])*[\p{L}\d]*\d[\p{L}\d]*(?:[-/][\p{L}\d]+|\.\d+)*|\p{L}[\p{L}']*")]
    private static partial Regex Part { get; }

    [GeneratedRegex(@"\A(?:II|III|IV|VI|VII|VIII|IX)\z")]
    private static partial Regex RomanNumeral { get; }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks { get; }
}

using System.Text.RegularExpressions;

namespace KenyaAudit.Etl.Normalise;

/// <summary>
/// Tidies the letter case of a printed heading, and of nothing else: no word is dropped, added or put in another order.
/// Capitals stay on codes (tokens with a digit), on words without a vowel, on a short word alone in brackets and on the acronyms
/// of the table or of the document's own prose; small words are lower inside the name.
/// </summary>
internal sealed partial class EntityName(IReadOnlySet<string> acronymsInProse)
{
    private static readonly HashSet<string> Small = new(StringComparer.OrdinalIgnoreCase)
    {
        "and", "of", "for", "in", "on", "the", "to", "by", "with", "from", "at", "under", "a", "an", "or", "through", "towards", "as", "per",
    };

    private static readonly HashSet<string> Acronyms = new(StringComparer.Ordinal)
    {
        "ADB", "ADF", "AFD", "AGRA", "AIA", "AIDS", "ASAL", "ASALS", "ASAP", "BADEA", "BMZ", "CKE", "CRF", "DANIDA", "DCI", "DFID", "EDF", "EIB", "EPC",
        "EU", "EXIM", "FAO", "FED", "FIDIC", "GA", "GAVI", "GCF", "GCL", "GEF", "GIZ", "GOK", "GPE", "HIV", "ICT", "ID", "IDA", "IFAD", "II", "III", "IV", "IX",
        "JICA", "KE", "KEMSA", "KEN", "KFW", "KRC", "KSH", "LTD", "MOT", "NEMA", "NHIF", "NSSF", "OBA", "OFID", "OPEC", "ORIO", "PBC", "PLC", "SIDA",
        "SNV", "TB", "TF", "UK", "UN", "UNDP", "UNEP", "UNESCO", "UNFPA", "UNICEF", "USA", "USAID", "VI", "VII", "VIII", "WHO", "XI", "XII",
    };

    // Short words that stand alone in brackets and are words all the same.
    private static readonly HashSet<string> BracketedWords = new(StringComparer.Ordinal)
    {
        "PHASE", "LOAN", "GRANT", "CREDIT", "FUND", "FUNDS", "KENYA", "PROJECT", "REVISED", "LOT", "ROAD",
    };

    /// <summary>The words that a document's prose writes in capitals throughout: its own acronyms.</summary>
    public static HashSet<string> AcronymsOf(IEnumerable<string> prose)
    {
        var upper = new Dictionary<string, int>(StringComparer.Ordinal);
        var other = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (Match word in prose.SelectMany(text => Word.Matches(text)))
        {
            var counts = word.Value.Any(char.IsLower) ? other : upper;
            var key = word.Value.ToUpperInvariant();
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        return [.. upper.Where(pair => pair.Key.Length is >= 2 and <= 8 && pair.Value >= 2 && pair.Value > 4 * other.GetValueOrDefault(pair.Key)).Select(pair => pair.Key)];
    }

    public string Tidy(string heading)
    {
        var even = Even(heading);
        // A heading that already mixes its letters is the printer's own tidy form.
        var capitals = even.Count(char.IsUpper) > 2 * even.Count(char.IsLower);
        return capitals ? Token.Replace(even, match => Case(match, even)) : even;
    }

    /// <summary>Straight apostrophes, plain quotes and dashes, single blanks.</summary>
    public static string Even(string text)
    {
        var plain = text.Replace("’’", "\"", StringComparison.Ordinal).Replace("‘‘", "\"", StringComparison.Ordinal)
            .Replace('’', '\'').Replace('‘', '\'').Replace('“', '"').Replace('”', '"').Replace('—', '-').Replace('–', '-').Replace('\u00a0', ' ');
        return Blanks.Replace(plain, " ").Trim();
    }

    private string Case(Match match, string heading)
    {
        var token = match.Value;
        var (start, end) = (match.Index, match.Index + match.Length);
        var before = start > 0 ? heading[start - 1] : ' ';
        var after = end < heading.Length ? heading[end] : ' ';
        if (Ordinal.IsMatch(token))
        {
            return token.ToLowerInvariant();
        }

        if (token.Any(char.IsLower) || token.Any(char.IsDigit) || TouchesDigit(heading, start, end))
        {
            return token;
        }

        if (Abbreviations.TryGetValue(token, out var written))
        {
            return written;
        }

        var aloneInBrackets = before == '(' && after == ')' && token.Length is >= 2 and <= 8 && !BracketedWords.Contains(token);
        if (Acronyms.Contains(token) || aloneInBrackets || NoVowel.IsMatch(token))
        {
            return token;
        }

        if (Small.Contains(token) && start > 0 && before == ' ' && after == ' ' && !FollowsDash(heading, start))
        {
            return token.ToLowerInvariant();
        }

        return token.Length > 1 && acronymsInProse.Contains(token) && !Small.Contains(token) ? token : token[..1] + token[1..].ToLowerInvariant();
    }

    // "P-KE-DB0-020": letters joined to a digit by hyphen, stop or slash are part of the code.
    private static bool TouchesDigit(string text, int start, int end)
    {
        var from = start;
        while (from > 0 && !char.IsWhiteSpace(text[from - 1]) && text[from - 1] is not ('(' or ')'))
        {
            from--;
        }

        var to = end;
        while (to < text.Length && !char.IsWhiteSpace(text[to]) && text[to] is not ('(' or ')'))
        {
            to++;
        }

        var chunk = text[from..to];
        return chunk.Any(char.IsDigit) && !LongWord.IsMatch(chunk) && !chunk.StartsWith("NO", StringComparison.Ordinal);
    }

    private static bool FollowsDash(string text, int start) => start > 1 && text[start - 2] is '-' or ':';

    private static readonly Dictionary<string, string> Abbreviations = new(StringComparer.Ordinal)
    {
        ["NO"] = "No", ["NOS"] = "Nos", ["REF"] = "Ref", ["CR"] = "Cr", ["ST"] = "St", ["DR"] = "Dr", ["LTD"] = "Ltd", ["TH"] = "th", ["BY"] = "by",
        ["PVT"] = "Pvt", ["DEPT"] = "Dept", ["GRP"] = "Grp",
    };

    [GeneratedRegex(@"[\p{L}\d]+(?:'\p{L}+)?")]
    private static partial Regex Token { get; }

    [GeneratedRegex(@"\b[A-Za-z]{2,}\b")]
    private static partial Regex Word { get; }

    [GeneratedRegex(@"^[B-DF-HJ-NP-TV-XZ]{2,6}$")]
    private static partial Regex NoVowel { get; }

    [GeneratedRegex(@"[A-Z]{6,}")]
    private static partial Regex LongWord { get; }

    [GeneratedRegex(@"^\d+(?:ST|ND|RD|TH)$")]
    private static partial Regex Ordinal { get; }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks { get; }
}

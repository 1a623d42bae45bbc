using System.Security.Cryptography;
using System.Text;

namespace KenyaAudit.Etl.Normalise;

/// <summary>Address words made of a name alone, so that they do not depend on what else was loaded, or when.</summary>
internal static class Slugger
{
    private const int Longest = 60;
    private const int MostWords = 9;
    private const int HashDigits = 6;

    /// <summary>Lower case, hyphens between words. A long name is cut at a word and told apart by a digest of the whole.</summary>
    public static string Of(string name)
    {
        var slug = Plain(name);
        var words = slug.Split('-');
        if (slug.Length <= Longest && words.Length <= MostWords)
        {
            return slug;
        }

        var kept = MostWords;
        while (kept > 1 && words.Take(kept).Sum(word => word.Length + 1) > Longest)
        {
            kept--;
        }

        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(slug)))[..HashDigits];
        return $"{string.Join('-', words.Take(kept))}-{digest}";
    }

    private static string Plain(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(c);
            }
            else if (c != '\'' && c <= '\u02ff' && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
            else if (c is '–' && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().Trim('-');
    }
}

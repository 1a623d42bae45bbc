using System.Security.Cryptography;
using System.Text;

namespace KenyaAudit.Etl.Normalise;

/// <summary>The address of an entity: its name in small letters and hyphens, cut at a word near 100 signs.</summary>
internal static class EntitySlug
{
    private const int Longest = 100;

    public static string Of(string name)
    {
        var slug = Kebab(name);
        if (slug.Length <= Longest)
        {
            return slug;
        }

        var cut = slug.LastIndexOf('-', Longest);
        return slug[..(cut > 0 ? cut : Longest)];
    }

    /// <summary>
    /// Slugs for all names of a document. Names that would share one get the code of their vote, and, where that is not enough,
    /// six digits of their own hash; every name of the clash does, so the order of the entities does not matter.
    /// </summary>
    public static Dictionary<T, string> Assign<T>(IReadOnlyList<T> entities, Func<T, string> name, Func<T, string?> vote, Func<T, bool> isVote)
        where T : class
    {
        var slugs = entities.ToDictionary(entity => entity, entity => Of(name(entity)));
        Part(entity => vote(entity) is { } code && !isVote(entity) ? $"{slugs[entity]}-{code}" : slugs[entity]);
        Part(entity => isVote(entity) ? slugs[entity] : $"{slugs[entity]}-{Hash($"{vote(entity)}/{Kebab(name(entity))}")}");
        return slugs;

        void Part(Func<T, string> further)
        {
            var clashes = entities.GroupBy(entity => slugs[entity]).Where(group => group.Count() > 1).SelectMany(group => group).ToList();
            foreach (var (entity, slug) in clashes.Select(entity => (entity, further(entity))).ToList())
            {
                slugs[entity] = slug;
            }
        }
    }

    public static string Kebab(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var sign in text.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(sign))
            {
                slug.Append(sign);
            }
            else if (sign is not '\'' && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().Trim('-');
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..6];
}

using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Web.Pages.Shared;

/// <summary>How many entities got an opinion.</summary>
internal sealed record OpinionCount(Opinion Opinion, int Count);

/// <summary>One part of a bar of a thousand.</summary>
internal sealed record OpinionShare(Opinion Opinion, int Start, int Width);

/// <summary>Opinions at a glance: counts in the order of the vocabulary, and where each leads.</summary>
/// <param name="Search">What the links narrow by the opinion.</param>
internal sealed record OpinionGlance(IReadOnlyList<OpinionCount> Counts, Ui.SearchAddress Search)
{
    private const int Whole = 1000;

    public int Total => Counts.Sum(count => count.Count);

    /// <summary>The opinions as parts of a bar, without gaps.</summary>
    public IEnumerable<OpinionShare> Shares()
    {
        var before = 0;
        foreach (var count in Counts)
        {
            var start = before * Whole / Total;
            before += count.Count;
            yield return new OpinionShare(count.Opinion, start, (before * Whole / Total) - start);
        }
    }
}

namespace KenyaAudit.Web.Search;

/// <summary>One way in which a part of a query can be met by a finding.</summary>
internal abstract record Meaning
{
    /// <summary>All of the words, by their stems, wherever they stand.</summary>
    internal sealed record Words(IReadOnlyList<QueryWord> All) : Meaning;

    /// <summary>The words as written, one after the other.</summary>
    internal sealed record Phrase(IReadOnlyList<QueryWord> All) : Meaning;

    /// <summary>All of the words in the names of the finding's entity, vote, county or category.</summary>
    internal sealed record InNames(IReadOnlyList<QueryWord> All) : Meaning;

    /// <summary>All of the words, by the light Swahili stem, in the Swahili summary.</summary>
    internal sealed record Swahili(IReadOnlyList<string> Stems) : Meaning;

    /// <summary>A word that begins so.</summary>
    internal sealed record Prefix(string Start) : Meaning;

    /// <summary>Any of a field's address values.</summary>
    internal sealed record Values(string Field, IReadOnlyList<string> Any) : Meaning;

    /// <summary>The amount in question lies between.</summary>
    internal sealed record Amount(AmountBounds Bounds) : Meaning;

    /// <summary>A number of the text lies between.</summary>
    internal sealed record Rounded(AmountBounds Bounds) : Meaning;
}

/// <summary>One thing a finding must meet, or must not, in any of several ways; the first is what was typed.</summary>
internal sealed record QueryUnit(IReadOnlyList<Meaning> Meanings)
{
    public bool IsExcluded { get; init; }

    /// <summary>How many typed words it stands for; 0 where it is a condition.</summary>
    public int Words { get; init; }

    /// <summary>May be left out where few findings have all the words: common, or known to none.</summary>
    public bool CanDrop { get; init; }
}

/// <summary>A word that no finding has, and the known word that was searched for instead.</summary>
internal sealed record Correction(string Typed, string Corrected);

/// <summary>Words that were also searched for in another way.</summary>
/// <param name="Language">Of the typed words: sw, en; acronym for short forms and what they stand for.</param>
internal sealed record SynonymUse(string Typed, string Means, string Language);

/// <summary>What a query asks of this index.</summary>
internal sealed record Interpretation(
    IReadOnlyList<QueryUnit> Units,
    string? Reference,
    string? Paragraph,
    IReadOnlyList<Correction> Corrections,
    IReadOnlyList<SynonymUse> Synonyms,
    IReadOnlyList<string> Notices)
{
    /// <summary>What was typed holds nothing to search for: everything is asked for.</summary>
    public bool IsEmpty => Units.Count == 0 && Reference is null && Paragraph is null;

    /// <summary>How many of the words that may be dropped must still be met, so that two thirds of all words are.</summary>
    public int Needed
    {
        get
        {
            var words = Units.Where(unit => !unit.IsExcluded).Sum(unit => unit.Words);
            var kept = Units.Where(unit => !unit.IsExcluded && !unit.CanDrop).Sum(unit => unit.Words);
            return Math.Max(0, (((2 * words) + 2) / 3) - kept);
        }
    }

    public int Droppable => Units.Count(unit => unit.CanDrop && !unit.IsExcluded);

    public bool CanRelax => Needed < Droppable;
}

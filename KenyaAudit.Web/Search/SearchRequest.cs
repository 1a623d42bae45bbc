using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Web.Search;

internal enum SearchSort
{
    Relevance,
    Newest,
    Amount,
}

/// <summary>What a reader asks: words and filters, already judged; several values of one filter mean any of them.</summary>
internal sealed record SearchRequest
{
    public const int PageSize = 10;

    public string Text { get; init; } = "";
    public IReadOnlyList<string> Entities { get; init; } = [];
    public IReadOnlyList<string> Counties { get; init; } = [];
    public IReadOnlyList<FinancialYear> Years { get; init; } = [];
    public IReadOnlyList<ReportSection> Sections { get; init; } = [];
    public IReadOnlyList<Basis> Bases { get; init; } = [];
    public IReadOnlyList<Opinion> Opinions { get; init; } = [];
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Bounds of the amount in question, both included.</summary>
    public Kes? Min { get; init; }
    public Kes? Max { get; init; }
    public SearchSort Sort { get; init; }

    /// <summary>Without synonyms, acronyms and corrected spelling.</summary>
    public bool Exact { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;
}

/// <summary>Keys and passages, never rows: the caller fetches the rows it shows from the store.</summary>
/// <param name="Facets">By facet name (entity, county, fy, section, basis, opinion, category, amount), each counted without its own filter, most frequent first; amounts by size.</param>
/// <param name="Sequence">The publication sequence the index had when it answered.</param>
/// <param name="Notices">Sentences for the reader about what was ignored or changed.</param>
internal sealed record SearchResult(
    int Total,
    IReadOnlyList<SearchHit> Hits,
    IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets,
    long Sequence,
    IReadOnlyList<string> Notices)
{
    /// <summary>Words searched for instead of what was typed, for a link that undoes it (exact=1).</summary>
    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    /// <summary>What was searched for besides what was typed.</summary>
    public IReadOnlyList<SynonymUse> Synonyms { get; init; } = [];

    /// <summary>Some words were left out because few findings have them all.</summary>
    public bool IsRelaxed { get; init; }

    /// <summary>The time ran out: total and facets count only what was looked through.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Set where nothing was found.</summary>
    public NothingFound? Nothing { get; init; }
}

/// <summary>What may help where nothing was found.</summary>
/// <param name="Nearest">Typed words that no finding has, with the known word spelled most like each.</param>
/// <param name="WithoutFilter">By filter name (amount for min and max), the findings there would be without that one filter; only those above zero.</param>
internal sealed record NothingFound(IReadOnlyList<Correction> Nearest, IReadOnlyList<FacetCount> WithoutFilter);

/// <summary>A finding's reference and the passage that fits the words best (null when nothing of its text is indexed).</summary>
internal sealed record SearchHit(string Reference, Passage? Passage);

/// <summary>Text with the parts to mark; plain text, encoded by whoever prints it.</summary>
internal sealed record Passage(IReadOnlyList<PassagePart> Parts)
{
    public override string ToString() => string.Concat(Parts.Select(part => part.Text));
}

internal sealed record PassagePart(string Text, bool Marked);

/// <summary>An address value and how many hits have it.</summary>
internal sealed record FacetCount(string Value, int Count);

/// <summary>One finding as the index needs it.</summary>
internal sealed record IndexedFinding
{
    public required string Reference { get; init; }
    public required int Number { get; init; }
    public required string Title { get; init; }
    public required string EntitySlug { get; init; }
    public required string EntityName { get; init; }

    /// <summary>The vote a sub-entity belongs to: its slug also answers the entity filter.</summary>
    public string? ParentSlug { get; init; }
    public string? ParentName { get; init; }
    public string? Vote { get; init; }
    public string? CountySlug { get; init; }
    public string? CountyName { get; init; }
    public required FinancialYear Year { get; init; }
    public required ReportSection Section { get; init; }
    public required Basis Basis { get; init; }
    public Opinion? Opinion { get; init; }
    public required string Category { get; init; }
    public required string CategoryLabel { get; init; }
    public Kes? AmountInQuestion { get; init; }
    public string? Summary { get; init; }

    /// <summary>The summary in Swahili.</summary>
    public string? SummarySw { get; init; }

    /// <summary>Words of citizens, ours, one a line.</summary>
    public string? SearchWords { get; init; }
    public string? Body { get; init; }

    /// <summary>Every amount printed in the finding, for those whose text is not held.</summary>
    public IReadOnlyList<Kes> Amounts { get; init; } = [];

    /// <summary>Names by which the entity is also known.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];
}

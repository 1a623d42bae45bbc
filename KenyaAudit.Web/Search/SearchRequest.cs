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

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;
}

/// <summary>Keys and passages, never rows: the caller fetches the rows it shows from the store.</summary>
/// <param name="Facets">By facet name (entity, county, fy, section, basis, opinion, category), each counted without its own filter, most frequent first.</param>
/// <param name="Sequence">The publication sequence the index had when it answered.</param>
/// <param name="Notices">Sentences for the reader about what was ignored or changed.</param>
internal sealed record SearchResult(
    int Total,
    IReadOnlyList<SearchHit> Hits,
    IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets,
    long Sequence,
    IReadOnlyList<string> Notices);

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
    public string? Body { get; init; }

    /// <summary>Names by which the entity is also known.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];
}

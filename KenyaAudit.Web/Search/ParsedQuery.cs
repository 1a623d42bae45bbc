using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Web.Search;

/// <summary>One word of a query as written (folded) and as its stem.</summary>
internal readonly record struct QueryWord(string Written, string Stem, bool IsStop);

/// <summary>What must be found, or must not: one word, the words of one joined piece ("Taita/Taveta"), or a phrase.</summary>
/// <param name="Year">Set when the piece is a financial year ("2020/21"), which also finds the findings of that year.</param>
internal sealed record QueryPiece(IReadOnlyList<QueryWord> Words, bool IsPhrase, bool IsExcluded, FinancialYear? Year = null);

/// <summary>What a reader typed, understood: pieces in their order and what was not taken as typed.</summary>
/// <param name="Reference">Set when a reference was typed alone.</param>
/// <param name="Paragraph">Set when a paragraph number was typed alone.</param>
internal sealed record ParsedQuery(
    IReadOnlyList<QueryPiece> Pieces,
    string? Reference,
    string? Paragraph,
    IReadOnlyList<string> Notices)
{
    /// <summary>What was typed holds no word at all: everything is asked for.</summary>
    public bool IsEmpty => Pieces.Count == 0 && Reference is null && Paragraph is null;
}

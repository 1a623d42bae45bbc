using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Web.Search;

/// <summary>One word of a query as written (folded) and as its stem.</summary>
internal readonly record struct QueryWord(string Written, string Stem, bool IsStop)
{
    /// <summary>Numbers and what holds one have no other forms, so they are found as written.</summary>
    public bool HasDigit => Written.AsSpan().ContainsAnyInRange('0', '9');
}

internal enum PieceKind
{
    /// <summary>One word, or the words of one joined piece ("Taita/Taveta").</summary>
    Words,
    Phrase,

    /// <summary>Every word that begins so.</summary>
    Prefix,

    /// <summary>A value of a field: county:meru.</summary>
    Field,

    /// <summary>Bounds of the amount in question: amount&gt;1b.</summary>
    Amount,
}

/// <summary>What must be found, or must not.</summary>
internal sealed record QueryPiece(PieceKind Kind, IReadOnlyList<QueryWord> Words)
{
    public bool IsExcluded { get; init; }

    /// <summary>OR stood before it: this or the piece before.</summary>
    public bool IsAlternative { get; init; }

    /// <summary>Set when the piece is a financial year ("2020/21"), which also finds the findings of that year.</summary>
    public FinancialYear? Year { get; init; }

    /// <summary>Of an amount condition; or, of words, what rounds to the amount they say ("59.5 billion").</summary>
    public AmountBounds? Bounds { get; init; }

    /// <summary>The field's name and its value as typed.</summary>
    public string Field { get; init; } = "";
    public string Value { get; init; } = "";

    /// <summary>The value stood in quotation marks, so it ends where they do.</summary>
    public bool IsQuoted { get; init; }

    /// <summary>A single word that may be joined with its neighbours.</summary>
    public bool IsPlainWord => Kind == PieceKind.Words && Words.Count == 1 && !IsExcluded && !IsAlternative && Year is null && Bounds is null;
}

/// <summary>What a reader typed: pieces in their order and what was not taken as typed.</summary>
/// <param name="Reference">Set when a reference was typed alone.</param>
/// <param name="Paragraph">Set when a paragraph number was typed alone.</param>
internal sealed record ParsedQuery(
    IReadOnlyList<QueryPiece> Pieces,
    string? Reference,
    string? Paragraph,
    IReadOnlyList<string> Notices);

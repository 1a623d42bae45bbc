namespace KenyaAudit.Web.Ui;

/// <summary>What an answer is made from, and so when it grows old.</summary>
internal enum AnswerSource
{
    /// <summary>Rows of the store: old when something is published.</summary>
    Store,

    /// <summary>The search index and the rows of its hits: old when either moves.</summary>
    Index,

    /// <summary>Runs of the pipeline: the handler tags it itself, and nobody may keep it unasked.</summary>
    Runs,

    /// <summary>Files written after a publication: the handler tags it itself, for the files may be older than the store.</summary>
    Files,
}

/// <summary>
/// Marks a page or route that anyone may read and any cache may keep: GET and HEAD only, no cookie, no token.
/// <paramref name="query"/> names the parameters it reads, separated by blanks; no other parameter makes another answer.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PublicAnswerAttribute(AnswerSource source, string query = "") : Attribute
{
    public AnswerSource Source { get; } = source;

    /// <summary>Whether only the handler knows what the answer was made from.</summary>
    public bool IsTaggedByHandler => Source is AnswerSource.Runs or AnswerSource.Files;

    public string Query { get; } = query;

    public string[] QueryNames { get; } = query.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The answer prints today's date, so it is another one tomorrow.</summary>
    public bool Dated { get; init; }
}
